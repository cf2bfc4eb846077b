"""Who may see and touch which amendment: the states of an amendment, put to the one table of rights."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from amendments.models import Amendment, Decision, Position, Round, Sponsorship
from amendments.models.stored import sponsorship_rows
from drafting.errors import Forbidden, Hidden
from drafting.models import Body, Draft, Seat, seat_words
from drafting.permissions import may

Status = Amendment.Status

# What is done to an amendment while it is prepared: the rights are those of that state, whatever it is now,
# so that who had the right is told "too late" (409) and who never had it "not yours" (403).
DEEDS_OF_PREPARATION = frozenset({"write", "submit", "delete", "invite", "answer", "give_floor"})

_IN_PREPARATION = Q(status=Status.IN_PREPARATION)
_ON_THE_TABLE = _IN_PREPARATION & ~Q(floor=Amendment.Floor.NONE)
_RELEASED = ~_IN_PREPARATION & Q(released_at__isnull=False)
_INFORMAL = Q(round__isnull=False, round__formal=False)
# In SQL what `matter_of` says in Python; a test holds the two against each other.
_MATTERS = {
    "amendment_in_preparation": _IN_PREPARATION & Q(floor=Amendment.Floor.NONE),
    "amendment_on_the_table": _ON_THE_TABLE & ~_INFORMAL,
    "amendment_on_the_table_informally": _ON_THE_TABLE & _INFORMAL,
    "amendment_unreleased": ~_IN_PREPARATION & Q(released_at__isnull=True),
    "amendment_released": _RELEASED & ~_INFORMAL,
    "amendment_released_informally": _RELEASED & _INFORMAL,
}


def matter_of(amendment: Amendment) -> str:
    """The matter of the table of rights that the amendment is, by its state."""
    informally = "_informally" if is_informal(amendment) else ""
    if amendment.status == Status.IN_PREPARATION:
        return _matter_of_preparation(amendment) + (informally if amendment.is_on_the_table else "")
    if amendment.released_at is None:
        return "amendment_unreleased"
    return "amendment_released" + informally


def is_informal(amendment: Amendment) -> bool:
    """Whether it was tabled in an informal round: observers are not in the room."""
    return amendment.round is not None and not amendment.round.formal


def is_told_to_all(amendment: Amendment) -> bool:
    """Whether a paper that goes to everybody, observers too, may quote it and name its proposer."""
    return amendment.released_at is not None and not is_informal(amendment)


def _matter_of_preparation(amendment: Amendment) -> str:
    """Whose it was to write, whatever has become of it."""
    return "amendment_on_the_table" if amendment.floor else "amendment_in_preparation"


def relation_of(seat: Seat, amendment: Amendment) -> str:
    """How the seat stands to the amendment: "own", "sponsor" (accepted), "invited" (not yet), or "".

    While all have the floor each delegation is a sponsor, unless it declined.
    """
    if _is_own(seat, amendment):
        return "own"
    if seat.role not in Seat.OF_A_DELEGATION:
        return ""
    answers = [row.answer for row in sponsorship_rows(amendment) if row.delegation_id == seat.delegation_id]
    relations = {Sponsorship.Answer.ACCEPTED: "sponsor", Sponsorship.Answer.AWAITED: "invited"}
    if answers:
        return relations.get(Sponsorship.Answer(answers[0]), "")
    return "sponsor" if amendment.is_on_the_table and amendment.floor == Amendment.Floor.ALL else ""


def may_read(seat: Seat, amendment: Amendment) -> bool:
    """Whether the seat may know of the amendment at all."""
    return seat.body_id == amendment.draft.body_id and may(
        seat, "read", matter_of(amendment), relation=relation_of(seat, amendment)
    )


def may_watch(seat: Seat, amendment: Amendment) -> bool:
    """Whether the seat may look into the amendment's room: its own side may, and whoever may read what is, or was, on
    the table."""
    of_its_side = may(seat, "read", "amendment_in_preparation", relation=relation_of(seat, amendment))
    return may_read(seat, amendment) and (of_its_side or bool(amendment.floor))


def require_for(seat: Seat, deed: str, amendment: Amendment) -> None:
    """Hidden where the seat may not read the amendment, Forbidden where the deed is not its own to do."""
    if not may_read(seat, amendment):
        raise Hidden
    if not may_do(seat, deed, amendment):
        raise Forbidden(_("%(seat)s may not do this.") % {"seat": seat_words(seat.stands_for)})


def may_do(seat: Seat, deed: str, amendment: Amendment) -> bool:
    """Whether the deed is this seat's to do, leaving aside whether the amendment's state still allows it."""
    if deed in DEEDS_OF_PREPARATION:
        matter = _matter_of_preparation(amendment)
    elif amendment.status == Status.IN_PREPARATION:
        matter = "amendment_unreleased"
    else:
        matter = matter_of(amendment)
    return may(seat, deed, matter, relation=relation_of(seat, amendment))


def visible_amendments(scope: Draft | Body, seat: Seat) -> QuerySet[Amendment]:
    """Those of a draft's or a body's amendments that the seat may read: `may_read`, said in SQL."""
    of = Q(draft=scope) if isinstance(scope, Draft) else Q(draft__body=scope)
    relations, seen = _relations(seat), Q(pk__in=[])
    for matter, state in _matters(seat).items():
        if may(seat, "read", matter):
            seen |= state
        elif stands := [
            stand for name, stand in relations.items() if may(seat, "read", matter, relation=name)
        ]:
            seen |= state & reduce(or_, stands)
    return Amendment.objects.filter(of & Q(draft__body_id=seat.body_id) & seen)


def visible_positions(draft: Draft, seat: Seat) -> QuerySet[Position]:
    """The positions on a draft that the seat may read: its own, and those on what everybody may see."""
    if seat.body_id != draft.body_id or not may(seat, "read", "position"):
        return Position.objects.none()
    seen = visible_amendments(draft, seat)
    if not seat.is_office:
        seen = seen.filter(released_at__isnull=False)
    own = Q(delegation_id=seat.delegation_id, delegation__isnull=False)
    return Position.objects.filter(draft=draft).filter(
        own | Q(amendment__isnull=True) | Q(amendment__in=seen)
    )


def may_see_positions_on(seat: Seat, amendment: Amendment) -> bool:
    """As `visible_positions`, of others' positions on an amendment that the seat may read."""
    return may(seat, "read", "position") and (seat.is_office or amendment.released_at is not None)


def may_see_decision(seat: Seat, decision: Decision) -> bool:
    """Whether the seat may know of the decision, given that it may read the amendment."""
    return may(seat, "read", "decision_announced" if decision.announced_at else "decision_prepared")


def status_shown(amendment: Amendment, decision: Decision | None, seat: Seat) -> str:
    """The status as the seat may know it: before its announcement a decision has changed nothing.

    `decision` is the one that stands (`stored.current_decision`).
    """
    return status_told(amendment, decision, is_known=decision is None or may_see_decision(seat, decision))


def status_told(amendment: Amendment, decision: Decision | None, *, is_known: bool) -> str:
    """The same for whoever knows of the decision, or does not."""
    return amendment.status if decision is None or is_known else decision.was


def is_kept_to_the_presidency(amendment: Amendment) -> bool:
    """Whether nothing releases it by itself: sent to the Presidency alone, or tabled in such a round."""
    withheld = amendment.round is not None and amendment.round.release == Round.Release.NEVER
    return amendment.released_at is None and (amendment.to == Amendment.To.PRESIDENCY or withheld)


def _matters(seat: Seat) -> dict[str, Q]:
    """In SQL what the matters are; who may read one informally or not is not asked which, which the database has to
    look up in the round."""
    matters = dict(_MATTERS)
    for matter, state in (("amendment_on_the_table", _ON_THE_TABLE), ("amendment_released", _RELEASED)):
        informally = f"{matter}_informally"
        if may(seat, "read", matter) and may(seat, "read", informally):
            matters[matter] = state
            del matters[informally]
    return matters


def _is_own(seat: Seat, amendment: Amendment) -> bool:
    if seat.role in Seat.OF_A_DELEGATION:
        return amendment.delegation_id is not None and seat.delegation_id == amendment.delegation_id
    if seat.role == Seat.Role.PRESIDENCY and amendment.delegation_id is None:
        return True
    # What an office entered for a delegation is in its hands until the delegation has taken it over.
    return amendment.entered_by == seat.role and amendment.confirmation == Amendment.Confirmation.AWAITED


def _relations(seat: Seat) -> dict[str, Q]:
    """In SQL what `relation_of` says in Python; without a relation stands whatever has none of these."""
    if seat.role in Seat.OF_A_DELEGATION:
        return {
            "own": Q(delegation_id=seat.delegation_id),
            "sponsor": _behind(seat, Sponsorship.Answer.ACCEPTED)
            | _ON_THE_TABLE & Q(floor=Amendment.Floor.ALL) & ~_behind(seat),
            "invited": _behind(seat, Sponsorship.Answer.AWAITED),
        }
    own = Q(entered_by=seat.role, confirmation=Amendment.Confirmation.AWAITED)
    if seat.role == Seat.Role.PRESIDENCY:
        own |= Q(delegation__isnull=True)
    return {"own": own}


def _behind(seat: Seat, *answers: str) -> Q:
    """Those that the seat's delegation is asked to stand behind: it gave one of the answers, or any at all."""
    invitations = Sponsorship.objects.filter(amendment=OuterRef("pk"), delegation=seat.delegation)
    return Q(Exists(invitations.filter(answer__in=answers) if answers else invitations))
