"""Papers as web pages: whole in themselves, in order for those who hear them, and safe to open."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from lxml import etree

from drafting.papers.make import make_paper
from drafting.papers.profiles import PROFILES
from drafting.papers.values import PaperError, PaperValues
from drafting.text.paragraph import Text
from tests.builders import heading, operative, text, title
from tests.papers.samples import council_values, un_values, values_against_two
from tests.papers.texts import ISSUED, OWN, any_text, outline_at, values_of

WORD = re.compile(r"[^\W_]+")


def page(values: PaperValues, name: str = "clean") -> etree._Element:
    root = etree.fromstring(make_paper(name, "html", values), etree.HTMLParser(encoding="utf-8"))
    assert root is not None
    return root


def check(root: etree._Element) -> None:
    """What holds for every page: one first heading, none skipped, each link with its end, nothing fetched."""
    depths = [int(element.tag[1]) for element in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert depths.count(1) == 1
    assert depths[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(depths))
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    assert set(ids.values()) <= {1}
    assert {link.get("href") for link in root.iter("a")} <= {f"#{name}" for name in ids}
    assert root.get("lang")
    assert root.findtext("head/title")
    assert not [*root.iter("script", "img", "link", "iframe", "object", "form")]
    assert not [
        name for element in root.iter() for name in element.attrib if name.startswith("on") or name == "style"
    ]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_every_text_of_ours_is_a_page_in_order(path) -> None:
    check(page(values_of(outline_at(path))))


@given(first=any_text(), second=any_text())
@settings(max_examples=80, deadline=None)
def test_a_marked_page_is_in_order_whatever_became_of_the_text(first: Text, second: Text) -> None:
    base = replace(un_values().baseline, text=first)
    check(page(PaperValues(symbol="8871/31", text=second, issued=ISSUED, baseline=base), "marked"))


def test_words_of_a_text_are_never_markup() -> None:
    hostile = '</style><script>alert(1)</script> & <b onload=x> “quoted” "plain" &amp;'
    values = replace(
        council_values(),
        symbol=hostile,
        text=text(title(hostile), heading(hostile), operative("1", hostile), n1=hostile),
    )
    root = page(values)
    check(root)
    assert [element.text or element[-1].tail for element in root.iter("h1")] == [hostile]
    assert "".join(root.find(".//p[@class='operative']").itertext()) == f"1. {hostile}"


def test_every_call_finds_its_note_and_the_note_its_calls() -> None:
    root = page(un_values())
    calls = [link.get("href") for link in root.iterfind(".//a[@role='doc-noteref']")]
    back = [link.get("href") for link in root.iterfind(".//a[@role='doc-backlink']")]
    assert calls == ["#note-1", "#note-2", "#note-1"]
    assert back == ["#call-1", "#call-1-2", "#call-2"]


def test_the_marked_page_explains_its_marks_and_names_what_it_is_compared_with() -> None:
    key = page(council_values(), "marked").find(".//p[@class='key']")
    assert "".join(key.itertext()).startswith(
        "Changes to WK 411/2026 INIT are marked: new text is in bold underlined"
    )
    assert [(part.tag, part.text) for part in key][:2] == [
        ("ins", "bold underlined"),
        ("del", "struck through"),
    ]


def test_a_page_marked_against_two_texts_shows_what_is_the_latest_and_prints_both_by_the_profile() -> None:
    root = page(replace(values_against_two(), profile=PROFILES["council-9657"]), "marked")
    assert root.find(".//p[@class='key']/mark").text == "bold"
    latest = ["".join(part.itertext()) for part in root.iterfind(".//main/p/ins/mark")]
    assert any(words.startswith("UNDERTAKE") for words in latest)
    assert not any("half" in words for words in latest)
    style = root.find(".//style").text
    assert "ins { text-decoration: underline; }\nmark { font-weight: bold; }\n" in style


def test_leaving_out_what_is_struck_gives_the_new_words_and_leaving_out_what_is_new_the_old() -> None:
    values = un_values()
    assert words(page(values, "marked"), but="del") == words(page(values))
    before = replace(values, text=values.baseline.text)
    assert words(page(values, "marked"), but="ins") == words(page(before))


def words(root: etree._Element, *, but: str = "del") -> list[str]:
    """The words of the text, without footnote calls and without what bears one of the two marks."""
    main = root.find("body/main")
    for key in main.findall("p[@class='key']"):
        main.remove(key)
    etree.strip_elements(main, but, "sup", with_tail=False)
    return WORD.findall(" ".join("".join(line.itertext()) for line in main))


def test_a_first_text_has_no_marked_page() -> None:
    with pytest.raises(PaperError, match="no text before it"):
        make_paper("marked", "html", replace(council_values(), baseline=None))


def test_the_same_revision_gives_the_same_bytes() -> None:
    for name in ("clean", "marked"):
        assert make_paper(name, "html", council_values()) == make_paper(name, "html", council_values())
