"""The next text: labels, footnotes, title and the list of what was done."""

from __future__ import annotations

from dataclasses import replace

from amendments.consolidation.change import Change, Delete, Insert, Move, Proposal, Reword
from amendments.consolidation.consolidate import Edit, SourcedChange, consolidate
from drafting.text.paragraph import Footnote, Text
from tests.builders import operative, point, preambular, text, title, wording

BASE = text(
    title("Draft declaration"),
    preambular("*Recalling* the sky,"),
    operative("1", "Lamps shall be shielded.[^fn1]"),
    point("a", "in streets;", id="a"),
    operative("2", "We look up.[^fn2]"),
    fn1="Old ones too.",
    fn2="With the unaided eye.",
)


def amendment(source: str, rank: int, *changes: Change) -> Proposal:
    return Proposal(f"AM {rank}", source, (rank, rank), changes)


def labels(found: Text) -> list[str | None]:
    return [paragraph.label for paragraph in found.paragraphs]


def test_letters_are_a_style_of_the_draft() -> None:
    sweden = amendment("SE", 1, Insert("new", "a", "operative", wording("We sing.")))
    assert labels(consolidate(BASE, [sweden], label_style="letter").text) == [None, None, "1", "a", "1a", "2"]
    assert labels(consolidate(BASE, [sweden]).text) == [None, None, "1", "a", "1bis", "2"]


def test_a_new_point_takes_the_level_of_its_neighbour() -> None:
    sweden = amendment("SE", 1, Insert("new", "a", "subparagraph", wording("in parks;")))
    new = consolidate(BASE, [sweden]).text.paragraphs[4]
    assert (new.label, new.level) == ("abis", 2)


def test_kinds_without_numbers_stay_without() -> None:
    sweden = amendment("SE", 1, Insert("new", "title", "preambular", wording("*Noting* the lamps,")))
    assert labels(consolidate(BASE, [sweden]).text)[:3] == [None, None, None]


def test_the_title_is_the_title_paragraph() -> None:
    sweden = amendment("SE", 1, Reword("title", wording("Lindau declaration")))
    assert consolidate(BASE, [sweden]).text.title == "Lindau declaration"


def test_notes_come_change_and_go_with_their_calls() -> None:
    found = consolidate(
        BASE,
        [
            amendment("FR", 1, Reword("op1", wording("Lamps shall be shielded."))),
            amendment(
                "SE", 2, Reword("op2", wording("We look up.[^fn2]"), (Footnote("fn2", "With lenses."),))
            ),
            amendment("PL", 3, Reword("op2", wording("We[^new] look up.[^fn2]"), (Footnote("new", "All."),))),
        ],
    )
    assert found.text.footnotes == (Footnote("new", "All."), Footnote("fn2", "With lenses."))
    assert [change.source for change in found.changes] == ["FR", "PL", "SE"]


def test_each_note_worded_anew_is_told_with_whose_words_it_has() -> None:
    called = wording("Lamps shall be shielded.[^fn1][^fn2]")
    should = wording("Lamps should be shielded.[^fn1][^fn2]")
    base = replace(BASE, paragraphs=(replace(BASE.paragraphs[1], wording=called),))
    paragraph = base.paragraphs[0].id
    asked = [
        amendment("FR", 1, Reword(paragraph, called, (Footnote("fn1", "All."),))),
        amendment("SE", 2, Reword(paragraph, called, (Footnote("fn2", "With lenses."),))),
        amendment(
            "PL",
            3,
            Reword(paragraph, should, (Footnote("fn1", "All."),)),
        ),
    ]
    told = [(change.source, len(change.edits), change.notes) for change in consolidate(base, asked).changes]
    assert told == [("PL", 1, ()), ("FR, PL", 0, ("fn1",)), ("SE", 0, ("fn2",))]


def test_a_deleted_paragraph_takes_its_note_away() -> None:
    found = consolidate(BASE, [amendment("FR", 1, Delete("op1"))])
    assert [note.id for note in found.text.footnotes] == ["fn2"]
    assert "op1" not in found.provenance


def test_what_was_done_is_listed_in_the_order_of_the_text() -> None:
    france = amendment(
        "FR", 1, Move("op2", "title"), Reword("op1", wording("Lamps should be shielded.[^fn1]"))
    )
    sweden = amendment("SE", 2, Delete("a"), Reword("op1", wording("Lamps should be shielded twice.[^fn1]")))
    poland = amendment("PL", 3, Insert("new", "op2", "operative", wording("We sing.")))
    found = consolidate(BASE, [poland, sweden, france])
    assert found.changes == (
        SourcedChange("move", "op2", "FR", ("AM 1",)),
        SourcedChange("insert", "new", "PL", ("AM 3",)),
        SourcedChange("reword", "op1", "FR, SE", ("AM 1", "AM 2"), (Edit(1, 2, wording("should")),)),
        SourcedChange("reword", "op1", "SE", ("AM 2",), (Edit(4, 4, wording("twice")),)),
        SourcedChange("delete", "a", "SE", ("AM 2",)),
    )
    assert [paragraph.id for paragraph in found.text.paragraphs][1:3] == ["op2", "new"]


def test_what_collides_is_told_and_nothing_is_made() -> None:
    found = consolidate(
        BASE,
        [
            amendment("FR", 1, Delete("op2")),
            amendment("SE", 2, Reword("op2", wording("We look down.[^fn2]"))),
            amendment("PL", 3, Delete("op2")),
        ],
    )
    assert (found.text, found.changes, found.provenance) == (None, (), {})
    assert [(row.kind, row.first, row.second) for row in found.conflicts] == [
        ("deleted", "AM 1", "AM 2"),
        ("deleted", "AM 2", "AM 3"),
    ]


def test_text_and_cover_are_otherwise_as_they_were() -> None:
    found = consolidate(BASE, [amendment("FR", 1, Delete("a"))]).text
    assert (found.family, found.cover, found.title) == (BASE.family, BASE.cover, BASE.title)
    assert found.paragraphs == tuple(paragraph for paragraph in BASE.paragraphs if paragraph.id != "a")
