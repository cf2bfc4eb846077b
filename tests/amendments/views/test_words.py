"""Words as HTML: safe, whole, and quoted where a card has little room. No database."""

from __future__ import annotations

import re

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from amendments.views.weighing_words import Rival, framed_html
from amendments.views.words import deleted_html, quote_html, redline_html, wording_html
from drafting.text.wording import Call, Run, Wording, canonical, from_plain, plain

LAMP = from_plain("Each harbour shall keep a lamp lit at night and ring a bell in fog.")


def shown(html: str) -> str:
    """[-deleted-] and [+inserted+], other tags left out."""
    html = html.replace("<del>", "[-").replace("</del>", "-]").replace("<ins>", "[+").replace("</ins>", "+]")
    return re.sub("<[^>]*>", "", html)


def test_a_replaced_word_is_struck_and_the_new_one_underlined() -> None:
    new = from_plain(plain(LAMP).replace("shall", "should"))
    assert shown(redline_html(LAMP, new, {})) == (
        "Each harbour [-shall-] [+should+] keep a lamp lit at night and ring a bell in fog."
    )


def test_a_line_is_not_drawn_under_the_space_beside_a_word() -> None:
    new = from_plain(plain(LAMP).replace("lamp lit", "lamp brightly lit"))
    assert " [+brightly+] " in shown(redline_html(LAMP, new, {}))


def test_a_quotation_leaves_out_what_is_far_from_the_change() -> None:
    new = from_plain(plain(LAMP).replace("fog", "mist"))
    assert shown(quote_html(LAMP, new, {})) == "… ring a bell in [-fog-] [+mist+]."


def test_a_long_paragraph_struck_out_is_named_by_its_ends() -> None:
    assert shown(deleted_html(LAMP, "2")) == "[-2. Each harbour shall keep … bell in fog.-]"


def test_marks_and_footnote_calls_are_drawn() -> None:
    wording: Wording = (Run("Recalling", frozenset({"italic"})), Run(" the pilots"), Call("n1"))
    assert wording_html(wording, {"n1": "4"}) == (
        '<em>Recalling</em> the pilots<a class="fn" href="#n4" aria-label="Footnote 4">4</a>'
    )


def test_the_call_of_a_footnote_is_read_out_in_each_readers_language() -> None:
    new: Wording = (*LAMP, Call("n1"))
    assert 'aria-label="Footnote 4"' in redline_html(LAMP, new, {"n1": "4"})
    with translation.override("fr"):
        assert 'aria-label="Note 4"' in redline_html(LAMP, new, {"n1": "4"})
    assert 'aria-label="Footnote 4"' in redline_html(LAMP, new, {"n1": "4"})


def test_what_a_rival_changes_too_is_framed_and_names_it() -> None:
    mine = from_plain(plain(LAMP).replace("shall", "should").replace("fog", "mist"))
    theirs = from_plain(plain(LAMP).replace("shall", "may"))
    html = framed_html(LAMP, mine, [Rival("AM 7", theirs)], {})
    assert html.count('class="clash"') == 1
    assert "AM 7" in html
    assert shown(html).startswith("Each harbour [-shall-] [+should+] conflicts with AM 7 keep")


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_wording_becomes_markup(old: str, new: str) -> None:
    a, b = canonical((Run(old),)), canonical((Run(new),))
    for html in (redline_html(a, b, {}), quote_html(a, b, {}), framed_html(a, b, [], {})):
        assert not re.findall(r"<(?!/?(?:ins|del)>)", html)
