"""What a check of the record sees, and what it cannot see."""

from __future__ import annotations

import uuid

import pytest

from drafting.actions.record import fields_of
from drafting.actions.verify_record import verify_record
from drafting.chain import hash_of
from drafting.models import Act, Draft, Revision, Seat
from tests.factories import acts, current, delete, issued, reword, tabled


@pytest.fixture
def rev_1(draft: Draft, france: Seat, presidency: Seat) -> Revision:
    """REV 1, issued while France's amendment is on the table; then Germany's comes."""
    tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    return issued(draft, by=presidency)


def chain_of(draft: Draft) -> list[Act]:
    """What all may see of the record, oldest first."""
    return list(Act.objects.filter(chain=f"{draft.pk}:all").order_by("sequence"))


def write_anew(chain: list[Act]) -> None:
    """Puts these acts in place of the chain, each following from the one before as if nothing had been."""
    Act.objects.filter(chain=chain[0].chain).delete()
    last = ""
    for place, act in enumerate(chain, start=1):
        act.sequence, act.previous_hash = place, last
        act.hash = last = hash_of(fields_of(act), commitment=act.commitment, previous=act.previous_hash)
        act.save(force_insert=True)


def missing(*revisions: Revision) -> list[str]:
    """The faults that name these revisions."""
    return [f"{each.symbol}: the record does not hold the act that it was issued by" for each in revisions]


def test_nothing_is_found_where_nothing_was_done(draft: Draft, rev_1: Revision) -> None:
    assert verify_record() == (len(acts(draft)), [])


def test_an_end_cut_off_with_an_issue_in_it_shows(draft: Draft, rev_1: Revision) -> None:
    issue = next(act for act in chain_of(draft) if act.hash == rev_1.record_head)
    Act.objects.filter(chain=issue.chain, sequence__gte=issue.sequence).delete()
    assert verify_record()[1] == missing(rev_1)


def test_a_chain_that_is_gone_altogether_shows_by_its_revisions(draft: Draft, rev_1: Revision) -> None:
    init = draft.revisions.get(number=0)
    Act.objects.filter(draft=draft).delete()
    assert verify_record() == (0, missing(init, rev_1))


def test_a_chain_written_anew_without_frances_amendment_shows(draft: Draft, rev_1: Revision) -> None:
    write_anew([act for act in chain_of(draft) if act.verb != "submit_amendment"])
    assert verify_record()[1] == missing(rev_1)


def test_a_chain_written_anew_with_another_actor_shows(draft: Draft, rev_1: Revision, germany: Seat) -> None:
    chain = chain_of(draft)
    chain[1].actor = germany.user
    write_anew(chain)
    assert verify_record()[1] == missing(rev_1)


def test_a_revision_stands_on_its_own_act_and_on_no_other(draft: Draft, rev_1: Revision) -> None:
    init = draft.revisions.get(number=0)
    Revision.objects.filter(pk=init.pk).update(record_head=rev_1.record_head)
    Revision.objects.filter(pk=rev_1.pk).update(record_head=uuid.uuid4().hex)
    assert verify_record()[1] == missing(init, rev_1)


def test_what_is_cut_off_after_the_last_issue_is_not_seen(
    draft: Draft, rev_1: Revision, germany: Seat
) -> None:
    tabled(draft, delete(draft, "5"), by=germany)
    chain_of(draft)[-1].delete()
    assert verify_record()[1] == []


def test_who_writes_revisions_anew_as_well_is_not_seen(draft: Draft, rev_1: Revision) -> None:
    write_anew([act for act in chain_of(draft) if act.verb != "submit_amendment"])
    last = chain_of(draft)[-1]
    assert last.subject == f"revision:{current(draft).pk}"
    Revision.objects.filter(pk=rev_1.pk).update(record_head=last.hash)
    assert verify_record()[1] == []
