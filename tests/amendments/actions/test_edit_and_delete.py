"""Changing and dropping what is in preparation."""

from __future__ import annotations

import pytest

from amendments.actions.answer_invitation import answer_invitation
from amendments.actions.delete import delete_amendment
from amendments.actions.edit import edit_amendment
from amendments.actions.invite import invite_cosponsor
from amendments.models import Amendment
from drafting.errors import DomainError
from drafting.models import Draft, Paragraph, Seat
from tests.factories import acts, at, delete, insert, prepared, reword, tabled


def test_the_whole_list_is_replaced(draft: Draft, france: Seat, france2: Seat) -> None:
    amendment = prepared(draft, delete(draft, "5"), by=france)
    edit_amendment(amendment, changes=[reword(draft, "2", "shall", "should"), delete(draft, "4")], by=france2)
    assert list(amendment.changes.values_list("act", flat=True)) == ["reword", "delete"]
    assert [act.audience for act in acts(draft, "edit_amendment")] == ["FR"]


def test_saving_the_same_again_is_no_act(draft: Draft, france: Seat) -> None:
    asked = [reword(draft, "2", "shall", "should")]
    amendment = prepared(draft, *asked, by=france, justification="Costs.")
    edit_amendment(amendment, changes=asked, justification="Costs.", by=france)
    assert acts(draft, "edit_amendment") == []


def test_a_new_paragraph_keeps_its_id_while_it_is_worded(draft: Draft, france: Seat) -> None:
    amendment = prepared(draft, insert(draft, "3", "Dogs travel free."), by=france)
    first = str(amendment.changes.get().paragraph_id)
    asked = insert(draft, "3", "Dogs and cats travel free.") | {"id": first}
    edit_amendment(amendment, changes=[asked], by=france)
    assert str(Amendment.objects.get(pk=amendment.pk).changes.get().paragraph_id) == first


def test_a_paragraph_no_longer_wanted_is_gone(draft: Draft, france: Seat) -> None:
    amendment = prepared(draft, insert(draft, "3", "Dogs travel free."), by=france)
    count = Paragraph.objects.count()
    edit_amendment(amendment, changes=[delete(draft, "5")], by=france)
    assert Paragraph.objects.count() == count - 1


def test_a_footnote_it_brought_need_not_be_told_again(draft: Draft, france: Seat) -> None:
    runs = [{"text": "Each harbour keeps a lamp."}, {"footnote": "new", "text": "Or two."}]
    amendment = prepared(draft, {"act": "reword", "paragraph": at(draft, "2"), "runs": runs}, by=france)
    kept = amendment.changes.get().runs
    asked = [{"text": "Each harbour keeps a lantern."}, kept[-1]]
    edit_amendment(
        amendment, changes=[{"act": "reword", "paragraph": at(draft, "2"), "runs": asked}], by=france
    )
    change = Amendment.objects.get(pk=amendment.pk).changes.get()
    assert change.footnotes == [{"id": kept[-1]["footnote"], "text": "Or two."}]


def test_a_co_sponsor_writes_once_it_has_accepted(
    draft: Draft, france: Seat, sweden: Seat, sweden2: Seat
) -> None:
    amendment = prepared(draft, delete(draft, "5"), by=france)
    invite_cosponsor(amendment, delegation="SE", by=france)
    with pytest.raises(DomainError) as refused:
        edit_amendment(amendment, justification="Ours too.", by=sweden2)
    assert refused.value.status == 403
    answer_invitation(amendment, accept=True, by=sweden)
    edit_amendment(amendment, justification="Ours too.", by=sweden2)
    assert acts(draft, "edit_amendment")[0].audience == "FR+SE"


def test_an_edit_that_is_refused_leaves_what_was_there(draft: Draft, france: Seat) -> None:
    amendment = prepared(draft, delete(draft, "5"), by=france)
    with pytest.raises(DomainError):
        edit_amendment(amendment, changes=[reword(draft, "2", "lamp", "la\0mp")], by=france)
    assert amendment.changes.get().act == "delete"


def test_dropped_it_is_gone_and_the_record_keeps_that_it_was(draft: Draft, france: Seat) -> None:
    count = Paragraph.objects.count()
    amendment = prepared(draft, insert(draft, "3", "Dogs travel free."), by=france)
    delete_amendment(amendment, by=france)
    assert not Amendment.objects.exists()
    assert Paragraph.objects.count() == count
    assert [act.audience for act in acts(draft, "delete_amendment")] == ["FR"]
    with pytest.raises(DomainError) as refused:
        delete_amendment(amendment, by=france)
    assert refused.value.status == 404


def test_what_is_submitted_is_not_dropped(draft: Draft, france: Seat) -> None:
    with pytest.raises(DomainError) as refused:
        delete_amendment(tabled(draft, delete(draft, "5"), by=france), by=france)
    assert refused.value.code == "not_in_preparation"
