"""The rolling text: attributed brackets in the order of the delegations."""

from __future__ import annotations

from amendments.consolidation.bracket import Bracket
from amendments.consolidation.change import Change, Delete, Insert, Move, Proposal, Reword
from amendments.consolidation.rolling import RollingParagraph, Whole, rolling
from drafting.text.wording import plain
from tests.builders import operative, text, wording

BASE = text(
    operative(
        "1", "We undertake to reduce the light of public lamps, and to publish every two years a report."
    ),
    operative("2", "We meet again."),
    operative("3", "We part."),
)


def reworded(source: str, rank: int, shorthand: str) -> Proposal:
    return Proposal(f"AM {rank}", source, (rank, rank), (Reword("op1", wording(shorthand)),))


def printed(rolled: RollingParagraph) -> str:
    return " ".join(
        f"[{piece.owner + ': ' if piece.owner else ''}{plain(piece.wording)}]{'!' if piece.clash else ''}"
        if isinstance(piece, Bracket)
        else plain(piece.wording)
        for piece in rolled.pieces
    )


FRANCE = reworded(
    "FR, SE",
    1,
    "We undertake to reduce by one third the light of public lamps, and to publish every year a report.",
)
GERMANY = reworded(
    "DE",
    2,
    "We undertake to reduce the light of public and private lamps, and to publish every two years a report.",
)
POLAND = reworded(
    "PL", 3, "We undertake to limit the light of public lamps, and to publish every three years a report."
)


def test_a_paragraph_shows_who_wants_what() -> None:
    assert printed(rolling(BASE, [POLAND, FRANCE, GERMANY])[0]) == (
        "We undertake to [reduce] [FR, SE: reduce by one third] [PL: limit] the light of public"
        " [DE: and private] lamps, and to publish every [two years]! [FR, SE: year]! [PL: three years]! a report."
    )


def test_one_version_stands_once_with_all_its_owners() -> None:
    twin = Proposal("AM 9", "IT", (9, 9), POLAND.changes)
    assert "[PL, IT: limit] " in printed(rolling(BASE, [POLAND, twin])[0])


def test_a_deletion_is_a_version_without_words() -> None:
    spain = reworded(
        "ES", 4, "We undertake to reduce the light of lamps, and to publish every two years a report."
    )
    assert "of [public] [ES: ] lamps" in printed(rolling(BASE, [spain])[0])


def test_brackets_put_around_a_word_stay_with_it() -> None:
    spain = reworded(
        "ES",
        4,
        "We undertake to reduce the light of (public) lamps, and to publish every two years a report.",
    )
    assert "of [public] [ES: (public)] lamps" in printed(rolling(BASE, [spain])[0])


def test_whole_paragraphs_stand_where_they_would() -> None:
    def asks(source: str, rank: int, *changes: Change) -> Proposal:
        return Proposal(f"AM {rank}", source, (rank, rank), changes)

    new = Insert("new", "op2", "operative", wording("We sing."))
    found = rolling(
        BASE,
        [
            asks("FR", 1, new, Delete("op2")),
            asks("SE", 2, Insert("same", "op2", "operative", wording("We sing."))),
            asks("PL", 3, Move("op3", None)),
            asks("DE", 4, Reword("op2", wording("We meet soon."))),
        ],
    )
    assert [(rolled.id, rolled.label, rolled.wholes) for rolled in found] == [
        ("op1", "1", ()),
        ("op2", "2", (Whole("delete", "FR", None, True, ("AM 1",)),)),
        ("new", "2bis", (Whole("insert", "FR, SE", "op2", False, ("AM 1", "AM 2")),)),
        ("op3", "3", (Whole("move", "PL", None, False, ("AM 3",)),)),
    ]
