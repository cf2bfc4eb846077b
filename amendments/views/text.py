"""The page of the text: clean, marked, rolling or with its provenance, its proposals beside the paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from amendments.consolidation.bracket import Piece
from amendments.consolidation.change import Proposal
from amendments.models import Amendment
from amendments.views.editing import Editing, editing_asked
from amendments.views.frame import Frame, draw, open_draft
from amendments.views.gathering import Gathering, gather
from amendments.views.outline import outline_of
from amendments.views.rows import (
    Drawing,
    Para,
    bracketed_pieces,
    clean_paras,
    marked_paras,
    provenance_paras,
    rolling_paras,
    rows_of,
)
from amendments.views.standing import Standing, progress_of, standings
from amendments.views.whence import provenance_html
from drafting.actions.read_text_room import prepared_text
from drafting.errors import Hidden
from drafting.models import Revision
from drafting.models.stored import text_of_revision
from drafting.permissions import as_uuid
from drafting.text.footnotes import markers
from drafting.text.paragraph import Text
from drafting.views.pages import page

VIEWS = ("clean", "marked", "rolling", "provenance")
# Of these two the words alone are looked at.
BARE = ("clean", "provenance")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader wants to see: one of VIEWS, which revision, against which, whose proposals."""

    view: str
    revision: Revision
    against: Revision | None
    delegation: str


@page
def text(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/`, with ?view, ?revision, ?against, ?delegation; ?amendment opens the editor."""
    frame = open_draft(request, pk)
    if frame.current is None:
        return _before_init(request, frame)
    asked = _asked(request, frame, frame.current)
    whole = gather(frame, asked.revision)
    editing = editing_asked(request, frame)
    return draw(request, "amendments/text.html", frame, _context(frame, asked, whole, editing))


def _before_init(request: HttpRequest, frame: Frame) -> HttpResponse:
    prepared = prepared_text(frame.draft)
    paras = clean_paras(Drawing(prepared, {}, {}, is_amendable=False)) if prepared else []
    rows = rows_of(paras, None, frame)
    return draw(
        request,
        "amendments/preparation.html",
        frame,
        {"rows": rows, "notes": _notes(prepared) if prepared else [], "tab": "text"},
    )


def _asked(request: HttpRequest, frame: Frame, current: Revision) -> Asked:
    revision = revision_of_chain(frame, request.GET.get("revision")) or current
    earlier = [each for each in frame.revisions if each.number < revision.number]
    against = revision_of_chain(frame, request.GET.get("against"))
    if against is None or against.number >= revision.number:
        against = earlier[-1] if earlier else None
    view = request.GET.get("view", "")
    return Asked(
        view if view in VIEWS else "marked", revision, against, request.GET.get("delegation", "").upper()
    )


def revision_of_chain(frame: Frame, pk: str | None) -> Revision | None:
    """The revision of the chain named in the address; Hidden where the chain has no such."""
    if not pk:
        return None
    key = as_uuid(pk)
    found = next((each for each in frame.revisions if each.pk == key), None)
    if found is None:
        raise Hidden
    return found


def _context(frame: Frame, asked: Asked, whole: Gathering, editing: Editing | None) -> dict[str, object]:
    shown = _of_delegation(whole, asked.delegation)
    if editing is not None:
        shown = _without(shown, editing.amendment)
    standing = standings(whole)
    paras = _paras(frame, asked, shown, standing)
    return {
        "asked": asked,
        "is_current": asked.revision.pk == (frame.current.pk if frame.current else None),
        "earlier": [each for each in frame.revisions if each.number < asked.revision.number],
        "rows": rows_of(paras, None if asked.view in BARE else shown, frame),
        "has_title": any(para.kind == "title" for para in paras),
        "chapters": outline_of(whole.text, standing, shown.beside),
        "progress": progress_of(standing.values()),
        "notes": _notes(whole.text),
        "cover": whole.text.cover,
        "codes": sorted({code for each in whole.seen for code in each.codes}),
        "unplaced": [each for each in whole.seen if each.amendment.flag],
        "editing": editing,
        "holds": True,
        "counted": whole.counted if whole.revision is frame.current else None,
        "tab": "text",
    }


def _of_delegation(whole: Gathering, code: str) -> Gathering:
    """Only what one delegation proposes, where one is asked for."""
    if not code:
        return whole
    beside = {
        paragraph: [each for each in seen if code in map(str.upper, each.codes)]
        for paragraph, seen in whole.beside.items()
    }
    kept = tuple(each for each in whole.proposals if code in map(str.upper, each.source.split(", ")))
    return replace(whole, beside=beside, proposals=kept)


def _without(whole: Gathering, opened: Amendment) -> Gathering:
    """What is open in the editor needs no card beside it."""
    beside = {
        paragraph: [each for each in seen if each.amendment.pk != opened.pk]
        for paragraph, seen in whole.beside.items()
    }
    return replace(whole, beside=beside)


def _paras(frame: Frame, asked: Asked, shown: Gathering, standing: dict[str, Standing]) -> list[Para]:
    is_current = frame.current is not None and asked.revision.pk == frame.current.pk
    may_amend = is_current and frame.may("amend", "draft") and not frame.draft.is_closed
    bracketed = frozenset(
        str(each.amendment.pk) for each in shown.seen if each.status == Amendment.Status.BRACKETED
    )
    held = tuple(each for each in shown.proposals if each.id in bracketed)
    drawing = Drawing(shown.text, standing, _brackets(shown.text, held), may_amend)
    if asked.view == "rolling":
        return rolling_paras(shown.proposals, drawing)
    if asked.view == "provenance":
        return provenance_paras(provenance_html(frame, asked.revision), drawing)
    if asked.view == "marked" and asked.against is not None:
        return marked_paras(text_of_revision(asked.against), drawing)
    return clean_paras(drawing)


@lru_cache(maxsize=64)
def _brackets(text: Text, held: tuple[Proposal, ...]) -> dict[str, tuple[Piece, ...]]:
    return bracketed_pieces(text, held) if held else {}


def _notes(text: Text) -> list[tuple[str, str]]:
    """(marker, words) of each footnote called."""
    words = {note.id: note.text for note in text.footnotes}
    return [(marker, words.get(note, "")) for note, marker in markers(text).items()]
