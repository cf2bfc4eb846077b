"""The chain of revisions: compare any two, download papers, read what became of each amendment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from amendments.models import Amendment
from amendments.models.stored import for_the_core
from amendments.permissions import visible_amendments
from amendments.views.cards import Base
from amendments.views.comparing import compared
from amendments.views.disposition import dispositions
from amendments.views.frame import Frame, draw, open_draft
from amendments.views.paper_list import papers_for
from amendments.views.text import revision_of_chain
from drafting.errors import DomainError
from drafting.models import Revision
from drafting.models.stored import text_of_revision
from drafting.text.numbering import relabelled
from drafting.views.pages import page


@dataclass(frozen=True, slots=True)
class Link:
    """One revision of the chain: how many paragraphs it has, amendments it took up, words it left in brackets."""

    revision: Revision
    paragraphs: int
    taken: int
    brackets: int


@page
def revisions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/revisions/`, with ?new (whose papers are shown) and ?old (with which it is compared)."""
    frame = open_draft(request, pk)
    if frame.current is None:
        raise DomainError("not_issued_yet", _("Nothing has been issued yet."), status=409)
    # A constant number of queries however long the chain is.
    prefetch_related_objects(frame.revisions, "standing")
    new = revision_of_chain(frame, request.GET.get("new")) or frame.current
    old = revision_of_chain(frame, request.GET.get("old")) or _before(frame, new)
    if old is not None and old.number > new.number:
        old, new = new, old
    return draw(request, "amendments/revisions.html", frame, _context(frame, old, new))


def _context(frame: Frame, old: Revision | None, new: Revision) -> dict[str, Any]:
    seen = _amendments(frame)
    bases = {each.pk: Base(text_of_revision(each)) for each in frame.revisions}
    is_pair = old is not None and old.pk != new.pk
    return {
        "tab": "revisions",
        "chain": [_link(each) for each in frame.revisions],
        "open_count": sum(each.status in Amendment.LIVE for each in seen),
        "old": old,
        "new": new,
        "compared": compared(old, new, frame=frame, bases=bases, seen=seen) if old and is_pair else None,
        "table": relabelled(bases[old.pk].text, bases[new.pk].text) if old and is_pair else (),
        "list": papers_for(new, frame.seat),
        "dispositions": dispositions(seen, frame=frame, bases=bases),
    }


def _before(frame: Frame, revision: Revision) -> Revision | None:
    return next((each for each in frame.revisions if each.number == revision.number - 1), None)


def _amendments(frame: Frame) -> list[Amendment]:
    """All that the seat may see and that was submitted."""
    rows = visible_amendments(frame.draft, frame.seat).exclude(status=Amendment.Status.IN_PREPARATION)
    return list(for_the_core(rows).select_related("delegation", "round"))


def _link(revision: Revision) -> Link:
    taken = {key for change in revision.changes for key in change["amendments"]}
    return Link(revision, len(revision.standing.all()), len(taken), len(revision.brackets))
