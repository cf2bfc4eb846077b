"""All amendments to a draft, filtered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from amendments.models import Amendment
from amendments.permissions import visible_amendments
from amendments.views.cards import Base, name_of, place_of, shown_change
from amendments.views.frame import Frame, draw, open_draft
from amendments.views.frozen import changes_by_amendment
from amendments.views.gathering import Seen, see, with_all
from amendments.views.states import FLAGS, STATES, State, Words
from drafting.models import Revision
from drafting.models.stored import text_of_revision
from drafting.views.pages import page


@dataclass(frozen=True, slots=True)
class Line:
    """One amendment as a line of the list."""

    amendment: Amendment
    name: str
    codes: tuple[str, ...]
    place: str
    html: SafeString
    state: State
    is_prepared: bool
    symbol: str
    flag: Words


@page
def amendments(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/amendments/`, with ?status, ?delegation and ?revision."""
    frame = open_draft(request, pk)
    seen = _seen(frame)
    wanted = {name: request.GET.get(name, "") for name in ("status", "delegation", "revision")}
    bases = {each.pk: Base(text_of_revision(each)) for each in _bases(frame, seen)}
    lines = [_line(each, bases[each.amendment.base_id]) for each in seen if _passes(each, wanted)]
    context = {
        "tab": "amendments",
        "lines": lines,
        "total": len(seen),
        "wanted": wanted,
        "statuses": [(status, told.words) for status, told in STATES.items()],
        "codes": sorted({code for each in seen for code in each.codes}),
    }
    return draw(request, "amendments/amendments.html", frame, context)


def _seen(frame: Frame) -> list[Seen]:
    rows = with_all(visible_amendments(frame.draft, frame.seat), frame)
    changes = changes_by_amendment(rows)
    ordered = sorted(rows, key=attrgetter("by_number"))
    return [see(each, changes[each.pk], frame.seat, []) for each in ordered]


def _bases(frame: Frame, seen: Sequence[Seen]) -> list[Revision]:
    used = {each.amendment.base_id for each in seen}
    return [each for each in frame.revisions if each.pk in used]


def _passes(each: Seen, wanted: dict[str, str]) -> bool:
    return (
        wanted["status"] in ("", each.status)
        and (not wanted["delegation"] or wanted["delegation"] in each.codes)
        and wanted["revision"] in ("", str(each.amendment.base_id))
    )


def _line(each: Seen, base: Base) -> Line:
    drawn = [shown_change(change, base) for change in each.changes]
    places = dict.fromkeys(place_of(change, each.changes, base) for change in each.changes)
    return Line(
        amendment=each.amendment,
        name=name_of(each.amendment),
        codes=each.codes,
        place=", ".join(places),
        html=format_html_join(" ", "{}", ((html or note,) for html, note in drawn)),
        state=STATES[each.status],
        is_prepared=each.is_prepared,
        symbol=each.amendment.base.symbol,
        flag=FLAGS.get(each.amendment.flag, ""),
    )
