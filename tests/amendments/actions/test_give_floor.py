"""The Presidency gives the floor on a paragraph: a drafting group, or its own compromise with everyone watching."""

from __future__ import annotations

import pytest

from amendments.actions.answer_invitation import answer_invitation
from amendments.actions.change_floor import change_floor
from amendments.actions.decide import decide
from amendments.actions.edit import edit_amendment
from amendments.actions.give_floor import give_floor
from amendments.actions.keep_authorship import authorship_of
from amendments.actions.open_round import open_round
from amendments.actions.submit import submit_amendment
from amendments.actions.take_floor_back import take_floor_back
from amendments.models import Amendment
from amendments.models.stored import changes_of, source_of
from amendments.permissions import may_read, relation_of, visible_amendments
from drafting.errors import DomainError
from drafting.models import Draft, Room, Seat
from tests.factories import acts, at, delete, issued, prepared, reword


def given(draft: Draft, *codes: str, by: Seat) -> Amendment:
    """The floor on paragraph 2, given to the delegations with these codes."""
    return give_floor(draft, paragraph=at(draft, "2"), delegations=list(codes), by=by)


def fresh(amendment: Amendment) -> Amendment:
    return Amendment.objects.get(pk=amendment.pk)


def sponsors(amendment: Amendment) -> list[tuple[str, str]]:
    rows = amendment.sponsorships.select_related("delegation")
    return [(row.delegation.code, row.answer) for row in rows]


def test_the_floor_is_given_to_france_and_sweden(draft: Draft, presidency: Seat) -> None:
    group = given(draft, "SE", "FR", by=presidency)
    assert (group.delegation, group.status, group.floor) == (None, "in_preparation", "named")
    assert (group.base.symbol, changes_of(group)) == ("WK 7/2026 INIT", ())
    assert sponsors(group) == [("FR", "accepted"), ("SE", "accepted")]
    assert Room.objects.get(subject=group.pk).kind == "amendment"
    (act,) = acts(draft, "give_floor")
    assert act.audience == "all"
    assert act.payload == {"paragraph": at(draft, "2"), "delegations": ["FR", "SE"]}


def test_the_presidency_asks_for_nothing_itself(draft: Draft, presidency: Seat) -> None:
    assert source_of(given(draft, "SE", "FR", by=presidency)) == "FR, SE"
    assert source_of(given(draft, by=presidency)) == "Presidency"


REFUSED = (
    ({"delegations": ["FR", "XX"]}, "unknown_delegation"),
    ({"delegations": "FR"}, "bad_floor"),
    ({"delegations": None}, "bad_floor"),
    ({"delegations": [{"code": "FR"}]}, "bad_floor"),
    ({"paragraph": "4f6a1de5-2f2b-4ed4-9a68-03ab2a4fdb9f"}, "unknown_paragraph"),
    ({"justification": "\x00"}, "bad_characters"),
)


@pytest.mark.parametrize(("sent", "code"), REFUSED)
def test_what_makes_no_floor_is_refused(
    draft: Draft, presidency: Seat, sent: dict[str, object], code: str
) -> None:
    asked = {"paragraph": at(draft, "2"), "delegations": []} | sent
    with pytest.raises(DomainError) as refused:
        give_floor(draft, **asked, by=presidency)  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.status) == (code, 400)
    assert not Amendment.objects.exists()


def test_a_paragraph_that_was_deleted_meanwhile_is_unknown(
    draft: Draft, presidency: Seat, france: Seat
) -> None:
    gone = at(draft, "5")
    deletion = submit_amendment(prepared(draft, delete(draft, "5"), by=france), by=france)
    decide(deletion, outcome="accept", by=presidency)
    issued(draft, by=presidency)
    with pytest.raises(DomainError) as refused:
        give_floor(draft, paragraph=gone, delegations=[], by=presidency)
    assert refused.value.code == "unknown_paragraph"


def test_in_an_informal_round_observers_do_not_watch(
    draft: Draft, presidency: Seat, observer: Seat, germany: Seat
) -> None:
    open_round(draft, formal=False, by=presidency)
    group = fresh(given(draft, "FR", by=presidency))
    for seat, expected in ((observer, False), (germany, True)):
        assert may_read(seat, group) is expected
        assert visible_amendments(draft, seat).filter(pk=group.pk).exists() is expected


def test_the_floor_is_narrowed_and_widened(
    draft: Draft, presidency: Seat, france: Seat, sweden: Seat
) -> None:
    group = given(draft, "FR", "SE", by=presidency)
    version = Room.objects.get(subject=group.pk).rights_version
    change_floor(group, delegations=["FR"], by=presidency)
    change_floor(group, delegations=["FR"], by=presidency)
    assert sponsors(group) == [("FR", "accepted")]
    assert Room.objects.get(subject=group.pk).rights_version == version + 1
    assert [relation_of(seat, fresh(group)) for seat in (france, sweden)] == ["sponsor", ""]
    change_floor(group, delegations="all", by=presidency)
    assert [relation_of(seat, fresh(group)) for seat in (france, sweden)] == ["sponsor", "sponsor"]
    assert sponsors(group) == [("FR", "accepted")], "named before, France stays so"
    assert [act.payload["delegations"] for act in acts(draft, "change_floor")] == [["FR"], "all"]


def test_nobody_is_made_to_stand_behind_it(
    draft: Draft, presidency: Seat, france: Seat, sweden: Seat
) -> None:
    group = given(draft, "FR", by=presidency)
    answer_invitation(group, accept=False, by=france)
    assert relation_of(france, fresh(group)) == ""
    change_floor(group, delegations="all", by=presidency)
    answer_invitation(group, accept=False, by=sweden)
    assert relation_of(sweden, fresh(group)) == ""
    assert acts(draft, "answer_invitation")[-1].audience == "all"


def test_a_private_compromise_is_put_on_the_table_and_taken_back(
    draft: Draft, presidency: Seat, germany: Seat
) -> None:
    own = prepared(draft, reword(draft, "2", "a bell", "two bells"), by=presidency)
    assert not may_read(germany, fresh(own))
    change_floor(own, delegations=["FR"], by=presidency)
    assert may_read(germany, fresh(own))
    take_floor_back(own, by=presidency)
    take_floor_back(own, by=presidency)
    assert not may_read(germany, fresh(own))
    assert sponsors(own) == []
    assert [act.audience for act in acts(draft, "take_floor_back")] == ["all"]


def test_what_it_entered_for_a_delegation_the_presidency_does_not_put_on_the_table(
    draft: Draft, presidency: Seat
) -> None:
    entered = prepared(draft, delete(draft, "5"), by=presidency, on_behalf_of="FR")
    with pytest.raises(DomainError) as refused:
        change_floor(entered, delegations=[], by=presidency)
    assert refused.value.status == 403


def test_the_group_s_words_are_submitted_as_one_amendment(
    draft: Draft, presidency: Seat, france: Seat, sweden: Seat
) -> None:
    group = given(draft, "FR", "SE", by=presidency)
    edit_amendment(group, changes=[reword(draft, "2", "a bell", "two bells")], by=france)
    submit_amendment(group, by=presidency)
    submitted = fresh(group)
    assert (submitted.number, submitted.status, submitted.floor) == (1, "submitted", "named")
    assert Room.objects.get(subject=group.pk).frozen_at is not None
    decide(submitted, outcome="accept", by=presidency)
    revision = issued(draft, by=presidency)
    assert [change["source"] for change in revision.changes] == ["FR, SE"]


def test_what_asks_nothing_is_not_submitted(draft: Draft, presidency: Seat) -> None:
    with pytest.raises(DomainError) as refused:
        submit_amendment(given(draft, "FR", by=presidency), by=presidency)
    assert refused.value.code == "no_change"


def test_what_everybody_watched_is_not_kept_from_them(draft: Draft, presidency: Seat, france: Seat) -> None:
    group = given(draft, "FR", by=presidency)
    edit_amendment(group, changes=[reword(draft, "2", "a bell", "two bells")], by=france)
    with pytest.raises(DomainError) as refused:
        submit_amendment(group, to="presidency", by=presidency)
    assert (refused.value.code, refused.value.status) == ("on_the_table", 409)


def test_where_all_had_the_floor_those_who_wrote_stand_behind_it(
    draft: Draft, presidency: Seat, sweden: Seat, italy: Seat
) -> None:
    group = given(draft, "DE", by=presidency)
    change_floor(group, delegations="all", by=presidency)
    for words, seat in (("two lamps", sweden), ("three lamps", italy), ("four lamps", presidency)):
        edit_amendment(group, changes=[reword(draft, "2", "a lamp", words)], by=seat)
    answer_invitation(group, accept=False, by=italy)
    submit_amendment(group, by=presidency)
    assert sponsors(group) == [("DE", "accepted"), ("IT", "declined"), ("SE", "accepted")]
    assert source_of(fresh(group)) == "DE, SE"


def test_whose_words_they_were_is_kept_with_the_submission(
    draft: Draft, presidency: Seat, france: Seat, sweden: Seat
) -> None:
    group = given(draft, "FR", "SE", by=presidency)
    first = reword(draft, "2", "a bell", "two bells")
    edit_amendment(group, changes=[first], by=france)
    edit_amendment(group, changes=[first | {"text": f"{first['text']} Always."}], by=sweden)
    told = authorship_of(fresh(group))
    submit_amendment(group, by=presidency)
    assert (
        fresh(group).authorship
        == told
        == [
            {
                "id": at(draft, "2"),
                "spans": [
                    {"text": "Each harbour shall keep a lamp lit at night and ring ", "delegation": None},
                    {"text": "two", "delegation": "FR"},
                    {"text": " ", "delegation": None},
                    {"text": "bells", "delegation": "FR"},
                    {"text": " in fog.", "delegation": None},
                    {"text": " Always.", "delegation": "SE"},
                ],
                "deleted": [{"text": "a", "delegation": "FR"}, {"text": "bell", "delegation": "FR"}],
            }
        ]
    )
