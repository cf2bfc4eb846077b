"""Word files against the rules that Word itself reads by: the data of Microsoft's own SDK, asked by openxml-audit.

It knows which element may stand where and in which order, which attributes it needs, and that what is referred to
exists; it is no Word, and does not see how a page looks.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from drafting.papers.make import make_paper
from drafting.papers.values import PaperValues
from drafting.text.paragraph import CoverField
from tests.papers.chance import values_by_chance
from tests.papers.dated_samples import dated_values
from tests.papers.long_texts import revised_values
from tests.papers.samples import council_values, explained, un_values
from tests.papers.test_directions import values_in_both
from tests.papers.texts import CORPUS, OWN, outline_at, values_of
from tests.papers.word import W, part

VALUES = {"council": explained(council_values()), "un": explained(un_values())}
PAIRS = 40
# What Word numbers: no two of them may bear one number.
MARKS = (
    *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"),
    *("moveFromRangeStart", "moveToRangeStart", "bookmarkStart"),
)
Check = Callable[[bytes], None]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Asks the validator, as strictly as it goes; each time a fresh one, since it takes up parts of what it saw."""

    def checked(paper: bytes) -> None:
        file = tmp_path / "paper.docx"
        file.write_bytes(paper)
        verdict = OpenXmlValidator().validate(file)
        assert verdict.is_valid, [(each.part_uri, each.description) for each in verdict.errors]

    return checked


@pytest.mark.parametrize("house", VALUES)
@pytest.mark.parametrize("paper", ["clean", "marked", "tracked"])
def test_every_paper_of_a_revision_is_as_word_writes_it(check: Check, house: str, paper: str) -> None:
    check(make_paper(paper, "docx", VALUES[house]))


@pytest.mark.parametrize("house", VALUES)
@pytest.mark.parametrize("paper", dated_values(council_values()))
def test_every_paper_of_a_negotiation_is_as_word_writes_it(check: Check, house: str, paper: str) -> None:
    check(make_paper(paper, "docx", dated_values(VALUES[house])[paper]))


def test_texts_by_chance_and_long_ones_keep_the_rules(check: Check) -> None:
    for seed in range(PAIRS):
        check(make_paper("tracked", "docx", explained(values_by_chance(seed))))
    check(make_paper("tracked", "docx", explained(revised_values(Random(3)))))


def test_paragraphs_in_arabic_keep_the_rules(check: Check) -> None:
    for base in (council_values(), un_values()):
        check(make_paper("tracked", "docx", values_in_both(base)))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_our_own_documents_keep_the_rules(check: Check, path: Path) -> None:
    check(make_paper("clean", "docx", values_of(outline_at(path))))


@pytest.mark.skipif(not CORPUS, reason="../shared/corpus is not here")
def test_the_real_documents_keep_the_rules(check: Check) -> None:
    for path in CORPUS:
        check(make_paper("clean", "docx", values_of(outline_at(path))))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            '<w:pStyle w:val="Numbered"/></w:pPr>',
            '<w:pStyle w:val="Numbered"/><w:keepNext/></w:pPr><w:keepNext/>',
        ),
        ("<w:b/><w:i/>", "<w:i/><w:b/>"),
        (' w:author="FR, SE"', ""),
        ('<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="99"/>'),
    ],
)
def test_the_validator_sees_what_word_would_not_read(check: Check, right: str, wrong: str) -> None:
    paper = make_paper("tracked", "docx", VALUES["council"])
    with pytest.raises(AssertionError):
        check(changed(paper, "word/document.xml", right, wrong))


def changed(paper: bytes, name: str, right: str, wrong: str) -> bytes:
    """The file with the first `right` of a part made wrong."""
    held, made = io.BytesIO(paper), io.BytesIO()
    with zipfile.ZipFile(held) as package, zipfile.ZipFile(made, "w") as spoilt:
        for each in package.namelist():
            content = package.read(each).decode()
            if each == name:
                assert right in content
                content = content.replace(right, wrong, 1)
            spoilt.writestr(each, content)
    return made.getvalue()


@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_no_number_is_given_twice(values: PaperValues) -> None:
    paper = make_paper("tracked", "docx", values)
    parts = [part(paper, name) for name in ("word/document.xml", "word/footnotes.xml")]
    numbers = [each.get(f"{W}id") for one in parts for each in one.iter(*(W + mark for mark in MARKS))]
    assert len(numbers) == len(set(numbers)) > 0
    for start, end in (("bookmarkStart", "bookmarkEnd"), ("moveToRangeStart", "moveToRangeEnd")):
        opened, closed = ([each.get(f"{W}id") for each in parts[0].iter(W + mark)] for mark in (start, end))
        assert sorted(opened) == sorted(closed)


def test_headings_can_be_walked_and_a_paper_says_its_title_and_language() -> None:
    paper = make_paper("clean", "docx", council_values())
    styles = {
        style.get(f"{W}styleId"): (
            style.find(f"{W}name").get(f"{W}val"),
            [each.get(f"{W}val") for each in style.iter(f"{W}outlineLvl")],
        )
        for style in part(paper, "word/styles.xml").iter(f"{W}style")
    }
    # The names are Word's own: it shows them in the reader's language and knows what they are for.
    assert styles["Title"] == ("Title", [])
    assert [styles[f"Heading{depth}"] for depth in (1, 2, 3)] == [
        (f"heading {depth}", [str(depth - 1)]) for depth in (1, 2, 3)
    ]
    assert styles["FootnoteText"][0] == "footnote text"
    assert styles["CommentText"][0] == "annotation text"
    used = {each.get(f"{W}val") for each in part(paper, "word/document.xml").iter(f"{W}pStyle")}
    assert used <= set(styles)
    core = {etree.QName(each).localname: each.text for each in part(paper, "docProps/core.xml")}
    assert core["title"].startswith("WK 411/2026 REV 1: Draft Lindau Declaration on the Night Sky")
    assert core["language"] == "en-GB"


@pytest.mark.parametrize(
    ("code", "tag"), [("fr", "fr-FR"), ("EL", "el-GR"), ("sv", "sv-SE"), ("ga", "ga-IE")]
)
def test_a_paper_in_another_language_is_read_aloud_in_it(code: str, tag: str) -> None:
    values = council_values()
    values = replace(
        values, text=replace(values.text, cover=(*values.text.cover, CoverField("language", code)))
    )
    paper = make_paper("clean", "docx", values)
    lang = part(paper, "word/styles.xml").find(f".//{W}lang")
    assert lang.get(f"{W}val") == tag
    assert part(paper, "word/settings.xml").find(f"{W}themeFontLang").get(f"{W}val") == tag


def test_word_opens_a_paper_as_one_of_its_own_and_not_of_an_older_word() -> None:
    settings = part(make_paper("clean", "docx", council_values()), "word/settings.xml")
    modes = {each.get(f"{W}name"): each.get(f"{W}val") for each in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"


@pytest.mark.parametrize("paper", ["disposition", "comparison", "comments", "positions"])
def test_the_head_of_a_table_is_said_again_on_each_page(paper: str) -> None:
    made = make_paper(paper, "docx", dated_values(council_values())[paper])
    for table in part(made, "word/document.xml").iter(f"{W}tbl"):
        heads = [row.find(f".//{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        assert heads[0]
        assert not any(heads[1:])


def test_no_file_says_in_which_session_of_word_it_was_written() -> None:
    for name in ("word/document.xml", "word/settings.xml", "word/styles.xml"):
        with zipfile.ZipFile(io.BytesIO(make_paper("tracked", "docx", VALUES["council"]))) as package:
            assert b"rsid" not in package.read(name)
