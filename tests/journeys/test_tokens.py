"""A token is worth something until it is given back, or the password it was given for is another."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from drafting.live.member import SIGNED_OUT
from drafting.live.standing import what_stands
from drafting.live.ticket import Ticket, ticket_by_token
from drafting.models import Seat
from tests.factories import PASSWORD

NEW_PASSWORD = "a bell in the fog"


@pytest.fixture(autouse=True)
def nobody_has_guessed() -> None:
    cache.clear()


def token(seat: Seat, password: str = PASSWORD, **shown: str) -> str:
    """What the person of the seat is given for the password."""
    sent = {"username": seat.user.username, "password": password}
    answer = Client().post("/api/token/", sent, content_type="application/json", headers=shown)
    assert answer.status_code == 200, answer.content
    return str(answer.json()["token"])


def status_with(shown: str) -> int:
    """The status of the answer to whoever shows the token."""
    return int(Client().get("/api/me/", headers={"Authorization": f"Token {shown}"}).status_code)


def give_back(shown: str) -> int:
    return int(Client().delete("/api/token/", headers={"Authorization": f"Token {shown}"}).status_code)


def dismissal(ticket: Ticket, seat: Seat) -> int | None:
    """With which code a socket opened with the ticket is closed at the next look."""
    return what_stands([ticket], [seat.pk], ()).dismissal(ticket, seat=seat.pk)


def test_france_gives_its_token_back_and_only_its_own(france: Seat, germany: Seat) -> None:
    frances, germanys = token(france), token(germany)
    assert give_back(frances) == 204
    assert (status_with(frances), status_with(germanys)) == (401, 200)
    assert give_back(frances) == 401


def test_the_sockets_of_a_token_given_back_are_closed(france: Seat) -> None:
    ticket = ticket_by_token(france.user, token(france), None)
    assert dismissal(ticket, france) is None
    give_back(ticket.token or "")
    assert dismissal(ticket, france) == SIGNED_OUT


def test_the_next_token_is_another_also_for_who_still_sends_the_old_one(france: Seat) -> None:
    first = token(france)
    give_back(first)
    second = token(france, Authorization=f"Token {first}")
    assert second != first
    assert (status_with(first), status_with(second)) == (401, 200)


def test_a_stranger_revokes_nothing(france: Seat) -> None:
    frances = token(france)
    assert Client().delete("/api/token/").status_code == 401
    assert give_back("nobody's") == 401
    assert status_with(frances) == 200


def test_from_a_page_a_token_is_revoked_with_the_pages_own_proof_alone(france: Seat) -> None:
    frances, browser = token(france), Client(enforce_csrf_checks=True)
    browser.force_login(france.user)
    assert browser.delete("/api/token/").status_code == 403
    assert status_with(frances) == 200
    browser.get("/accounts/password/change/")
    proof = browser.cookies["csrftoken"].value
    assert browser.delete("/api/token/", headers={"X-CSRFToken": proof}).status_code == 204
    assert status_with(frances) == 401


def test_with_another_password_the_token_is_worth_nothing(france: Seat, germany: Seat) -> None:
    frances, germanys, browser = token(france), token(germany), Client()
    ticket = ticket_by_token(france.user, frances, None)
    browser.force_login(france.user)
    form = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert browser.post("/accounts/password/change/", form | {"oldpassword": "wrong"}).status_code == 200
    assert status_with(frances) == 200
    assert browser.post("/accounts/password/change/", form).status_code == 302
    assert (status_with(frances), status_with(germanys)) == (401, 200)
    assert dismissal(ticket, france) == SIGNED_OUT
    assert status_with(token(france, NEW_PASSWORD)) == 200


def test_the_description_says_who_needs_a_token_for_what(france: Seat) -> None:
    described = Client().get("/api/schema/?format=json").json()["paths"]["/api/token/"]
    assert {} in described["post"].get("security", [{}])
    assert {"tokenAuth": []} in described["delete"]["security"]
    assert {} not in described["delete"]["security"]
    assert set(described["delete"]["responses"]) == {"204"}
