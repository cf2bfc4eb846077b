"""The chain of revisions: compare any two, download papers, read what became of each amendment."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from amendments.models import Amendment, Decision
from amendments.models.stored import changes_of, for_the_core
from amendments.permissions import may_see_decision, visible_amendments
from amendments.views.cards import Base, name_of, shown_change
from amendments.views.frame import Frame, draw, open_draft
from amendments.views.states import OUTCOMES, State
from amendments.views.text import revision_of_chain
from amendments.views.words import inserted_html, redline_html
from drafting.errors import DomainError
from drafting.models import Paper, Revision
from drafting.models.stored import text_of_revision
from drafting.permissions import audiences_of
from drafting.text.compare_texts import ParagraphChange, compare_texts
from drafting.text.redline import redline_spans
from drafting.text.words import count_words
from drafting.views.pages import page


@dataclass(frozen=True, slots=True)
class Link:
    """One revision of the chain with what it brought."""

    revision: Revision
    taken: int
    brackets: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A paragraph that differs between two revisions, and by whose wish."""

    label: str
    html: SafeString
    sources: list[str]
    is_moved: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line of the disposition table."""

    place: str
    amendment: Amendment
    name: str
    codes: list[str]
    html: SafeString
    state: State
    reason: str


@page
def revisions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/revisions/`, with ?old and ?new to compare, ?revision whose papers and dispositions are shown."""
    frame = open_draft(request, pk)
    if frame.current is None:
        raise DomainError("not_issued_yet", "Nothing has been issued yet.", status=409)
    shown = revision_of_chain(frame, request.GET.get("revision")) or frame.current
    new = revision_of_chain(frame, request.GET.get("new")) or shown
    earlier = [each for each in frame.revisions if each.number < new.number]
    old = revision_of_chain(frame, request.GET.get("old")) or (earlier[-1] if earlier else new)
    if old.number > new.number:
        old, new = new, old
    context = {
        "tab": "revisions",
        "chain": [_link(each) for each in frame.revisions],
        "shown": shown,
        "old": old,
        "new": new,
        "compared": compared(old, new),
        "papers": papers_for(shown, frame),
        "outcomes": _outcomes(shown, frame),
    }
    return draw(request, "amendments/revisions.html", frame, context)


@page
def papers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The table of a revision's papers alone, asked again until all are ready."""
    frame = open_draft(request, pk)
    shown = revision_of_chain(frame, request.GET.get("revision")) or frame.current
    if shown is None:
        raise DomainError("not_issued_yet", "Nothing has been issued yet.", status=409)
    return draw(
        request, "amendments/papers.html", frame, {"shown": shown, "papers": papers_for(shown, frame)}
    )


@dataclass(frozen=True, slots=True)
class PaperList:
    """The papers addressed to the reader; `is_waiting` while one is still to be made."""

    papers: list[Paper]
    is_waiting: bool
    ready: int
    size: int


def papers_for(revision: Revision, frame: Frame) -> PaperList:
    audiences = (*audiences_of(frame.seat), "public")
    rows = [each for each in revision.papers.defer("content") if each.audience in audiences]
    ready = [each for each in rows if each.state == Paper.State.READY]
    waiting = any(each.state in (Paper.State.QUEUED, Paper.State.MAKING) for each in rows)
    return PaperList(rows, waiting, len(ready), sum(each.size for each in ready))


def compared(old: Revision, new: Revision) -> dict[str, object]:
    """The paragraphs that differ, with the words inserted and deleted in all."""
    if old.pk == new.pk:
        return {"rows": [], "inserted": 0, "deleted": 0}
    before, after = Base(text_of_revision(old)), Base(text_of_revision(new))
    sources = _sources(old, new)
    changed = [each for each in compare_texts(before.text, after.text) if each.status != "same"]
    return {
        "rows": [_compared(each, before, after, sources.get(each.id, [])) for each in changed],
        **_words_changed(changed),
    }


def _sources(old: Revision, new: Revision) -> dict[str, list[str]]:
    """Whose wishes changed each paragraph, where the two follow each other in the chain."""
    found: dict[str, list[str]] = {}
    if new.number == old.number + 1:
        for change in new.changes:
            names = found.setdefault(change["paragraph"], [])
            if change["source"] not in names:
                names.append(change["source"])
    return found


def _compared(change: ParagraphChange, before: Base, after: Base, sources: list[str]) -> Compared:
    paragraph = change.new or change.old
    assert paragraph is not None, "a change is of a paragraph of one text or of both"
    if change.new is None:
        html = redline_html(change.old.wording if change.old else (), (), before.markers)
    elif change.old is None:
        html = inserted_html(change.new.wording, after.markers)
    else:
        html = redline_html(change.old.wording, change.new.wording, after.markers)
    return Compared(paragraph.label or "", html, sources, change.status == "moved")


def _words_changed(changed: list[ParagraphChange]) -> dict[str, int]:
    inserted = deleted = 0
    for change in changed:
        old = change.old.wording if change.old else ()
        new = change.new.wording if change.new else ()
        for tag, words in ((span.tag, span.words) for span in redline_spans(old, new)):
            inserted += count_words(words) if tag == "ins" else 0
            deleted += count_words(words) if tag == "del" else 0
    return {"inserted": inserted, "deleted": deleted}


def _link(revision: Revision) -> Link:
    taken = {key for change in revision.changes for key in change["amendments"]}
    return Link(revision, len(taken), len(revision.brackets))


def _outcomes(shown: Revision, frame: Frame) -> list[Outcome]:
    """What was decided on the text before `shown`; on the current one, what is announced so far."""
    before = next((each for each in frame.revisions if each.number == shown.number - 1), None)
    if before is None:
        return []
    rows = visible_amendments(frame.draft, frame.seat)
    seen = {each.pk: each for each in for_the_core(rows).select_related("delegation")}
    decisions = Decision.objects.filter(revision=before, amendment__in=seen, announced_at__isnull=False)
    last = {each.amendment_id: each for each in decisions.order_by("decided_at")}
    base = Base(text_of_revision(before))
    lines = [
        _outcome(seen[key], decision, base)
        for key, decision in last.items()
        if may_see_decision(frame.seat, decision)
    ]
    return sorted(lines, key=lambda line: line.amendment.order)


def _outcome(amendment: Amendment, decision: Decision, base: Base) -> Outcome:
    changes = changes_of(amendment)
    drawn = [shown_change(change, base) for change in changes]
    places = dict.fromkeys(base.named(change.paragraph) for change in changes)
    behind = [each.delegation.code for each in amendment.sponsorships.all() if each.answer == "accepted"]
    return Outcome(
        place=", ".join(places),
        amendment=amendment,
        name=name_of(amendment),
        codes=[amendment.proposer, *behind],
        html=SafeString(" ".join(html or note for html, note in drawn)),
        state=OUTCOMES[decision.outcome],
        reason=decision.reason,
    )
