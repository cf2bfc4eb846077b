"""Beginning an amendment at a paragraph, and closing what was left untouched."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from amendments.actions.begin import begin_amendment
from amendments.actions.close import close_amendment
from amendments.actions.edit import edit_amendment
from amendments.actions.invite import invite_cosponsor
from amendments.actions.submit import submit_amendment
from amendments.models import Amendment
from drafting.errors import Clash, DomainError, Forbidden, Hidden
from drafting.live.document import elements_of
from drafting.live.log import load_room
from drafting.models import Act, Draft, Room, Seat
from drafting.text.wording import plain
from tests.factories import at, reword, words

pytestmark = pytest.mark.django_db


def room_says(amendment: Amendment) -> list[tuple[str, str]]:
    loaded = load_room(amendment.pk)
    assert loaded is not None
    state = [loaded.state] if loaded.state is not None else []
    return [(each.id, plain(each.wording)) for each in elements_of([*state, *loaded.tail])]


def test_it_asks_nothing_and_its_room_holds_the_paragraph(draft: Draft, france: Seat) -> None:
    mine = begin_amendment(draft, paragraph=at(draft, "3"), by=france)
    assert (mine.status, mine.delegation) == ("in_preparation", france.delegation)
    assert not mine.changes.exists()
    assert room_says(mine) == [(at(draft, "3"), words(draft, "3"))]
    act = Act.objects.get(verb="prepare_amendment")
    assert act.audience == "FR"


def test_what_was_left_untouched_there_is_taken_up_again(draft: Draft, france: Seat, france2: Seat) -> None:
    mine = begin_amendment(draft, paragraph=at(draft, "3"), by=france)
    assert begin_amendment(draft, paragraph=at(draft, "3"), by=france2) == mine
    assert begin_amendment(draft, paragraph=at(draft, "4"), by=france) != mine
    assert Act.objects.filter(verb="prepare_amendment").count() == 2


def test_sweden_begins_its_own(draft: Draft, france: Seat, sweden: Seat) -> None:
    mine = begin_amendment(draft, paragraph=at(draft, "3"), by=france)
    assert begin_amendment(draft, paragraph=at(draft, "3"), by=sweden) != mine


def test_what_has_words_is_not_taken_up(draft: Draft, france: Seat) -> None:
    mine = begin_amendment(draft, paragraph=at(draft, "3"), by=france)
    edit_amendment(mine, changes=[reword(draft, "3", "should", "shall")], by=france)
    assert begin_amendment(draft, paragraph=at(draft, "3"), by=france) != mine


def test_the_presidency_s_own_is_not_what_it_enters_for_sweden(draft: Draft, presidency: Seat) -> None:
    own = begin_amendment(draft, paragraph=at(draft, "3"), by=presidency)
    entered = begin_amendment(draft, paragraph=at(draft, "3"), on_behalf_of="SE", by=presidency)
    assert own.delegation is None
    assert (entered.entered_by, entered.confirmation) == ("presidency", "awaited")


def test_a_paragraph_of_no_revision_is_refused(draft: Draft, france: Seat) -> None:
    with pytest.raises(DomainError) as refusal:
        begin_amendment(draft, paragraph="5f0c1d5e-5a5e-4d1a-9b57-1f3a52d3b0aa", by=france)
    assert refusal.value.code == "unknown_paragraph"


def test_neither_reader_nor_observer_begins_one(draft: Draft, france3: Seat, observer: Seat) -> None:
    for seat in (france3, observer):
        with pytest.raises(Forbidden):
            begin_amendment(draft, paragraph=at(draft, "3"), by=seat)


def test_submitting_what_asks_nothing_is_refused(draft: Draft, france: Seat) -> None:
    mine = begin_amendment(draft, paragraph=at(draft, "3"), by=france)
    with pytest.raises(DomainError) as refusal:
        submit_amendment(mine, by=france)
    assert refusal.value.code == "no_change"


def test_closed_untouched_it_is_gone_with_its_room(draft: Draft, france: Seat, france2: Seat) -> None:
    mine = begin_amendment(draft, paragraph=at(draft, "3"), by=france)
    assert close_amendment(mine, by=france2)
    assert not Amendment.objects.exists()
    assert not Room.objects.filter(kind="amendment").exists()


@pytest.mark.parametrize("touch", ["words", "justification", "invitation"])
def test_closed_with_something_in_it_it_stays(touch: str, draft: Draft, france: Seat, sweden: Seat) -> None:
    mine = begin_amendment(draft, paragraph=at(draft, "3"), by=france)
    if touch == "words":
        edit_amendment(mine, changes=[reword(draft, "3", "should", "shall")], by=france)
    elif touch == "justification":
        edit_amendment(mine, justification="Safer.", by=france)
    else:
        invite_cosponsor(mine, delegation="SE", by=france)
    assert not close_amendment(mine, by=france)
    assert Amendment.objects.filter(pk=mine.pk).exists()


def test_a_reader_closes_and_changes_nothing(draft: Draft, france: Seat, france3: Seat) -> None:
    mine = begin_amendment(draft, paragraph=at(draft, "3"), by=france)
    assert not close_amendment(mine, by=france3)
    assert Amendment.objects.filter(pk=mine.pk).exists()


def test_sweden_cannot_close_what_france_began(draft: Draft, france: Seat, sweden: Seat) -> None:
    mine = begin_amendment(draft, paragraph=at(draft, "3"), by=france)
    with pytest.raises(Hidden):
        close_amendment(mine, by=sweden)


def test_nothing_begins_on_a_closed_draft(draft: Draft, france: Seat) -> None:
    draft.closes_at = timezone.now() - timedelta(minutes=1)
    draft.save(update_fields=["closes_at"])
    with pytest.raises(Clash) as refusal:
        begin_amendment(draft, paragraph=at(draft, "3"), by=france)
    assert refusal.value.code == "closed"
