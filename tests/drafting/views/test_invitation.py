"""Somebody new is invited to a seat, and comes: with a password that nobody else has seen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from rest_framework.authtoken.models import Token

from drafting.invitation import link_of
from drafting.models import Act, Body, Seat
from tests.factories import make_user
from tests.screens import at_screen, said

COLETTE = {"username": "colette", "name": "Colette Mabire", "role": "drafter", "delegation": "FR"}
CHOSEN = "bells in a thick fog"


def invite(body: Body, by: Seat, **other: str) -> Any:
    """The page to which the invitation leads."""
    return at_screen(by).post(f"/bodies/{body.pk}/invitations/", COLETTE | other, follow=True)


def link_to(username: str = "colette") -> str:
    return link_of(User.objects.get(username=username))


def choose(link: str, password: str = CHOSEN, again: str | None = None) -> tuple[Client, Any]:
    """Follows the link and sends a password; the browser and the answer."""
    client = Client()
    page = client.get(link, follow=True)
    sent = {"new_password1": password, "new_password2": password if again is None else again}
    return client, client.post(page.request["PATH_INFO"], sent, follow=True)


def sign_in(client: Client, password: str = CHOSEN) -> int:
    return int(client.post("/accounts/login/", {"login": "colette", "password": password}).status_code)


def test_france_invites_a_drafter_who_comes_and_drafts(body: Body, draft: Any, france: Seat) -> None:
    told = said(invite(body, france))
    assert "Colette Mabire is invited" in told
    assert "As FR, drafter, under the user name colette." in told
    link = link_to()
    assert told.split("http://testserver")[1].split("/")[:3] == link.split("/")[:3]
    welcome = said(Client().get(link, follow=True))
    assert "Welcome, Colette Mabire" in welcome
    assert f"{body.name} · FR, drafter" in welcome
    client, answer = choose(link)
    assert "Your password is set: sign in as colette." in said(answer)
    assert sign_in(client) == 302
    assert client.get(f"/drafts/{draft.pk}/").status_code == 200


def test_the_link_is_good_once(body: Body, france: Seat) -> None:
    invite(body, france)
    link = link_to()
    choose(link)
    assert "This invitation is over" in said(Client().get(link, follow=True))
    _client, answer = choose(link, "another long password")
    assert "This invitation is over" in said(answer)
    assert sign_in(Client()) == 302


@pytest.mark.parametrize(("days", "over"), [(6.9, False), (7.1, True)])
def test_the_link_is_good_for_a_week(
    body: Body, france: Seat, monkeypatch: pytest.MonkeyPatch, days: float, over: bool
) -> None:
    invite(body, france)
    link = link_to()
    then = datetime.now() + timedelta(days=days)
    monkeypatch.setattr(default_token_generator, "_now", lambda: then)
    assert ("This invitation is over" in said(Client().get(link, follow=True))) == over


def test_a_link_that_was_changed_opens_nothing(body: Body, france: Seat, germany: Seat) -> None:
    invite(body, france)
    _, _, _, key, token, _ = link_to().split("/")
    at, code = token.split("-")
    assert len(code) == 32, "128 bits"
    another = link_of(germany.user).split("/")[3]
    later = f"{at[:-1]}{'0' if at[-1] != '0' else '1'}-{code}"
    turned = f"{at}-{code[:-1]}{'0' if code[-1] != '0' else '1'}"
    for path in (f"{another}/{token}", f"{key}/{later}", f"{key}/{turned}"):
        assert "This invitation is over" in said(Client().get(f"/accounts/invitation/{path}/", follow=True))


@pytest.mark.parametrize(
    ("password", "again", "why"),
    [("short", None, "too short"), ("password123", None, "too common"), (CHOSEN, "bells", "match")],
)
def test_a_bad_password_is_refused_and_the_link_stays_good(
    body: Body, france: Seat, password: str, again: str | None, why: str
) -> None:
    invite(body, france)
    link = link_to()
    _client, answer = choose(link, password, again)
    assert why in said(answer)
    assert "Your password is set" in said(choose(link)[1])


def test_until_then_nobody_signs_in_under_the_name(body: Body, france: Seat) -> None:
    invite(body, france)
    for password in ("", "!", User.objects.get(username="colette").password):
        assert sign_in(Client(), password) == 200


def test_the_list_of_seats_leads_to_a_new_link_as_long_as_nobody_has_come(
    body: Body, france: Seat, germany: Seat
) -> None:
    invite(body, france)
    seat = Seat.objects.get(user__username="colette")
    address = f"/seats/{seat.pk}/invitation/"
    page = at_screen(france).get(f"/bodies/{body.pk}/")
    assert "invited, not come yet" in said(page)
    assert address in page.content.decode()
    assert at_screen(france).get(address).status_code == 200
    seen_by_germany = at_screen(germany).get(f"/bodies/{body.pk}/")
    assert "invited, not come yet" in said(seen_by_germany)
    assert address not in seen_by_germany.content.decode()
    choose(link_to())
    assert "invited, not come yet" not in said(at_screen(france).get(f"/bodies/{body.pk}/"))
    assert at_screen(france).get(address).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "status", "why"),
    [
        ({"username": "germany"}, 409, "Somebody here goes by that user name already"),
        ({"username": "Germany"}, 409, "Somebody here goes by that user name already"),
        ({"username": "col ette"}, 400, "Enter a valid username"),
        ({"name": ""}, 400, "Say whom you invite"),
        ({"name": "Colette \u202eeribaM"}, 400, "cannot be read"),
        ({"delegation": "XX"}, 400, "XX"),
        ({"role": "emperor"}, 400, "emperor"),
    ],
)
def test_an_invitation_refused_says_why_and_keeps_what_was_typed(
    body: Body, secretariat: Seat, germany: Seat, wrong: dict[str, str], status: int, why: str
) -> None:
    answer = invite(body, secretariat, **wrong)
    assert answer.status_code == status
    assert "Nobody was seated." in said(answer)
    assert why in said(answer)
    assert (COLETTE | wrong)["username"] in answer.content.decode()
    assert not User.objects.filter(username="colette").exists()


@pytest.mark.parametrize("role", ["presidency", "head"])
def test_a_head_invites_for_its_own_delegation_alone(body: Body, france: Seat, role: str) -> None:
    assert invite(body, france, delegation="DE").status_code == 403
    assert invite(body, france, role=role).status_code == 403
    assert not User.objects.filter(username="colette").exists()


def test_who_may_not_invite_is_not_told_which_names_are_taken(
    body: Body, france2: Seat, germany: Seat
) -> None:
    assert invite(body, france2, username="germany").status_code == 403
    assert invite(body, france2, username="nobody-at-all").status_code == 403


def test_the_record_says_who_invited_whom(body: Body, france: Seat) -> None:
    invite(body, france)
    acts = Act.objects.filter(body=body, verb__in=("invite_person", "seat_person")).order_by("sequence")
    assert [(act.verb, act.seat, act.audience) for act in acts] == [
        ("seat_person", "FR, head", "office+FR"),
        ("invite_person", "FR, head", "office+FR"),
    ]


def test_programs_invite_too(body: Body, secretariat: Seat) -> None:
    token = Token.objects.create(user=secretariat.user)
    answer = Client().post(
        f"/api/bodies/{body.pk}/invitations/",
        COLETTE,
        content_type="application/json",
        headers={"Authorization": f"Token {token.key}"},
    )
    assert answer.status_code == 201
    assert answer.json()["seat"]["username"] == "colette"
    assert "Your password is set" in said(choose(answer.json()["link"])[1])


def test_a_link_for_nobody_is_over() -> None:
    assert "This invitation is over" in said(Client().get("/accounts/invitation/bm9ib2R5/abc-def/"))


def test_whose_seat_is_ended_before_they_come_is_invited_no_more(body: Body, france: Seat) -> None:
    invite(body, france)
    link = link_to()
    seat = Seat.objects.get(user__username="colette")
    assert "The seat is ended." in said(at_screen(france).post(f"/seats/{seat.pk}/end/", follow=True))
    assert "This invitation is over" in said(Client().get(link, follow=True))
    assert not User.objects.filter(username="colette").exists()
    assert "Colette Mabire is invited" in said(invite(body, france)), "the user name is free again"


def test_who_has_come_keeps_the_account_when_the_seat_ends(body: Body, draft: Any, france: Seat) -> None:
    invite(body, france)
    client, _answer = choose(link_to())
    seat = Seat.objects.get(user__username="colette")
    at_screen(france).post(f"/seats/{seat.pk}/end/")
    assert sign_in(client) == 302
    assert client.get(f"/drafts/{draft.pk}/").status_code == 404


def test_until_they_come_nobody_else_gives_them_a_seat(
    body: Body, france: Seat, germany: Seat, secretariat: Seat
) -> None:
    """France holds the link, and would come to Germany's seat with it."""
    invite(body, france)
    seats = f"/bodies/{body.pk}/seats/"
    for by, delegation in ((germany, "DE"), (secretariat, "DE"), (france, "FR")):
        asked = {"username": "colette", "role": "reader", "delegation": delegation}
        answer = at_screen(by).post(seats, asked)
        assert answer.status_code == 409
        assert "has been invited and has not come yet" in said(answer)
    choose(link_to())
    asked = {"username": "colette", "role": "reader", "delegation": "DE"}
    assert at_screen(germany).post(seats, asked).status_code == 302


def test_an_account_made_by_the_administrator_is_no_invitation(body: Body, france: Seat) -> None:
    User.objects.create_user("delphine")
    seats = f"/bodies/{body.pk}/seats/"
    asked = {"username": "delphine", "role": "drafter", "delegation": "FR"}
    assert at_screen(france).post(seats, asked).status_code == 302
    given = Seat.objects.get(user__username="delphine")
    assert at_screen(france).get(f"/seats/{given.pk}/invitation/").status_code == 404
    at_screen(france).post(f"/seats/{given.pk}/end/")
    assert User.objects.filter(username="delphine").exists()


def test_it_is_no_way_round_somebody_elses_password(body: Body, france: Seat) -> None:
    pierre = make_user("pierre")
    seat = {"username": "pierre", "role": "drafter", "delegation": "FR"}
    at_screen(france).post(f"/bodies/{body.pk}/seats/", seat)
    given = Seat.objects.get(user=pierre)
    assert at_screen(france).get(f"/seats/{given.pk}/invitation/").status_code == 404
