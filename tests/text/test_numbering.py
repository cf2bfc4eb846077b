"""Labels: nothing is renumbered while a text is negotiated, and everything once at the end."""

from __future__ import annotations

import pytest

from drafting.text.numbering import (
    Renumbered,
    label_for_insert,
    label_inserts,
    level_for_insert,
    next_label,
    renumber,
    room_label,
)
from drafting.text.paragraph import Kind, Paragraph, Text
from tests.builders import chapeau, heading, operative, paragraph, point, preambular, text, title
from tests.text.cases import rows

KINDS: dict[str, tuple[Kind, int | None]] = {
    "t": ("title", None),
    "pp": ("preambular", None),
    "op": ("operative", None),
    "h": ("heading", 1),
    "n": ("narrative", None),
    "p": ("subparagraph", 2),
    "pi": ("subparagraph", 3),
}


def _paragraph(word: str, place: int) -> Paragraph:
    name, _, label = word.lstrip("+").partition(":")
    kind, level = KINDS[name]
    return paragraph(kind, "Words.", label=label or None, level=level, id=f"{word[0]}{place}")


def _text(line: str) -> Text:
    return text(*(_paragraph(word, place) for place, word in enumerate(line.split())))


def _labels(labelled: Text) -> str:
    return " ".join(each.label or "-" for each in labelled.paragraphs)


@pytest.mark.parametrize(
    ("line", "labels", "style"),
    [
        *((*row, "bis") for row in rows("numbering/inserted.txt")),
        *((*row, "letter") for row in rows("numbering/inserted_letters.txt")),
    ],
)
def test_inserted_paragraphs_are_called_as_the_table_says(line: str, labels: str, style: str) -> None:
    whole = _text(line)
    new = [each.id for each in whole.paragraphs if each.id.startswith("+")]
    labelled = label_inserts(whole, new=new, style="letter" if style == "letter" else "bis")
    given = [each.label or "-" for each in labelled.paragraphs if each.id in new]
    assert given == labels.split()
    assert [each for each in labelled.paragraphs if each.id not in new] == [
        each for each in whole.paragraphs if each.id not in new
    ]


@pytest.mark.parametrize(("line", "labels"), rows("numbering/renumbered.txt"))
def test_the_one_renumbering_counts_every_series_from_one(line: str, labels: str) -> None:
    renumbered, _ = renumber(_text(line))
    assert _labels(renumbered) == labels


def test_the_renumbering_leaves_a_table_of_what_it_changed() -> None:
    _, table = renumber(text(operative("1", "A."), operative("1bis", "B."), operative("2", "C.")))
    assert table == (Renumbered("op1bis", "1bis", "2"), Renumbered("op2", "2", "3"))


def test_a_text_renumbered_twice_is_as_after_once() -> None:
    once, _ = renumber(text(operative("2", "A."), point("c", "B."), operative("4", "C.")))
    assert renumber(once) == (once, ())


def test_a_label_that_was_given_up_in_the_same_issue_is_not_given_again() -> None:
    whole = text(operative("3", "A."), operative(None, "B.", id="new"))
    labelled = label_inserts(whole, new={"new"}, style="bis", taken={"3bis"})
    assert labelled.paragraphs[1].label == "3ter"


@pytest.mark.parametrize("space", [" ", "\N{NO-BREAK SPACE}"])
@pytest.mark.parametrize(("style", "first", "others"), [("bis", "bis", "ter quater"), ("letter", "a", "b c")])
def test_a_label_printed_with_a_space_is_taken(space: str, style: str, first: str, others: str) -> None:
    """A text that was read in keeps its labels as printed; "1 bis" and "1bis" are one label."""
    printed = f"1{space}{first}"
    labels = ["1", None, printed, None, "2"]
    whole = text(*(operative(label, "Words.", id=f"p{place}") for place, label in enumerate(labels)))
    labelled = label_inserts(whole, new={"p1", "p3"}, style="letter" if style == "letter" else "bis")
    one, other = others.split()
    assert [each.label for each in labelled.paragraphs] == ["1", f"1{one}", printed, f"1{other}", "2"]


def test_no_number_of_insertions_runs_out_of_labels() -> None:
    taken: set[str] = set()
    for _ in range(250):
        taken.add(next_label("7bis", taken, "bis"))
    assert len(taken) == 250
    assert {"7vicies", "7unvicies", "7centies"} <= taken


def test_one_paragraph_is_labelled_by_what_it_is_put_after() -> None:
    whole = text(operative("1", "A."), point("a", "B.", id="a"), operative("2", "C."))
    assert label_for_insert(whole, "op2", "operative", "bis") == "2bis"
    assert label_for_insert(whole, "a", "subparagraph", "bis") == "abis"
    assert label_for_insert(whole, None, "operative", "bis") == "0bis"
    with pytest.raises(KeyError):
        label_for_insert(whole, "unknown", "operative", "bis")


def test_an_inserted_point_is_as_deep_as_its_neighbour() -> None:
    whole = text(operative("1", "A."), point("i", "B.", level=3, id="i"), heading("C", level=2, id="h"))
    assert level_for_insert(whole, "i", "subparagraph") == 3
    assert level_for_insert(whole, "op1", "subparagraph") == 2
    assert level_for_insert(whole, "h", "heading") == 2
    assert level_for_insert(whole, "h", "operative") is None


def test_the_room_speaks_of_pp_and_op() -> None:
    whole = text(
        title("On ports"),
        chapeau("The Assembly,"),
        preambular("Noting A,"),
        preambular("Noting B,", id="second"),
        operative("7ter", "Calls:"),
        point("a", "B."),
        point("ii", "C.", level=3),
        family="un",
    )
    assert [room_label(each, whole) for each in whole.paragraphs] == [
        None,
        None,
        "PP1",
        "PP2",
        "OP7ter",
        "OP7ter(a)",
        "OP7ter(a)(ii)",
    ]
    assert room_label(whole.paragraphs[4], whole, alternative=1) == "OP7teralt"
    assert room_label(whole.paragraphs[4], whole, alternative=2) == "OP7teralt2"
