"""The Presidency's table: one paragraph after the other, its proposals side by side, and what would result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amendments.consolidation.change import Insert, Proposal, Reword
from amendments.consolidation.rolling import rolling
from amendments.models import Agreement, Amendment, Decision
from amendments.views.brackets import whole_html
from amendments.views.cards import Base, base_of, name_of, stands_at
from amendments.views.editing import Json, beginning_of
from amendments.views.floor_cards import floor_cards, floor_form
from amendments.views.frame import Frame, draw, open_draft
from amendments.views.gathering import Gathering, Seen, gather, prepared_count
from amendments.views.result import result_of
from amendments.views.standing import UNITS, Standing, standings
from amendments.views.states import AGREEMENTS, stances
from amendments.views.table_bids import Bid, bid_of, collisions
from drafting.errors import DomainError, Hidden
from drafting.models import Revision
from drafting.permissions import require
from drafting.text.wording import plain
from drafting.views.pages import page


@dataclass(frozen=True, slots=True)
class Tick:
    """A paragraph in the row at the top."""

    id: str
    label: str
    standing: Standing | None
    count: int
    decided: int


@page
def table(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/table/`, with ?paragraph, ?chosen and ?tick (amendments in the resulting text)."""
    frame, revision = _opened(request, pk)
    gathering = gather(frame, revision)
    ticks = _ticks(gathering)
    paragraph = _paragraph(request, ticks)
    context = {"ticks": ticks, "tab": "table", "holds": True, **_counts(frame, gathering)}
    if paragraph is not None:
        context |= _paragraph_context(request, frame, gathering, paragraph, ticks)
    return draw(request, "amendments/table.html", frame, context)


@page
def result(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The resulting text alone, as the ticks change."""
    frame, revision = _opened(request, pk)
    gathering = gather(frame, revision)
    paragraph = request.GET.get("paragraph", "")
    if all(each.id != paragraph for each in gathering.text.paragraphs):
        raise Hidden
    bids = _weighed(gathering, paragraph)
    return draw(
        request,
        "amendments/table_result.html",
        frame,
        {"result": result_of(gathering, paragraph, _ticked(request, bids, None), frame.draft.label_style)},
    )


def table_address(draft: UUID, paragraph: str, chosen: str) -> str:
    return f"{reverse('table', args=[draft])}?{urlencode({'paragraph': paragraph, 'chosen': chosen})}"


def _opened(request: HttpRequest, pk: UUID) -> tuple[Frame, Revision]:
    frame = open_draft(request, pk)
    require(frame.seat, "announce", "decision")
    if frame.current is None:
        raise DomainError(
            "not_issued_yet", _("There is nothing to decide before the first revision."), status=409
        )
    return frame, frame.current


def _paragraph_context(
    request: HttpRequest, frame: Frame, gathering: Gathering, paragraph: str, ticks: Sequence[Tick]
) -> dict[str, object]:
    base = base_of(gathering.text)
    seen = _weighed(gathering, paragraph)
    chosen = _chosen(request, seen)
    ticked = _ticked(request, seen, chosen)
    codes = [party.code for party in frame.draft.body.delegations.all()]
    agreement = gathering.agreements.get(paragraph)
    return {
        "paragraph": paragraph,
        "go": f"{reverse('table', args=[frame.draft.pk])}?{urlencode({'paragraph': paragraph})}",
        "name": base.spoken(paragraph),
        "base_html": _merged(gathering, paragraph, base, with_proposals=False),
        "merged_html": _merged(gathering, paragraph, base, with_proposals=True),
        "bids": [_bid(each, paragraph, seen, base, codes, chosen, ticked) for each in seen],
        "collisions": collisions(gathering, paragraph),
        "result": result_of(gathering, paragraph, ticked, frame.draft.label_style),
        "chosen": chosen,
        "on_the_table": floor_cards(gathering.beside.get(paragraph, ()), frame),
        "floor_form": floor_form(frame),
        "chosen_name": name_of(chosen.amendment) if chosen else "",
        "modifying": _modifying(chosen, gathering) if chosen else None,
        "wording": _wording(chosen, paragraph, base),
        "on_paragraph": stances(gathering.positions.get(paragraph, [])),
        "agreement": agreement.state if agreement else Agreement.State.OPEN,
        "agreements": AGREEMENTS.items(),
        "revision": gathering.revision,
        **_neighbours(paragraph, ticks),
    }


def _weighed(gathering: Gathering, paragraph: str) -> list[Seen]:
    """The proposals on a paragraph that the chair weighs: those tabled on this text, decided or not."""
    weighable = {*Amendment.LIVE, Amendment.Status.REJECTED}
    return [each for each in gathering.beside.get(paragraph, ()) if each.status in weighable]


def _bid(
    each: Seen,
    paragraph: str,
    seen: Sequence[Seen],
    base: Base,
    codes: list[str],
    chosen: Seen | None,
    ticked: Sequence[Seen],
) -> Bid:
    rivals = [other for other in seen if other.amendment in each.collides]
    silent = [code for code in codes if code not in each.codes and code not in _spoken(each)]
    return bid_of(
        each, paragraph, rivals, base, silent=silent, is_chosen=each is chosen, is_ticked=each in ticked
    )


def _spoken(each: Seen) -> set[str]:
    return {position.code for position in each.positions}


def _merged(gathering: Gathering, paragraph: str, base: Base, *, with_proposals: bool) -> SafeString:
    proposals = gathering.proposals if with_proposals else ()
    concerned = [
        each
        for each in proposals
        if any(stands_at(change, each.changes, base) == paragraph for change in each.changes)
    ]
    rolled = [
        each for each in rolling(gathering.text, concerned) if _is_beside(each.id, paragraph, concerned)
    ]
    html = " ".join(whole_html(each, base.markers) for each in rolled)
    return SafeString(html)


def _is_beside(id: str, paragraph: str, proposals: Sequence[Proposal]) -> bool:
    """The paragraph itself, and new ones that these proposals put after it."""
    return id == paragraph or any(
        isinstance(change, Insert) and change.paragraph == id for each in proposals for change in each.changes
    )


def _modifying(chosen: Seen, gathering: Gathering) -> Json:
    """What the editor of "accept modified" begins with."""
    return beginning_of(gathering.text, chosen.weighed)


def _wording(chosen: Seen | None, paragraph: str, base: Base) -> str:
    """The proposal's plain words, for the form without the editor."""
    for change in chosen.changes if chosen else ():
        if isinstance(change, Reword) and change.paragraph == paragraph:
            return plain(change.wording)
    found = base.paragraphs.get(paragraph)
    return plain(found.wording) if found else ""


def _ticks(gathering: Gathering) -> list[Tick]:
    standing, base = standings(gathering), base_of(gathering.text)
    ticks = []
    for each in gathering.text.paragraphs:
        seen = _weighed(gathering, each.id)
        if seen or (each.kind in UNITS and each.kind != "subparagraph"):
            decided = sum(one.status != Amendment.Status.SUBMITTED for one in seen)
            ticks.append(
                Tick(
                    each.id,
                    base.named(each.id) if each.label else "·",
                    standing.get(each.id),
                    len(seen),
                    decided,
                )
            )
    return ticks


def _paragraph(request: HttpRequest, ticks: Sequence[Tick]) -> str | None:
    """The one asked for, else the first with something to decide, else the first with proposals."""
    asked = request.GET.get("paragraph")
    if any(tick.id == asked for tick in ticks):
        return asked
    undecided = (tick.id for tick in ticks if tick.decided < tick.count)
    return next(undecided, next((tick.id for tick in ticks if tick.count), None))


def _neighbours(paragraph: str, ticks: Sequence[Tick]) -> dict[str, str]:
    """The paragraphs with proposals before and after this one."""
    order = [tick.id for tick in ticks if tick.count or tick.id == paragraph]
    place = order.index(paragraph)
    return {
        "previous": order[place - 1] if place else "",
        "next": order[place + 1] if place + 1 < len(order) else "",
    }


def _chosen(request: HttpRequest, seen: Sequence[Seen]) -> Seen | None:
    asked = request.GET.get("chosen")
    undecided = (each for each in seen if each.status == Amendment.Status.SUBMITTED)
    first = next(undecided, seen[0] if seen else None)
    return next((each for each in seen if str(each.amendment.pk) == asked), first)


def _ticked(request: HttpRequest, seen: Sequence[Seen], chosen: Seen | None) -> list[Seen]:
    """Those asked for; before anybody ticked, what is taken up and the chosen one unless rejected."""
    if "ticked" in request.GET:
        asked = set(request.GET.getlist("tick"))
        return [each for each in seen if str(each.amendment.pk) in asked]
    return [each for each in seen if each.status in Amendment.TAKEN or (each is chosen and _may_come(each))]


def _may_come(seen: Seen) -> bool:
    """Whether the next text may still hold it."""
    return seen.status in Amendment.LIVE


def _counts(frame: Frame, gathering: Gathering) -> dict[str, object]:
    weighed = [each for each in gathering.seen if each.status in (*Amendment.LIVE, Amendment.Status.REJECTED)]
    on_text = [each for each in weighed if each.amendment.base_id == gathering.revision.pk]
    last = (
        Decision.objects.filter(amendment__draft=frame.draft, current=True, revision=gathering.revision)
        .select_related("amendment")
        .order_by("-decided_at")
        .first()
    )
    return {
        "total": len(on_text),
        "decided": sum(each.status != Amendment.Status.SUBMITTED for each in on_text),
        "prepared": [each for each in on_text if each.is_prepared],
        "prepared_count": prepared_count(frame.draft),
        "last": last.amendment if last else None,
    }
