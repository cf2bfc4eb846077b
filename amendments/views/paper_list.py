"""The papers of a revision: how far each is, how large, with which SHA-256; asked again until all are made."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from amendments.views.frame import draw, open_draft
from amendments.views.states import State, Words
from drafting.actions.retry_paper import retry_paper
from drafting.errors import DomainError, Hidden
from drafting.models import Paper, Revision, Seat
from drafting.papers.make import DATED_PAPERS
from drafting.permissions import may, may_have
from drafting.views.pages import back, page

STATES: dict[str, State] = {
    Paper.State.QUEUED: State("sent", "", gettext_lazy("Waiting")),
    Paper.State.MAKING: State("sent", "", gettext_lazy("Being made")),
    Paper.State.READY: State("check", "yes", gettext_lazy("Ready")),
    Paper.State.FAILED: State("warn", "no", gettext_lazy("Failed")),
}
NAMES: dict[str, Words] = {
    "clean": gettext_lazy("Clean text"),
    "marked": gettext_lazy("Marked text"),
    "tracked": gettext_lazy("Tracked changes in Word"),
    "rolling": gettext_lazy("Rolling text"),
    "disposition": gettext_lazy("Disposition table"),
    "comparison": gettext_lazy("Comparison"),
    "comparison:revisions": gettext_lazy("Comparison of the revisions"),
    "comments": gettext_lazy("Comments"),
    "positions": gettext_lazy("Positions"),
    "room_text": gettext_lazy("Room text"),
}
MARKINGS: dict[str, Words] = {
    "bold-underline": gettext_lazy("new bold and underlined, deleted struck through"),
    "underline": gettext_lazy("new underlined, deleted struck through"),
    "council-9657": gettext_lazy("new underlined, deleted as (…)"),
}
FOR: dict[str, Words] = {
    Paper.Audience.ALL: gettext_lazy("All delegations"),
    Paper.Audience.PRESIDENCY: gettext_lazy("Presidency"),
    Paper.Audience.DELEGATION: gettext_lazy("One delegation"),
    Paper.Audience.PUBLIC: gettext_lazy("Public"),
}
SETTLED = (Paper.State.READY, Paper.State.FAILED)


@dataclass(frozen=True, slots=True)
class Line:
    """One file."""

    paper: Paper
    name: Words
    audience: str
    state: State

    @property
    def marking(self) -> str:
        """How it is marked, where it was ordered to be marked another way."""
        return str(MARKINGS.get(self.paper.profile, self.paper.profile))

    @property
    def is_ready(self) -> bool:
        return self.paper.state == Paper.State.READY

    @property
    def has_failed(self) -> bool:
        return self.paper.state == Paper.State.FAILED

    @property
    def fingerprint(self) -> list[str]:
        """The SHA-256 in groups that can be read out and compared."""
        return [self.paper.sha256[at : at + 8] for at in range(0, len(self.paper.sha256), 8)]


@dataclass(frozen=True, slots=True)
class OrderForm:
    """What can be ordered: papers with their files ("rolling.pdf", "PDF"), audiences, delegations, and how a marked
    paper can be marked, `with_first` where there are two texts before it."""

    files: list[tuple[Words, list[tuple[str, str]]]]
    audiences: list[tuple[str, Words]]
    delegations: list[str]
    markings: list[tuple[str, Words]]
    with_first: bool


@dataclass(frozen=True, slots=True)
class PaperList:
    """The papers of a revision that are addressed to a seat."""

    revision: Revision
    lines: list[Line]
    may_retry: bool
    order: OrderForm | None = None

    @property
    def ready(self) -> int:
        return sum(line.is_ready for line in self.lines)

    @property
    def settled(self) -> int:
        """How many are not being worked on any more."""
        return sum(line.paper.state in SETTLED for line in self.lines)

    @property
    def is_waiting(self) -> bool:
        return self.settled < len(self.lines)

    @property
    def bytes(self) -> int:
        return sum(line.paper.size for line in self.lines if line.is_ready)


def papers_for(revision: Revision, seat: Seat) -> PaperList:
    """One query; the files themselves are left where they are."""
    lines = [
        Line(paper, NAMES.get(paper.paper, paper.paper), _audience(paper), STATES[paper.state])
        for paper in revision.papers.defer("content").select_related("snapshot").defer("snapshot__content")
        if may_have(seat, paper)
    ]
    may_order = may(seat, "issue", "issued_text")
    is_last = not revision.draft.revisions.filter(number__gt=revision.number).exists()
    return PaperList(
        revision, lines, may_order, order_form(revision, seat) if may_order and is_last else None
    )


def order_form(revision: Revision, seat: Seat) -> OrderForm:
    """What the offices may order of the text that stands."""
    papers: dict[str, list[str]] = {}
    for paper, form in DATED_PAPERS:
        papers.setdefault(paper, []).append(form)
        if paper == "comparison":
            papers.setdefault("comparison:revisions", []).append(form)
    # The public's papers are the secretariat's to give, those that tell prepared decisions the Presidency's own.
    own = {Paper.Audience.PUBLIC: Seat.Role.SECRETARIAT, Paper.Audience.PRESIDENCY: Seat.Role.PRESIDENCY}
    return OrderForm(
        files=[
            (NAMES[paper], [(f"{paper}.{form}", form.upper()) for form in forms])
            for paper, forms in papers.items()
        ],
        audiences=[(key, name) for key, name in FOR.items() if own.get(key, seat.role) == seat.role],
        markings=list(MARKINGS.items()) if revision.number else [],
        with_first=revision.number > 1,
        delegations=list(revision.draft.body.delegations.values_list("code", flat=True)),
    )


def _audience(paper: Paper) -> str:
    """For whom, by the delegation's code where it is for one alone."""
    return paper.delegation if paper.audience == Paper.Audience.DELEGATION else str(FOR[paper.audience])


@page
def issued(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/revisions/<id>/issued/`: where an issue leads, to see its papers appear one by one."""
    revision = _revision(pk)
    frame = open_draft(request, revision.draft_id)
    context = {"tab": "issue", "revision": revision, "list": papers_for(revision, frame.seat)}
    return draw(request, "amendments/issued.html", frame, context)


@page
def papers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The list alone."""
    revision = _revision(pk)
    frame = open_draft(request, revision.draft_id)
    return draw(request, "amendments/papers.html", frame, {"list": papers_for(revision, frame.seat)})


@page
@require_POST
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tries a paper again that could not be made."""
    paper = Paper.objects.defer("content").select_related("revision__draft__body").filter(pk=pk).first()
    if paper is None:
        raise Hidden
    frame = open_draft(request, paper.revision.draft_id)
    to = f"{reverse('revisions', args=[frame.draft.pk])}?new={paper.revision_id}#papers"
    try:
        retry_paper(paper, by=frame.seat)
    except DomainError as error:
        return back(request, to, error)
    return back(request, to, said=_("The paper is being made again."))


def _revision(pk: UUID) -> Revision:
    revision = Revision.objects.select_related("draft").filter(pk=pk).first()
    if revision is None:
        raise Hidden
    return revision
