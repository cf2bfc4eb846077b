"""Beginning an amendment."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from amendments.actions.prepare import prepare_amendment
from amendments.actions.submit import submit_amendment
from amendments.models import Amendment
from drafting.errors import DomainError
from drafting.models import Body, Draft, Paragraph, Seat
from tests.factories import acts, at, current, delete, insert, make_draft, prepared, reword, tabled


def test_france_prepares_and_only_france_is_told(draft: Draft, france2: Seat) -> None:
    amendment = prepared(draft, reword(draft, "2", "shall", "should"), by=france2, justification="Costs.")
    row = Amendment.objects.get(pk=amendment.pk)
    assert (row.status, row.number, row.order, row.base) == ("in_preparation", None, 0, current(draft))
    assert (row.delegation.code, row.justification) == ("FR", "Costs.")
    assert [act.audience for act in acts(draft, "prepare_amendment")] == ["FR"]


def test_the_presidency_s_own_has_no_delegation_and_is_told_to_the_presidency(
    draft: Draft, presidency: Seat
) -> None:
    amendment = prepared(draft, delete(draft, "5"), by=presidency)
    assert amendment.delegation is None
    assert acts(draft, "prepare_amendment")[0].audience == "presidency"


def test_the_secretariat_enters_what_germany_said(draft: Draft, secretariat: Seat) -> None:
    amendment = prepared(draft, delete(draft, "5"), by=secretariat, on_behalf_of="DE")
    assert (amendment.delegation.code, amendment.entered_by) == ("DE", "secretariat")
    assert amendment.confirmation == "awaited"
    assert acts(draft, "prepare_amendment")[0].audience == "secretariat+DE"


def test_a_new_paragraph_has_its_identity_from_the_start(draft: Draft, france: Seat) -> None:
    amendment = prepared(draft, insert(draft, "3", "Dogs travel free."), by=france)
    change = amendment.changes.get()
    assert Paragraph.objects.get(pk=change.paragraph_id).draft == draft
    assert not change.paragraph.standing.exists()


def test_a_new_footnote_gets_an_id_that_no_other_delegation_can_choose(
    draft: Draft, france: Seat, germany: Seat
) -> None:
    runs = [{"text": "Each harbour keeps a lamp."}, {"footnote": "1", "text": "Or two."}]
    asked = {"act": "reword", "paragraph": at(draft, "2"), "runs": runs}
    ids = {
        note["id"]
        for seat in (france, germany)
        for note in prepared(draft, asked, by=seat).changes.get().footnotes
    }
    assert len(ids) == 2
    assert "1" not in ids


def test_a_footnote_that_is_already_there_is_kept_without_its_text(draft: Draft, france: Seat) -> None:
    note = current(draft).footnotes[0]["id"]
    runs = [{"text": "Ferries shall run in every season."}, {"footnote": note}]
    change = prepared(
        draft, {"act": "reword", "paragraph": at(draft, "3"), "runs": runs}, by=france
    ).changes.get()
    assert change.runs[-1] == {"footnote": note}
    assert change.footnotes == []


@pytest.mark.parametrize("name", ["france3", "observer"])
def test_who_only_reads_may_not_prepare(draft: Draft, name: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(DomainError) as refused:
        prepared(draft, delete(draft, "5"), by=request.getfixturevalue(name))
    assert refused.value.status == 403


def test_the_secretariat_has_no_wishes_of_its_own(draft: Draft, secretariat: Seat) -> None:
    with pytest.raises(DomainError) as refused:
        prepared(draft, delete(draft, "5"), by=secretariat)
    assert refused.value.status == 403


def test_france_may_not_speak_for_germany(draft: Draft, france: Seat) -> None:
    with pytest.raises(DomainError) as refused:
        prepared(draft, delete(draft, "5"), by=france, on_behalf_of="DE")
    assert refused.value.status == 403


def test_an_outsider_finds_nothing(draft: Draft, outsider: Seat) -> None:
    with pytest.raises(DomainError) as refused:
        prepared(draft, delete(draft, "5"), by=outsider)
    assert refused.value.status == 404


def test_before_init_a_delegation_finds_nothing_and_the_presidency_is_told_why(
    body: Body, france: Seat, presidency: Seat
) -> None:
    early = make_draft(body)
    with pytest.raises(DomainError) as hidden:
        prepare_amendment(early, changes=[], by=france)
    with pytest.raises(DomainError) as refused:
        prepare_amendment(early, changes=[], by=presidency)
    assert (hidden.value.status, refused.value.code) == (404, "not_issued_yet")


def test_a_closed_draft_takes_no_more(draft: Draft, france: Seat, germany: Seat) -> None:
    amendment = prepared(draft, delete(draft, "5"), by=germany)
    draft.closes_at = timezone.now() - timedelta(minutes=1)
    draft.save()
    for deed in (
        lambda: prepared(draft, delete(draft, "5"), by=france),
        lambda: submit_amendment(amendment, by=germany),
    ):
        with pytest.raises(DomainError) as refused:
            deed()
        assert (refused.value.status, refused.value.code) == (409, "closed")


REFUSED = {
    "no list": ("bad_change", lambda draft: "delete everything"),
    "nothing": ("no_change", lambda draft: []),
    "no object": ("bad_change", lambda draft: ["delete"]),
    "no act": ("bad_change", lambda draft: [{"paragraph": at(draft, "2")}]),
    "as it stands": (
        "equal_to_base",
        lambda draft: [reword(draft, "2", "shall", "shall")],
    ),
    "no words": ("no_words", lambda draft: [{"act": "reword", "paragraph": at(draft, "2"), "text": " — "}]),
    "no wording": ("bad_change", lambda draft: [{"act": "reword", "paragraph": at(draft, "2")}]),
    "unknown paragraph": (
        "unknown_paragraph",
        lambda draft: [{"act": "delete", "paragraph": "00000000-0000-4000-8000-000000000000"}],
    ),
    "no id": ("unknown_paragraph", lambda draft: [{"act": "delete", "paragraph": "12"}]),
    "no id to reword": ("unknown_paragraph", lambda draft: [{"act": "reword", "paragraph": 7, "text": "x"}]),
    "NUL": ("bad_characters", lambda draft: [reword(draft, "2", "lamp", "la\0mp")]),
    "lone surrogate": ("bad_characters", lambda draft: [reword(draft, "2", "lamp", "la\ud800mp")]),
    "unknown mark": (
        "bad_runs",
        lambda draft: [
            {"act": "reword", "paragraph": at(draft, "2"), "runs": [{"text": "x", "marks": ["blink"]}]}
        ],
    ),
    "unknown footnote": (
        "unknown_footnote",
        lambda draft: [
            {"act": "reword", "paragraph": at(draft, "2"), "runs": [{"text": "x"}, {"footnote": "9"}]}
        ],
    ),
    "one footnote with two texts": (
        "contradiction",
        lambda draft: [
            insert(draft, "3", "") | {"runs": [{"text": "One."}, {"footnote": "1", "text": "Note of one."}]},
            insert(draft, "3", "") | {"runs": [{"text": "Two."}, {"footnote": "1", "text": "Note of two."}]},
        ],
    ),
    "no place": ("bad_change", lambda draft: [{"act": "insert", "kind": "operative", "text": "New."}]),
    "no kind": ("bad_change", lambda draft: [{"act": "insert", "after": None, "text": "New."}]),
    "strange kind": (
        "unknown_kind",
        lambda draft: [{"act": "insert", "after": None, "kind": "poem", "text": "New."}],
    ),
    "level": (
        "bad_change",
        lambda draft: [insert(draft, "3", "New.") | {"level": "deep"}],
    ),
    "id of a paragraph that stands": (
        "contradiction",
        lambda draft: [insert(draft, "3", "New.") | {"id": at(draft, "2")}],
    ),
    "move to its place": (
        "stands_there",
        lambda draft: [{"act": "move", "paragraph": at(draft, "3"), "after": at(draft, "2")}],
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_amendment_is_refused_and_nothing_is_written(
    case: str, draft: Draft, france: Seat
) -> None:
    code, asked = REFUSED[case]
    before = len(acts(draft)), Paragraph.objects.count()
    with pytest.raises(DomainError) as refused:
        prepare_amendment(draft, changes=asked(draft), by=france)
    assert (refused.value.status, refused.value.code) == (400, code)
    assert (len(acts(draft)), Paragraph.objects.count()) == before
    assert not Amendment.objects.exists()


def test_a_refusal_names_a_footnote_as_france_did(draft: Draft, france: Seat) -> None:
    for name in ("unknown footnote", "one footnote with two texts"):
        with pytest.raises(DomainError) as refused:
            prepare_amendment(draft, changes=REFUSED[name][1](draft), by=france)
        assert re.fullmatch(r"The footnote (1|9) .*", refused.value.detail)


def test_a_paragraph_s_id_is_taken_once(draft: Draft, france: Seat, germany: Seat) -> None:
    first = prepared(draft, insert(draft, "3", "Dogs travel free."), by=france)
    taken = str(first.changes.get().paragraph_id)
    with pytest.raises(DomainError) as refused:
        prepared(draft, insert(draft, "3", "Cats travel free.") | {"id": taken}, by=germany)
    assert refused.value.code == "id_taken"


@pytest.mark.parametrize("bad", ["\0", "\u202e", "\ud800"])
def test_a_justification_holds_no_hidden_characters(bad: str, draft: Draft, france: Seat) -> None:
    with pytest.raises(DomainError) as refused:
        prepared(draft, delete(draft, "5"), by=france, justification=f"Because{bad}.")
    assert refused.value.code == "bad_characters"


def test_a_justification_may_have_lines(draft: Draft, france: Seat) -> None:
    amendment = prepared(draft, delete(draft, "5"), by=france, justification="First.\nSecond.")
    assert amendment.justification == "First.\nSecond."


def test_tabling_for_an_unknown_delegation_is_refused(draft: Draft, secretariat: Seat) -> None:
    with pytest.raises(DomainError) as refused:
        tabled(draft, delete(draft, "5"), by=secretariat, on_behalf_of="XX")
    assert refused.value.code == "unknown_delegation"
