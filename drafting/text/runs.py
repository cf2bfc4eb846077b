"""Runs: the form in which wording travels between programs (design §5), to and from values.

`[{"text": "…", "marks": ["italic"]}, {"footnote": "ID"}]`; on the way in a footnote may bring its own `text`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any, TypeGuard

from drafting.text.paragraph import Footnote
from drafting.text.sentence import SentenceError, gettext_noop
from drafting.text.wording import MARKS, Call, Mark, Run, Wording, canonical, from_plain, plain


class RunsError(SentenceError):
    """The runs are not in the form of design §5; the reason says what is wrong and at which run, from 1."""


# One value for each set of marks, so that runs made of many rows share it.
_ALL_MARKS: Mapping[tuple[str, ...], frozenset[Mark]] = {
    some: frozenset(some) for size in range(len(MARKS) + 1) for some in permutations(MARKS, size)
}


def wording_from_runs(runs: object) -> tuple[Wording, tuple[Footnote, ...]]:
    """The canonical wording that `runs` say, and the notes whose own text they bring, each once.

    Raises RunsError for any other form, an unknown mark, a note without words or one given two texts.
    """
    if not _is_list(runs):
        raise RunsError(reason=gettext_noop("runs must be a list"))
    pieces: list[Run | Call] = []
    notes: dict[str, Footnote] = {}
    for place, item in enumerate(runs, start=1):
        if not isinstance(item, Mapping):
            raise RunsError(reason=gettext_noop("run %(place)s must be an object"), place=place)
        piece, note = _piece(item, place)
        pieces.append(piece)
        if note is not None and notes.setdefault(note.id, note) != note:
            raise RunsError(
                reason=gettext_noop("run %(place)s: footnote %(id)s has two texts"), place=place, id=note.id
            )
    return canonical(tuple(pieces)), tuple(notes.values())


def stored_wording(runs: Sequence[Mapping[str, Any]]) -> Wording:
    """The wording whose `runs_from_wording` these are, taken at their word: not checked, not made canonical again.

    For rows that were written through `wording_from_runs`: reading a revision and 500 amendments would spend most
    of its time on making sure.
    """
    return tuple(
        Call(run["footnote"]) if "footnote" in run else Run(run["text"], _ALL_MARKS[tuple(run["marks"])])
        for run in runs
    )


def runs_from_wording(wording: Wording) -> list[dict[str, object]]:
    """The wording as runs; every stretch of text names its marks, in the order italic, bold, superscript."""
    return [
        {"footnote": piece.footnote}
        if isinstance(piece, Call)
        else {"text": piece.text, "marks": [mark for mark in MARKS if mark in piece.marks]}
        for piece in wording
    ]


def _is_list(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, (list, tuple))


def _piece(item: Mapping[str, Any], place: int) -> tuple[Run | Call, Footnote | None]:
    unknown = set(item) - ({"footnote", "text"} if "footnote" in item else {"text", "marks"})
    if unknown:
        raise RunsError(
            reason=gettext_noop("run %(place)s: unknown field %(field)s"),
            place=place,
            field=min(map(str, unknown)),
        )
    if "footnote" not in item:
        return Run(_string(item.get("text"), place, "text"), _marks(item.get("marks", ()), place)), None
    name = _string(item["footnote"], place, "footnote")
    if not name:
        raise RunsError(reason=gettext_noop("run %(place)s: a footnote needs an id"), place=place)
    return Call(name), None if "text" not in item else Footnote(name, _note_text(item["text"], place))


def _note_text(value: object, place: int) -> str:
    text = plain(from_plain(_string(value, place, "text")))
    if not text:
        raise RunsError(reason=gettext_noop("run %(place)s: a footnote needs words"), place=place)
    return text


def _marks(value: object, place: int) -> frozenset[Mark]:
    if not _is_list(value):
        raise RunsError(reason=gettext_noop("run %(place)s: marks must be a list"), place=place)
    marks: frozenset[Mark] = frozenset(mark for mark in MARKS if mark in value)
    strange = [mark for mark in value if mark not in MARKS]
    if strange:
        raise RunsError(
            reason=gettext_noop("run %(place)s: unknown mark %(mark)s"), place=place, mark=repr(strange[0])
        )
    return marks


def _string(value: object, place: int, field: str) -> str:
    if not isinstance(value, str):
        raise RunsError(
            reason=gettext_noop("run %(place)s: %(field)s must be a string"), place=place, field=field
        )
    return value
