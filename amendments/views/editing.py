"""Amending in place: what the editor begins with, and the plain form that does without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from amendments.actions.begin import begin_amendment
from amendments.actions.close import close_amendment
from amendments.actions.edit import edit_amendment
from amendments.actions.untouched import is_untouched
from amendments.consolidation.change import Change, Insert, Reword
from amendments.models import Amendment, Sponsorship
from amendments.models.stored import changes_of, for_the_core, sponsorship_rows, stored_from_changes
from amendments.permissions import may_do, may_read, relation_of
from amendments.views.cards import Base, place_of_new
from amendments.views.frame import Frame, draw, open_amendment, open_draft
from amendments.views.gathering import anchors
from amendments.views.words import wording_html
from drafting.errors import DomainError
from drafting.models.stored import text_of_revision
from drafting.permissions import as_uuid
from drafting.text.paragraph import Paragraph, Text
from drafting.text.runs import runs_from_wording
from drafting.text.wording import plain
from drafting.views.pages import back, page

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Editing:
    """An amendment in preparation, open in its room; `paragraph` is where it stands, `words` are for the plain form.

    Where its room does not hold that paragraph, for only new ones are to stand beside it, `beside` are its words:
    the editor stands in its place on the page. `follows` says on which side the new ones stand.
    """

    amendment: Amendment
    paragraph: str
    name: str
    heading: str
    beside: SafeString
    follows: bool
    words: str
    beginning: Json
    places: list[tuple[str, str]]
    is_stale: bool
    may_write: bool
    may_submit: bool
    may_invite: bool
    may_delete: bool
    may_enter_for: bool
    authors: str
    codes: tuple[str, ...]


def editing_asked(request: HttpRequest, frame: Frame) -> Editing | None:
    """What ?amendment opens, to write in or to watch; None where there is no such, or no room for this seat.

    One just submitted is still shown to its own side: whoever typed too late finds his words there, to be copied.
    """
    wanted = request.GET.get("amendment")
    if not wanted:
        return None
    rows = for_the_core(Amendment.objects.filter(pk=as_uuid(wanted), draft=frame.draft))
    amendment = rows.select_related("base", "delegation", "round").first()
    if amendment is None:
        return None
    amendment.draft = frame.draft
    has_room = amendment.status == Amendment.Status.IN_PREPARATION or (
        amendment.status == Amendment.Status.SUBMITTED
        and relation_of(frame.seat, amendment) in ("own", "sponsor")
    )
    return editing_of(amendment, frame) if has_room and may_read(frame.seat, amendment) else None


def editing_of(amendment: Amendment, frame: Frame) -> Editing:
    """The amendment (with what the core asks at hand) as this seat writes or watches it."""
    text = text_of_revision(amendment.base)
    base, changes, seat = Base(text), changes_of(amendment), frame.seat
    paragraph = _place(amendment, changes, text)
    name = base.spoken(paragraph)
    reworded = {each.paragraph: each.wording for each in changes if isinstance(each, Reword)}
    new = _only_new(amendment, changes, beside=paragraph)
    prepares = amendment.status == Amendment.Status.IN_PREPARATION
    writes = prepares and may_do(seat, "write", amendment) and not frame.draft.is_closed
    return Editing(
        amendment=amendment,
        paragraph=paragraph,
        name=name,
        heading=place_of_new(new.after, base) if new else _("Amendment to %(name)s") % {"name": name},
        beside=_numbered(base.paragraphs[paragraph], base) if new else SafeString(""),
        follows=new is not None and new.after is not None,
        words=plain(reworded.get(paragraph, base.paragraphs[paragraph].wording)),
        beginning=beginning_of(text, ()),
        places=[(each.id, base.named(each.id)) for each in text.paragraphs],
        is_stale=frame.current is not None and amendment.base_id != frame.current.pk,
        may_write=writes,
        may_submit=writes and may_do(seat, "submit", amendment),
        may_invite=prepares and may_do(seat, "invite", amendment),
        may_delete=prepares and may_do(seat, "delete", amendment),
        may_enter_for=frame.may("enter_on_behalf", "draft") and is_untouched(amendment),
        authors=_authors(amendment),
        codes=tuple(each.delegation.code for each in _behind(amendment)),
    )


def _place(amendment: Amendment, changes: Sequence[Change], text: Text) -> str:
    """Where it was opened, else the first paragraph of the text that it concerns."""
    first = text.paragraphs[0].id if text.paragraphs else ""
    concerned = set(anchors(changes, first))
    opened = str(amendment.paragraph_id or "")
    wanted = {opened} if opened in concerned or not concerned else concerned
    return next((each.id for each in text.paragraphs if each.id in wanted), first)


def _only_new(amendment: Amendment, changes: Sequence[Change], *, beside: str) -> Insert | None:
    """The new paragraph beside the one given, where it was opened at none of the text's and concerns none of them."""
    new = [each for each in changes if isinstance(each, Insert)]
    if amendment.paragraph_id is not None or len(new) < len(changes):
        return None
    return next((each for each in new if each.after in (beside, None)), None)


def _numbered(paragraph: Paragraph, base: Base) -> SafeString:
    label = f"{paragraph.label}." if paragraph.label else ""
    return format_html("{} {}", label, wording_html(paragraph.wording, base.markers))


def _authors(amendment: Amendment) -> str:
    """Where to ask whose each word is; "" where one delegation writes alone."""
    together = amendment.floor or _behind(amendment)
    return f"/api/rooms/{amendment.pk}/authors/" if together else ""


def _behind(amendment: Amendment) -> list[Sponsorship]:
    """Who stands behind it beside its proposer."""
    return [row for row in sponsorship_rows(amendment) if row.answer == row.Answer.ACCEPTED]


def beginning_of(text: Text, changes: Sequence[Change]) -> Json:
    """What the editor is given: the base, its notes, and the changes so far in the form of the API."""
    return {
        "base": [
            {
                "id": each.id,
                "kind": each.kind,
                "label": each.label,
                "level": each.level,
                "runs": runs_from_wording(each.wording),
            }
            for each in text.paragraphs
        ],
        "notes": {note.id: note.text for note in text.footnotes},
        "changes": changes_sent(changes),
    }


def changes_sent(changes: Sequence[Change]) -> list[Json]:
    """Changes in the form in which they are sent: a new note's text travels with its call."""
    return [
        _sent(change, stored) for change, stored in zip(changes, stored_from_changes(changes), strict=True)
    ]


def _sent(change: Change, stored: Json) -> Json:
    sent = {name: value for name, value in stored.items() if name != "footnotes"}
    if isinstance(change, (Reword, Insert)):
        texts = {note.id: note.text for note in change.footnotes}
        sent["runs"] = [
            run | {"text": texts[run["footnote"]]} if run.get("footnote") in texts else run
            for run in stored["runs"]
        ]
    if isinstance(change, Insert):
        sent["id"] = sent.pop("paragraph")
    return sent


@page
@require_POST
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Opens an amendment at a paragraph, in place where htmx asks; one opened `instead_of` another closes that."""
    frame = open_draft(request, pk)
    paragraph = request.POST.get("paragraph", "")
    try:
        amendment = begin_amendment(
            frame.draft,
            paragraph=paragraph,
            on_behalf_of=request.POST.get("on_behalf_of") or None,
            by=frame.seat,
        )
        if before := request.POST.get("instead_of"):
            other, _frame = open_amendment(request, as_uuid(before))
            if other.pk != amendment.pk:
                close_amendment(other, by=frame.seat)
    except DomainError as error:
        return _led(request, back(request, _at(pk, paragraph), error))
    address = _at(pk, paragraph, amendment)
    if not request.htmx:  # type: ignore[attr-defined]
        return back(request, address)
    rows = for_the_core(Amendment.objects.filter(pk=amendment.pk)).select_related("base", "delegation")
    opened = rows.get()
    opened.draft = frame.draft
    answer = draw(request, "amendments/editor.html", frame, {"editing": editing_of(opened, frame)})
    answer["HX-Push-Url"] = address
    return answer


def _led(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The same answer for htmx, which would put the page it leads to into the place of a paragraph."""
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(answer["Location"])
    return answer


def _at(draft: UUID, paragraph: str, amendment: Amendment | None = None) -> str:
    query = "" if amendment is None else f"?{urlencode({'amendment': str(amendment.pk)})}"
    return f"{reverse('text', args=[draft])}{query}#{paragraph}"


@page
@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Back to the text; what was opened and left untouched is gone."""
    amendment, frame = open_amendment(request, pk)
    paragraph = request.POST.get("paragraph", "")
    close_amendment(amendment, by=frame.seat)
    return back(request, _at(frame.draft.pk, paragraph))


@page
@require_POST
def amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plain form: one change of one paragraph in an amendment that is being prepared."""
    frame = open_draft(request, pk)
    paragraph = request.POST.get("paragraph", "")
    amendment, _frame = open_amendment(request, as_uuid(request.POST.get("amendment", "")))
    others = [each for each in changes_sent(changes_of(amendment)) if each.get("paragraph") != paragraph]
    address = _at(pk, paragraph, amendment)
    try:
        edit_amendment(
            amendment,
            changes=[*others, _wanted(request)],
            justification=request.POST.get("justification", ""),
            by=frame.seat,
        )
    except DomainError as error:
        return back(request, address, error)
    return back(request, address, said=_("Saved."))


def _wanted(request: HttpRequest) -> Json:
    """The change the form asks for."""
    act, paragraph = request.POST.get("act", "reword"), request.POST.get("paragraph", "")
    words = request.POST.get("wording", "")
    if act == "insert":
        return {"act": act, "after": paragraph, "kind": request.POST.get("kind", "operative"), "text": words}
    if act == "delete":
        return {"act": act, "paragraph": paragraph}
    if act == "move":
        return {"act": act, "paragraph": paragraph, "after": request.POST.get("after") or None}
    return {"act": "reword", "paragraph": paragraph, "text": words}
