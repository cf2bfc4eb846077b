"""What a seat may do, it may do in its own body: to the others' texts and seats it is nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drafting.actions.create_draft import create_draft
from drafting.actions.edit_draft import DraftEdit, edit_draft
from drafting.actions.end_seat import end_seat
from drafting.actions.number_anew import number_anew
from drafting.actions.order_marked_paper import order_marked_paper
from drafting.actions.read_text_in import read_text_in
from drafting.actions.seat_person import seat_person
from drafting.errors import Hidden
from drafting.models import Draft, Seat
from tests.factories import current, make_body, make_draft, make_seat, make_user

VERBS: dict[str, Callable[[Draft, Seat], object]] = {
    "create_draft": lambda draft, by: create_draft(
        title="Theirs", body=draft.body, family="council", symbol="WK 8/2026", by=by
    ),
    "edit_draft": lambda draft, by: edit_draft(
        draft, edit=DraftEdit(frozenset(("title",)), title="Theirs"), by=by
    ),
    "number_anew": lambda draft, by: number_anew(make_draft(draft.body, symbol="WK 9/2026"), by=by),
    "read_text_in": lambda draft, by: read_text_in(
        make_draft(draft.body, symbol="WK 9/2026"), name="text.txt", content=b"1. WE agree.", by=by
    ),
    "order_marked_paper": lambda draft, by: order_marked_paper(
        current(draft), format="pdf", profile="council", by=by
    ),
    "seat_person": lambda draft, by: seat_person(
        draft.body, username=by.user.username, role="secretariat", by=by
    ),
    "end_seat": lambda draft, by: end_seat(draft.body.seats.all()[0], by=by),
}


@pytest.mark.parametrize("verb", VERBS)
def test_the_secretariat_of_another_body_is_told_of_nothing(verb: str, draft: Draft) -> None:
    other = make_seat(make_user("outsider"), make_body("OTHER"), Seat.Role.SECRETARIAT)
    with pytest.raises(Hidden):
        VERBS[verb](draft, other)
