"""Two revisions of one chain side by side: what differs, and by whose wish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amendments.models import Amendment
from amendments.views.cards import Base, name_of
from amendments.views.frame import Frame
from amendments.views.rows import printed_label
from amendments.views.words import spans_html
from drafting.models import Revision
from drafting.text.compare_texts import ParagraphChange, compare_notes, compare_texts
from drafting.text.redline import Span, redline_spans
from drafting.text.wording import calls, from_plain
from drafting.text.words import count_words


@dataclass(frozen=True, slots=True)
class Wish:
    """Whose change it is: codes of delegations, and the amendments (with their names) that the reader may open."""

    codes: tuple[str, ...]
    amendments: list[tuple[Amendment, str]]
    revision: Revision


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph that differs; `was` is the label it had where that is another."""

    label: str
    was: str
    html: SafeString
    note: str
    wishes: list[Wish]


@dataclass(frozen=True, slots=True)
class Compared:
    """All that differs between two revisions; `notes` are the footnotes called or changed there.

    `is_far`: others stand between the two, so that it is told which of them brought a change.
    """

    rows: list[Row]
    notes: list[tuple[str, SafeString]]
    inserted: int
    deleted: int
    is_far: bool


def compared(
    old: Revision,
    new: Revision,
    *,
    frame: Frame,
    bases: Mapping[UUID, Base],
    seen: Iterable[Amendment],
) -> Compared:
    """The difference from `old` to `new`, each change with the wishes that made it in the revisions between."""
    before, after = bases[old.pk], bases[new.pk]
    wishes = _wishes(frame.revisions[old.number + 1 : new.number + 1], seen)
    changes = [each for each in compare_texts(before.text, after.text) if each.status != "same"]
    spans = {each.id: _spans(each) for each in changes}
    every = [span for line in spans.values() for span in line]
    return Compared(
        rows=[_row(each, spans[each.id], after, wishes.get(each.id, [])) for each in changes],
        notes=_notes(changes, before, after),
        inserted=_count(every, "ins"),
        deleted=_count(every, "del"),
        is_far=new.number > old.number + 1,
    )


def _spans(change: ParagraphChange) -> Sequence[Span]:
    return redline_spans(change.old.wording if change.old else (), change.new.wording if change.new else ())


def _count(spans: Iterable[Span], tag: str) -> int:
    return sum(count_words(span.words) for span in spans if span.tag == tag)


def _row(change: ParagraphChange, spans: Sequence[Span], after: Base, wishes: list[Wish]) -> Row:
    old = printed_label(change.old) if change.old else ""
    new = printed_label(change.new) if change.new else ""
    return Row(
        label=new or (old if change.new is None else ""),
        was=old if change.old and change.new and old != new else "",
        html=spans_html(spans, after.markers),
        note=_what(change),
        wishes=wishes,
    )


def _what(change: ParagraphChange) -> str:
    """What happened to the paragraph as a whole."""
    if change.status == "moved":
        return _("Moved")
    if change.status == "inserted":
        return _("New paragraph")
    return _("Deleted") if change.status == "deleted" else ""


def _notes(changes: Sequence[ParagraphChange], before: Base, after: Base) -> list[tuple[str, SafeString]]:
    """(marker, words) of the footnotes that the paragraphs shown call, and of those worded anew or gone."""
    wanted = {note: None for each in changes if each.new for note in calls(each.new.wording)}
    wanted |= {each.id: None for each in compare_notes(before.text, after.text)}
    return [
        (
            after.markers.get(note, ""),
            spans_html(
                redline_spans(from_plain(before.notes.get(note, "")), from_plain(after.notes.get(note, ""))),
                {},
            ),
        )
        for note in sorted(wanted, key=lambda note: int(after.markers.get(note, "0")))
    ]


def _wishes(revisions: Iterable[Revision], seen: Iterable[Amendment]) -> dict[str, list[Wish]]:
    """By paragraph, whose wishes went into these revisions, each once."""
    known = {str(each.pk): each for each in seen}
    found: dict[str, list[Wish]] = {}
    for revision in revisions:
        for change in revision.changes:
            wishes = found.setdefault(change["paragraph"], [])
            wish = _wish(change, revision, known)
            if wish not in wishes:
                wishes.append(wish)
    return found


def _wish(change: Mapping[str, Any], revision: Revision, known: Mapping[str, Amendment]) -> Wish:
    """Owners are named where their amendment may not be opened too: the papers name them."""
    opened = [known[each] for each in change["amendments"] if each in known]
    codes = tuple(change["source"].split(", "))
    return Wish(codes, [(each, name_of(each)) for each in opened], revision)
