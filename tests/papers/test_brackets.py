"""Brackets as they are printed: whose words, where, and that they can be dissolved."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from drafting.papers.brackets import (
    Agreed,
    BracketedParagraph,
    Printed,
    Version,
    Want,
    printed_text,
    with_brackets,
)
from drafting.papers.rolling import Reserve, reservations
from drafting.text.paragraph import Footnote, Paragraph
from drafting.text.wording import calls, from_plain, plain
from tests.builders import operative, text

BASE = text(operative("1", "Lamps shall be lit."), operative("2", "Bells ring."))


def printed(*pieces: Agreed | Version, wants: tuple[Want, ...] = (), notes: tuple[str, ...] = ()) -> str:
    """The paragraph as the paper prints it."""
    paragraph = BracketedParagraph("op1", "operative", "1", None, pieces, wants, notes)
    footnotes = [Footnote(note, "A reservation.") for note in notes]
    return plain(printed_text(BASE, [paragraph], footnotes).paragraphs[0].wording)


def test_the_text_s_words_stand_before_what_france_and_sweden_want_instead() -> None:
    pieces = (
        Agreed(from_plain("Lamps"), spaced=False),
        Version("", from_plain("shall")),
        Version("FR, SE", from_plain("should")),
        Version("DE", from_plain("may")),
        Agreed(from_plain("be lit.")),
    )
    assert printed(*pieces) == "Lamps [shall] [FR, SE: should] [DE: may] be lit."


def test_a_deletion_says_so_and_what_follows_a_bracket_closely_stays_close() -> None:
    pieces = (
        Agreed(from_plain("Lamps"), spaced=False),
        Version("", from_plain("lit at night")),
        Version("DE", ()),
        Agreed(from_plain(", and bells."), spaced=False),
    )
    assert printed(*pieces) == "Lamps [lit at night] [DE: delete], and bells."


def test_a_whole_paragraph_is_bracketed_when_it_is_new_or_shall_go_or_move() -> None:
    words = Agreed(from_plain("Bells ring."), spaced=False)
    assert printed(words, wants=(Want("insert", "FR"),)) == "[FR: Bells ring.]"
    assert printed(words, wants=(Want("delete", "DE"),)) == "[Bells ring.] [DE: delete the paragraph]"
    assert printed(words, wants=(Want("move", "SE", "after 4"),)) == "Bells ring. [SE: move after 4]"


def test_a_reservation_is_called_behind_what_it_is_on() -> None:
    version = Version("FR", from_plain("should"), ("czech",))
    paragraph = BracketedParagraph(
        "op1", "operative", "1", None, (Agreed(from_plain("It"), spaced=False), version), notes=("whole",)
    )
    notes = [Footnote("whole", "IE general reservation."), Footnote("czech", "CZ scrutiny reservation.")]
    made = printed_text(BASE, [paragraph], notes)
    assert calls(made.paragraphs[0].wording) == ("czech", "whole")
    assert [note.id for note in made.footnotes] == ["czech", "whole"]


def test_a_revision_s_brackets_are_put_back_where_they_stood() -> None:
    new = [
        Paragraph(f"new{n}", "operative", f"1{s}", None, from_plain("[FR: New.]"))
        for n, s in ((1, "bis"), (2, "ter"))
    ]
    changed = Paragraph("op2", "operative", "2", None, from_plain("Bells [ring] [DE: sing]."))
    brackets = [Printed(new[0], True, "op1"), Printed(new[1], True, "new1"), Printed(changed)]
    made = with_brackets(BASE, brackets)
    assert [each.id for each in made.paragraphs] == ["op1", "new1", "new2", "op2"]
    assert plain(made.paragraphs[-1].wording) == "Bells [ring] [DE: sing]."
    assert with_brackets(BASE, []) is BASE


WORDS = st.lists(
    st.sampled_from(["lamp", "bell", "fog", "shall", "night,", "harbour"]), min_size=1, max_size=4
)


@given(st.lists(st.tuples(st.booleans(), WORDS, WORDS), min_size=1, max_size=6))
def test_dissolving_one_way_gives_the_base_the_other_way_the_proposal(
    stretches: list[tuple[bool, list[str], list[str]]],
) -> None:
    pieces: list[Agreed | Version] = []
    for is_open, base, wanted in stretches:
        spaced = bool(pieces)
        if not is_open:
            pieces.append(Agreed(from_plain(" ".join(base)), spaced))
            continue
        pieces.append(Version("", from_plain(" ".join(base)), spaced=spaced))
        pieces.append(Version("FR", from_plain(" ".join(wanted))))
    shown = printed(*pieces)
    old = " ".join(word for _, base, _ in stretches for word in base)
    new = " ".join(word for is_open, base, wanted in stretches for word in (wanted if is_open else base))
    assert re.sub(r" \[FR: [^]]*\]", "", shown).replace("[", "").replace("]", "") == old
    assert re.sub(r"\[([^]:]*)\] \[FR: ([^]]*)\]", r"\2", shown) == new


def test_reservations_are_gathered_by_kind_and_many_are_not_named() -> None:
    cz, de, fr = (Reserve(code, "scrutiny reservation") for code in ("CZ", "DE", "FR"))
    assert reservations([cz]) == "CZ scrutiny reservation."
    assert reservations([fr, de]) == "DE and FR scrutiny reservation."
    assert reservations([fr, cz, de, Reserve("IT", "objection")]) == (
        "IT objection; CZ, DE and FR scrutiny reservation."
    )
    many = [Reserve(f"D{number}", "general reservation") for number in range(10)]
    assert reservations(many) == "Several delegations: general reservation."
