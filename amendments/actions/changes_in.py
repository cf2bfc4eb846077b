"""Changes as other programs send them (design §5), parsed once at the door into values of the core."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.utils.translation import gettext as _

from amendments.consolidation.change import Change, Delete, Insert, Move, Reword
from amendments.consolidation.keep_marks import reword_plain
from amendments.consolidation.refuse import Refused, check_changes
from drafting.errors import DomainError
from drafting.text.paragraph import LEVEL_AT_MOST, Footnote, Kind, Paragraph, Text
from drafting.text.runs import RunsError, wording_from_runs
from drafting.text.wording import Call, Wording, calls, from_plain, plain

# More than the longest text has paragraphs; a list beyond it is no amendment but an attack or an accident.
CHANGES_AT_MOST = 1000

_NO_NOTES: Mapping[str, str] = {}


def changes_in(sent: object, *, base: Text, notes: Mapping[str, str] = _NO_NOTES) -> tuple[Change, ...]:
    """The changes that `sent` says, checked against the text they are to change.

    `notes` are texts of footnotes that the amendment brought earlier, by id, and need not be sent again. A
    footnote under a name that is no UUID and not of the base is given an id of its own. Refused (400): bad_change,
    bad_runs, and the refusals of `amendments.consolidation.refuse`, each with the place of the change.
    """
    if not isinstance(sent, Sequence) or isinstance(sent, str):
        raise DomainError("bad_change", _("The changes must be a list."))
    if len(sent) > CHANGES_AT_MOST:
        raise DomainError(
            "bad_change",
            _("An amendment holds %(changes_at_most)s changes at most.")
            % {"changes_at_most": CHANGES_AT_MOST},
        )
    reader = _Reader(
        paragraphs={paragraph.id: paragraph for paragraph in base.paragraphs},
        base_notes={note.id: note.text for note in base.footnotes},
        earlier=notes,
        given={},
    )
    changes = tuple(_one(entry, place, reader) for place, entry in enumerate(sent))
    _check(base, changes, reader)
    return changes


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reading one change needs to know; `given` are the ids given to new footnotes, by the name sent."""

    paragraphs: Mapping[str, Paragraph]
    base_notes: Mapping[str, str]
    earlier: Mapping[str, str]
    given: dict[str, str]


def _check(base: Text, changes: Sequence[Change], reader: _Reader) -> None:
    """Refuses what the core refuses, and names a new footnote as it was sent."""
    try:
        check_changes(base, changes)
    except Refused as refusal:
        names = {id: name for name, id in reader.given.items()}
        values = {field: names.get(value, value) for field, value in refusal.values.items()}
        raise DomainError(refusal.code, _(refusal.sentence) % values, change=refusal.place) from refusal


def _one(entry: object, place: int, reader: _Reader) -> Change:
    if not isinstance(entry, Mapping):
        raise _bad(place, _("a change must be an object"))
    match entry.get("act"):
        case "reword":
            return _reword(entry, place, reader)
        case "insert":
            return _insert(entry, place, reader)
        case "delete":
            return Delete(_paragraph(entry, "paragraph", place))
        case "move":
            return Move(_paragraph(entry, "paragraph", place), _after(entry, place))
        case _:
            raise _bad(place, _("act must be reword, insert, delete or move"))


def _reword(entry: Mapping[str, Any], place: int, reader: _Reader) -> Reword:
    paragraph = _paragraph(entry, "paragraph", place)
    if paragraph not in reader.paragraphs:
        raise DomainError(
            "unknown_paragraph", _("There is no such paragraph in the text to be amended."), change=place
        )
    if entry.get("runs") is None:
        return Reword(paragraph, reword_plain(reader.paragraphs[paragraph].wording, _text(entry, place)))
    wording, footnotes = _from_runs(entry, place, reader)
    return Reword(paragraph, wording, footnotes)


def _insert(entry: Mapping[str, Any], place: int, reader: _Reader) -> Insert:
    wording, footnotes = (
        (from_plain(_text(entry, place)), ())
        if entry.get("runs") is None
        else _from_runs(entry, place, reader)
    )
    kind = entry.get("kind")
    if not isinstance(kind, str):
        raise _bad(place, _("an inserted paragraph needs a kind"))
    named = _paragraph(entry, "id" if entry.get("id") is not None else "paragraph", place, needed=False)
    return Insert(
        paragraph=named or str(uuid.uuid4()),
        after=_after(entry, place),
        kind=cast(Kind, kind),
        wording=wording,
        level=_level(entry, place),
        footnotes=footnotes,
    )


def _level(entry: Mapping[str, Any], place: int) -> int | None:
    """The level sent; None leaves it to what stands around the new paragraph when it is taken."""
    level = entry.get("level")
    if level is None:
        return None
    if not isinstance(level, int) or isinstance(level, bool) or not 1 <= level <= LEVEL_AT_MOST:
        raise _bad(place, _("level must be a number from 1 to %(most)s") % {"most": LEVEL_AT_MOST})
    return level


def _from_runs(entry: Mapping[str, Any], place: int, reader: _Reader) -> tuple[Wording, tuple[Footnote, ...]]:
    try:
        wording, brought = wording_from_runs(entry["runs"])
    except RunsError as error:
        raise _bad(place, _(error.reason) % error.values, code="bad_runs") from error
    texts = {**reader.earlier, **_listed(entry, place), **{note.id: note.text for note in brought}}
    ids = {name: _footnote_id(name, reader) for name in dict.fromkeys(calls(wording))}
    footnotes = tuple(
        Footnote(ids[name], texts[name])
        for name in ids
        if name in texts and reader.base_notes.get(name) != texts[name]
    )
    return tuple(
        Call(ids[piece.footnote]) if isinstance(piece, Call) else piece for piece in wording
    ), footnotes


def _listed(entry: Mapping[str, Any], place: int) -> dict[str, str]:
    """Footnotes given beside the runs, as an answer of ours lists them: [{id, text}]."""
    listed = entry.get("footnotes") or []
    try:
        return {str(note["id"]): plain(from_plain(str(note["text"]))) for note in listed}
    except (KeyError, TypeError) as error:
        raise _bad(place, _("footnotes must be a list of {id, text}")) from error


def _footnote_id(name: str, reader: _Reader) -> str:
    """Two delegations may both call their new note "1": an id that others could choose too is replaced."""
    if name in reader.base_notes or _uuid(name) == name:
        return name
    return reader.given.setdefault(name, str(uuid.uuid4()))


def _text(entry: Mapping[str, Any], place: int) -> str:
    text = entry.get("text")
    if not isinstance(text, str):
        raise _bad(place, _("the wording is missing: give runs or text"))
    return text


def _after(entry: Mapping[str, Any], place: int) -> str | None:
    if "after" not in entry:
        raise _bad(place, _("say after which paragraph; null means at the very beginning"))
    return _paragraph(entry, "after", place, needed=False) or None


def _paragraph(entry: Mapping[str, Any], field: str, place: int, *, needed: bool = True) -> str:
    """The id in `field`; empty only where none is needed and none was sent."""
    value = entry.get(field)
    if value is None and not needed:
        return ""
    if value is None:
        raise _bad(place, _("%(field)s is missing") % {"field": field})
    found = _uuid(value)
    if found is None:
        raise DomainError(
            "unknown_paragraph", _("%(field)s names no paragraph.") % {"field": field}, change=place
        )
    return found


def _uuid(value: object) -> str | None:
    try:
        return str(uuid.UUID(str(value)))
    except ValueError:
        return None


def _bad(place: int, why: str, *, code: str = "bad_change") -> DomainError:
    return DomainError(code, _("Change %(n)s: %(why)s.") % {"n": place + 1, "why": why}, change=place)
