"""Issuing revisions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from amendments.actions.decide import decide
from amendments.actions.issue import issue_revision
from amendments.actions.open_round import open_round
from amendments.models import Amendment, Decision
from drafting.actions.verify_record import verify_record
from drafting.errors import DomainError
from drafting.models import Body, Draft, Paper, Paragraph, Revision, Seat
from drafting.text.spans import unpacked
from tests.factories import (
    acts,
    again,
    at,
    current,
    delete,
    insert,
    issued,
    make_draft,
    move,
    reword,
    standing,
    tabled,
    taken,
    words,
)


def test_init_is_the_text_in_preparation_and_every_word_is_init_s(draft: Draft) -> None:
    first = current(draft)
    assert (first.number, first.symbol, first.previous_symbol) == (0, "WK 7/2026 INIT", "")
    assert words(draft, "3") == "Ferries should run in every season, weather permitting."
    assert set(first.shares) == {"INIT"}
    assert draft.preparation is None
    assert [act.verb for act in acts(draft)] == ["issue_revision"]
    assert first.record_head == acts(draft)[0].hash


def test_a_draft_without_text_has_nothing_to_issue(body: Body, presidency: Seat) -> None:
    empty = make_draft(body)
    empty.preparation = None
    empty.save()
    with pytest.raises(DomainError) as refused:
        issue_revision(empty, by=presidency)
    assert (refused.value.status, refused.value.code) == (409, "no_text")


def test_what_is_accepted_goes_in_and_what_is_rejected_does_not(
    draft: Draft, france: Seat, germany: Seat, sweden: Seat, presidency: Seat
) -> None:
    taken(draft, reword(draft, "2", "ring a bell", "sound a horn"), by=france, chair=presidency)
    taken(draft, reword(draft, "2", "a lamp", "two lamps"), by=germany, chair=presidency)
    taken(draft, insert(draft, "3", "Dogs travel free."), by=sweden, chair=presidency)
    taken(draft, delete(draft, "5"), by=germany, chair=presidency)
    refused = tabled(draft, reword(draft, "4", "two", "ten"), by=france)
    decide(refused, outcome="reject", reason="Too long.", by=presidency)
    revision = issued(draft, by=presidency)
    assert (revision.number, revision.symbol, revision.previous_symbol) == (
        1,
        "WK 7/2026 REV 1",
        "WK 7/2026 INIT",
    )
    assert words(draft, "2") == "Each harbour shall keep two lamps lit at night and sound a horn in fog."
    assert words(draft, "3bis") == "Dogs travel free."
    assert words(draft, "4").endswith("two years.")
    assert "5" not in [row.label for row in revision.standing.all()]
    assert {field["field"]: field["text"] for field in revision.cover}["prev_doc"] == "WK 7/2026 INIT"
    assert set(Amendment.objects.values_list("status", flat=True)) == {"incorporated", "rejected"}
    assert again(refused).status == "rejected"


def test_each_word_names_who_put_it_there(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    taken(draft, reword(draft, "2", "ring a bell", "sound a horn"), by=france, chair=presidency)
    taken(draft, reword(draft, "2", "shall", "should"), by=germany, chair=presidency)
    issued(draft, by=presidency)
    sources = unpacked(standing(draft, "2").sources)
    assert [source for source in sources if source != "INIT"] == ["DE", "FR", "FR"]
    assert current(draft).shares == {"INIT": sum(current(draft).shares.values()) - 3, "DE": 1, "FR": 2}


def test_the_changes_say_which_words_whose_and_when(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    first = taken(draft, reword(draft, "2", "lamp lit", "lantern lit"), by=france, chair=presidency)
    second = taken(draft, reword(draft, "2", "lamp lit", "lantern lit"), by=germany, chair=presidency)
    gone = taken(draft, delete(draft, "5"), by=germany, chair=presidency)
    told = issued(draft, by=presidency).changes
    dates = {str(each.amendment_id): each.decided_at.isoformat() for each in Decision.objects.all()}
    assert told == [
        {
            "act": "reword",
            "paragraph": at(draft, "2"),
            "label": "2",
            "source": "DE, FR",
            "amendments": [str(second.pk), str(first.pk)],
            "date": max(dates[str(first.pk)], dates[str(second.pk)]),
            "start": 5,
            "end": 6,
            "text": "lantern",
        },
        {
            "act": "delete",
            "paragraph": str(gone.changes.get().paragraph_id),
            "label": "5",
            "source": "DE",
            "amendments": [str(gone.pk)],
            "date": dates[str(gone.pk)],
        },
    ]


def test_conflicts_left_stop_the_issue_and_name_the_pair(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    first = taken(draft, reword(draft, "2", "shall", "should"), by=germany, chair=presidency)
    second = taken(draft, reword(draft, "2", "shall", "may"), by=france, chair=presidency)
    before = len(acts(draft)), Revision.objects.count(), Paper.objects.count()
    with pytest.raises(DomainError) as refused:
        issue_revision(draft, by=presidency)
    assert (refused.value.status, refused.value.code) == (409, "conflicts_left")
    assert refused.value.facts["conflicts"] == [
        {"kind": "overlap", "paragraph": at(draft, "2"), "first": str(first.pk), "second": str(second.pk)}
    ]
    assert (len(acts(draft)), Revision.objects.count(), Paper.objects.count()) == before
    assert again(first).status == "accepted"


def test_identical_ones_do_not_stop_it_and_both_are_incorporated(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    both = [
        taken(draft, insert(draft, "3", "Dogs travel free."), by=seat, chair=presidency)
        for seat in (france, germany)
    ]
    issued(draft, by=presidency)
    assert [again(each).status for each in both] == ["incorporated"] * 2
    assert set(unpacked(standing(draft, "3bis").sources)) == {"DE, FR"}


def test_what_is_accepted_modified_goes_in_as_modified(draft: Draft, france: Seat, presidency: Seat) -> None:
    amendment = tabled(draft, reword(draft, "2", "shall", "should"), delete(draft, "5"), by=france)
    asked = [reword(draft, "2", "shall", "must")]
    decide(amendment, outcome="accept_modified", changes=asked, by=presidency)
    issued(draft, by=presidency)
    assert words(draft, "2").startswith("Each harbour must keep")
    assert words(draft, "5")


def test_brackets_leave_the_words_and_name_the_amendment(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    wish = tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    decide(wish, outcome="bracket", by=presidency)
    revision = issued(draft, by=presidency)
    assert words(draft, "2").startswith("Each harbour shall")
    told = [(each["paragraph"], each["amendment"], each["source"]) for each in revision.brackets]
    assert told == [(at(draft, "2"), str(wish.pk), "FR")]
    assert (again(wish).status, again(wish).base) == ("bracketed", revision)


def test_what_was_tabled_informally_is_bracketed_in_no_paper_that_observers_read(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    open_round(draft, release="at_once", formal=False, by=presidency)
    wish = tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    decide(wish, outcome="bracket", by=presidency)
    assert issued(draft, by=presidency).brackets == []
    assert again(wish).status == "bracketed"


def test_at_the_end_the_numbers_are_put_right_once_with_a_table(
    draft: Draft, france: Seat, sweden: Seat, presidency: Seat
) -> None:
    taken(draft, insert(draft, "2", "Dogs travel free."), by=france, chair=presidency)
    taken(draft, delete(draft, "4"), by=sweden, chair=presidency)
    open_one = tabled(draft, reword(draft, "5", "spring", "autumn"), by=france)
    before = issued(draft, by=presidency)
    assert labels(before) == ["1", "2", "2bis", "3", "5"]
    last = issue_revision(draft, number_anew=True, by=presidency)
    assert labels(last) == ["1", "2", "3", "4", "5"]
    kept = {each.paragraph_id for each in before.standing.all()}
    assert {each.paragraph_id for each in last.standing.all()} == kept
    assert acts(draft, "issue_revision")[-1].payload["labels"] == [["2bis", "3"], ["3", "4"]]
    assert again(open_one).base == last
    decide(again(open_one), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    assert "autumn" in words(draft, "5")
    assert labels(current(draft)) == ["1", "2", "3", "4", "5"]


def labels(revision: Revision) -> list[str]:
    return [each.label for each in revision.standing.order_by("position") if each.label]


def test_decisions_are_told_with_the_revision(draft: Draft, france: Seat, presidency: Seat) -> None:
    wish = tabled(draft, delete(draft, "5"), by=france)
    decide(wish, outcome="reject", reason="It is needed.", by=presidency)
    assert Decision.objects.get().announced_at is None
    issued(draft, by=presidency)
    assert Decision.objects.get().announced_at is not None
    assert [act.audience for act in acts(draft, "announce_decision")] == ["all"]


def test_a_move_and_a_footnote_survive(draft: Draft, france: Seat, germany: Seat, presidency: Seat) -> None:
    note = current(draft).footnotes
    taken(draft, move(draft, "3", after="4"), by=france, chair=presidency)
    taken(draft, reword(draft, "3", "should", "shall"), by=germany, chair=presidency)
    revision = issued(draft, by=presidency)
    assert [row.label for row in revision.standing.all() if row.kind == "operative"] == ["2", "4", "3", "5"]
    assert words(draft, "3") == "Ferries shall run in every season, weather permitting."
    assert revision.footnotes == note
    assert standing(draft, "3").runs[-1] == {"footnote": note[0]["id"]}


def test_a_closed_draft_can_still_be_issued(draft: Draft, presidency: Seat) -> None:
    draft.closes_at = timezone.now() - timedelta(hours=1)
    draft.save()
    assert issued(draft, by=presidency).symbol == "WK 7/2026 REV 1"


def test_papers_are_ordered(draft: Draft, presidency: Seat) -> None:
    revision = issued(draft, by=presidency)
    assert {"clean", "marked", "tracked"} <= set(revision.papers.values_list("paper", flat=True))


@pytest.mark.parametrize(("name", "status"), [("france", 403), ("observer", 403), ("outsider", 404)])
def test_only_the_office_issues(name: str, status: int, draft: Draft, request: pytest.FixtureRequest) -> None:
    with pytest.raises(DomainError) as refused:
        issue_revision(draft, by=request.getfixturevalue(name))
    assert refused.value.status == status


def test_the_record_verifies_after_it_all(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    taken(draft, reword(draft, "2", "shall", "should"), by=germany, chair=presidency)
    tabled(draft, insert(draft, "3", "Dogs travel free."), by=france)
    issued(draft, by=presidency)
    read, faults = verify_record()
    assert (read, faults) == (len(acts(draft)), [])


def test_inserted_paragraphs_keep_their_identity(draft: Draft, france: Seat, presidency: Seat) -> None:
    wish = taken(draft, insert(draft, "3", "Dogs travel free."), by=france, chair=presidency)
    issued(draft, by=presidency)
    assert at(draft, "3bis") == str(wish.changes.get().paragraph_id)
    assert Paragraph.objects.filter(draft=draft).count() == 8
