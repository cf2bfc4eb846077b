"""What to look at before a revision is issued."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amendments.consolidation.conflict import Conflict
from amendments.models import Amendment
from amendments.permissions import is_told_to_all
from amendments.views.cards import Base, name_of
from amendments.views.check import NAMED_AT_MOST, Check, Link
from amendments.views.frame import Frame
from amendments.views.gathering import Gathering, Seen, gather
from amendments.views.proofs import proof_check, text_due
from amendments.views.unshown import unshown_checks
from amendments.weighing import conflicts_seen
from drafting.models import Revision, Seat
from drafting.text.paragraph import Text
from drafting.views.covers import missing

Status = Amendment.Status
Say = Callable[[int], str]


def checks(frame: Frame, current: Revision) -> list[Check]:
    """The check-list of the revision after `current`, as far as the seat knows."""
    gathering = gather(frame, current)
    here = [each for each in gathering.seen if each.amendment.base_id == current.pk]
    bracketed = [each for each in here if each.status == Status.BRACKETED]
    return [
        _conflicts(frame, gathering),
        _taken(here),
        _listed(
            [each for each in here if each.status == Status.SUBMITTED and not each.amendment.flag],
            none=_("Every amendment is decided on."),
            some=lambda n: ngettext(
                "%(n)d amendment is not decided on; it stays open and is carried over.",
                "%(n)d amendments are not decided on; they stay open and are carried over.",
                n,
            ),
        ),
        *_prepared(here, frame.seat),
        _listed(
            [each for each in bracketed if is_told_to_all(each.amendment)],
            none=_("Nothing goes out in brackets."),
            some=lambda n: ngettext(
                "%(n)d amendment goes out in brackets.", "%(n)d amendments go out in brackets.", n
            ),
        ),
        *_only_if(
            [each for each in bracketed if not is_told_to_all(each.amendment)],
            lambda n: ngettext(
                "%(n)d bracketed amendment, tabled informally or not released, stands in no paper that observers read.",
                "%(n)d bracketed amendments, tabled informally or not released, stand in no paper that observers read.",
                n,
            ),
        ),
        *_only_if(
            [each for each in here if each.status == Status.PARKED],
            lambda n: ngettext("%(n)d amendment is parked.", "%(n)d amendments are parked.", n),
        ),
        *_only_if(
            [each for each in gathering.seen if each.amendment.flag and each.status in Amendment.OPEN],
            lambda n: ngettext(
                "%(n)d amendment needs a person to place it.",
                "%(n)d amendments need a person to place them.",
                n,
            ),
        ),
        *_only_if(
            [each for each in here if _waits_for_its_delegation(each)],
            lambda n: ngettext(
                "%(n)d amendment entered on behalf of a delegation is not confirmed by it.",
                "%(n)d amendments entered on behalf of delegations are not confirmed by them.",
                n,
            ),
        ),
        *checks_of_words(
            text_due(gathering.text, here, frame.draft.label_style),
            address=reverse("text", args=[frame.draft.pk]),
        ),
        cover_check(frame),
    ]


def checks_of_words(text: Text, *, address: str) -> list[Check]:
    """What to look at in the words themselves; `address` is that of the page on which they stand."""
    return [proof_check(text, address=address), *unshown_checks(text, address=address)]


def cover_check(frame: Frame) -> Check:
    """Whether the lines that a cover of the family needs are filled."""
    empty = [str(name) for name in missing(frame.draft)]
    if empty:
        return Check("warn", _("The cover lacks: %(names)s.") % {"names": ", ".join(empty)})
    return Check("yes", _("The cover is filled in."))


def pairs(conflicts: Iterable[Conflict], frame: Frame, gathering: Gathering) -> list[Link]:
    """The colliding pairs, each linked to where the seat can look at both."""
    base = Base(gathering.text)
    names = {str(each.amendment.pk): name_of(each.amendment) for each in gathering.seen}
    return [
        Link(
            _("%(first)s and %(second)s on %(place)s")
            % {
                "first": names.get(each.first, _("an amendment")),
                "second": names.get(each.second, _("an amendment")),
                "place": base.named(each.paragraph),
            },
            _where(frame, each.paragraph),
        )
        for each in conflicts
    ]


def _conflicts(frame: Frame, gathering: Gathering) -> Check:
    found = [each for each in conflicts_seen(frame.draft, frame.seat, accepted_only=True) if each.blocks]
    if not found:
        return Check("yes", _("No two amendments taken up collide."))
    said = ngettext(
        "%(n)d conflict is left among what is taken up: nothing can be issued before it is settled.",
        "%(n)d conflicts are left among what is taken up: nothing can be issued before they are settled.",
        len(found),
    )
    return Check("no", said % {"n": len(found)}, pairs(found, frame, gathering))


def _taken(here: Sequence[Seen]) -> Check:
    taken = [each for each in here if each.status in Amendment.TAKEN]
    if not taken:
        return Check("warn", _("Nothing is taken up: the next revision would say the same."))
    said = ngettext("%(n)d amendment goes in.", "%(n)d amendments go in.", len(taken))
    return _naming("yes", said, taken)


def _prepared(here: Sequence[Seen], seat: Seat) -> list[Check]:
    """Of the chair's private decisions, those alone who may know of them are told."""
    if seat.role != Seat.Role.PRESIDENCY:
        return []
    waiting = [each for each in here if each.is_prepared]
    if not waiting:
        return [Check("yes", _("Every decision is announced."))]
    said = ngettext(
        "%(n)d decision is prepared and will be announced with the revision.",
        "%(n)d decisions are prepared and will be announced with the revision.",
        len(waiting),
    )
    return [_naming("warn", said, waiting)]


def _waits_for_its_delegation(seen: Seen) -> bool:
    awaited = seen.amendment.confirmation == Amendment.Confirmation.AWAITED
    return awaited and seen.status in (*Amendment.OPEN, *Amendment.TAKEN)


def _only_if(found: Sequence[Seen], some: Say) -> list[Check]:
    return [_naming("warn", some(len(found)), found)] if found else []


def _listed(found: Sequence[Seen], *, none: str, some: Say) -> Check:
    return _naming("warn", some(len(found)), found) if found else Check("yes", none)


def _naming(tone: str, said: str, found: Sequence[Seen]) -> Check:
    links = [
        Link(name_of(each.amendment), reverse("amendment", args=[each.amendment.pk]))
        for each in found[:NAMED_AT_MOST]
    ]
    return Check(tone, said % {"n": len(found)}, links, len(found) - len(links))


def _where(frame: Frame, paragraph: str) -> str:
    """The table for the chair, the text for the secretariat."""
    if frame.seat.role == Seat.Role.PRESIDENCY:
        return f"{reverse('table', args=[frame.draft.pk])}?{urlencode({'paragraph': paragraph})}"
    return f"{reverse('text', args=[frame.draft.pk])}#{paragraph}"
