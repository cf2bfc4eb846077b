"""From a story's changes to the core's: old phrase and new phrase become a whole wording."""

from __future__ import annotations

from collections.abc import Callable

from amendments.consolidation import change as core
from amendments.demonstration.addresses import paragraph_at
from amendments.demonstration.steps import Change, Delete, Insert, Move, Note, Reword
from drafting.text.paragraph import KINDS, Footnote, Kind, Text
from drafting.text.wording import Call, Mark, Run, Wording, canonical, plain

_ITALIC: frozenset[Mark] = frozenset({"italic"})


def as_proposed(
    text: Text, changes: tuple[Change, ...], *, new_id: Callable[[], str]
) -> tuple[core.Change, ...]:
    """The story's `changes` as changes of `text`; new paragraphs and notes get ids from `new_id`.

    Raises LookupError when an address, a phrase or a kind is not there exactly once.
    """
    return tuple(_change(text, one, new_id) for one in changes)


def marked(words: str) -> Wording:
    """The wording that `words` say: those between asterisks are italic."""
    pieces = words.split("*")
    if len(pieces) % 2 == 0:
        raise LookupError(f"an asterisk without its fellow in {words!r}")
    return tuple(
        Run(piece, _ITALIC if place % 2 else frozenset()) for place, piece in enumerate(pieces) if piece
    )


def _change(text: Text, change: Change, new_id: Callable[[], str]) -> core.Change:
    match change:
        case Delete():
            return core.Delete(paragraph_at(text, change.paragraph).id)
        case Move():
            return core.Move(paragraph_at(text, change.paragraph).id, paragraph_at(text, change.after).id)
        case Insert():
            after = paragraph_at(text, change.after).id
            return core.Insert(new_id(), after, _kind(change.kind), canonical(marked(change.text)))
        case Reword():
            return _reword(text, change, new_id)


def _kind(name: str) -> Kind:
    for kind in KINDS:
        if kind == name:
            return kind
    raise LookupError(f"no kind {name!r}")


def _reword(text: Text, change: Reword, new_id: Callable[[], str]) -> core.Reword:
    paragraph = paragraph_at(text, change.paragraph)
    wording = paragraph.wording
    for old, new in change.replace:
        start = _once(wording, old)
        wording = (*_part(wording, 0, start), *marked(new), *_part(wording, start + len(old), None))
    notes: list[Footnote] = []
    for note in change.notes:
        wording, footnote = _noted(wording, note, new_id)
        notes.append(footnote)
    return core.Reword(paragraph.id, canonical(wording), tuple(notes))


def _once(wording: Wording, phrase: str) -> int:
    words = plain(wording)
    if words.count(phrase) != 1:
        raise LookupError(f"{phrase!r} stands {words.count(phrase)} times in {words!r}")
    return words.index(phrase)


def _part(wording: Wording, start: int, end: int | None) -> Wording:
    """The characters from `start` to `end`, with the calls that stand between them or at either edge."""
    kept: list[Run | Call] = []
    place = 0
    for piece in wording:
        if isinstance(piece, Call):
            if place >= start and (end is None or place <= end):
                kept.append(piece)
            continue
        words = piece.text[max(0, start - place) : None if end is None else max(0, end - place)]
        if words:
            kept.append(Run(words, piece.marks))
        place += len(piece.text)
    return tuple(kept)


def _noted(wording: Wording, note: Note, new_id: Callable[[], str]) -> tuple[Wording, Footnote]:
    end = _once(wording, note.after) + len(note.after)
    rest = _part(wording, end, None)
    if rest and isinstance(rest[0], Call):
        return wording, Footnote(rest[0].footnote, note.text)
    footnote = Footnote(new_id(), note.text)
    return (*_part(wording, 0, end), Call(footnote.id), *rest), footnote
