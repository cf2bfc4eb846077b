"""Home: what waits for whom."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from amendments.actions.decide import decide
from amendments.actions.enter_position import enter_position
from amendments.actions.invite import invite_cosponsor
from amendments.actions.open_round import open_round
from amendments.models import Position
from drafting.models import Body, Draft, Seat
from tests.factories import PASSWORD, at, make_draft, make_seat, make_user, prepared, reword, tabled
from tests.screens import at_screen, said


def home(seat: Seat) -> str:
    return said(at_screen(seat).get("/"))


def test_nothing_waits(draft: Draft, france: Seat) -> None:
    told = home(france)
    assert "Nothing waits for you." in told
    assert "WK 7/2026 INIT" in told
    assert "0 agreed 5 open 0 contested" in told


def test_what_waits_for_a_head(draft: Draft, france: Seat, sweden: Seat) -> None:
    prepared(draft, reword(draft, "3", "should", "shall"), by=france)
    invite_cosponsor(
        prepared(draft, reword(draft, "4", "two", "three"), by=sweden), delegation="FR", by=sweden
    )
    told = home(france)
    assert "2 things wait for you." in told
    assert "An amendment of your delegation is in preparation" in told
    assert "SE invites your delegation to co-sponsor an amendment" in told


def test_a_reservation_reminds_its_owner_who_lifts_it(draft: Draft, france: Seat) -> None:
    enter_position(draft, stance="reservation", reservation="scrutiny", paragraph=at(draft, "3"), by=france)
    client = at_screen(france)
    assert "Yours still stands: scrutiny reservation" in said(client.get("/"))
    client.post(f"/positions/{Position.objects.get().pk}/lift/")
    assert "Nothing waits for you." in said(client.get("/"))


def test_what_waits_for_the_presidency(draft: Draft, france: Seat, germany: Seat, presidency: Seat) -> None:
    tabled(draft, reword(draft, "3", "should", "shall"), by=france)
    decide(tabled(draft, reword(draft, "4", "two", "three"), by=germany), outcome="accept", by=presidency)
    told = home(presidency)
    assert "1 amendment to decide" in told
    assert "1 decision not announced" in told


def test_a_draft_without_its_first_revision_waits_for_the_office(
    body: Body, presidency: Seat, france: Seat
) -> None:
    make_draft(body)
    assert "A draft waits for its first revision" in home(presidency)
    assert "No draft yet." in home(france)


def test_a_deadline_is_told_on_its_own_clock_and_on_the_readers(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    soon = timezone.now() + datetime.timedelta(hours=30)
    open_round(draft, deadline=soon, deadline_zone="America/Santiago", by=presidency)
    client = at_screen(france)
    client.cookies["adref_zone"] = "Europe/Helsinki"
    told = said(client.get("/"))
    assert "29 hours left" in told
    assert "Santiago" in told
    assert "your time" in told


def test_who_holds_two_seats_chooses_and_acts_under_one(draft: Draft, body: Body) -> None:
    both = make_user("eva")
    chair, head = make_seat(both, body, "presidency"), make_seat(both, body, "head", "FR")
    client = at_screen(chair)
    asked = client.get(f"/drafts/{draft.pk}/")
    assert asked.status_code == 302
    assert asked["Location"].startswith("/seats/choose/")
    client.post("/seats/choose/", {"seat": str(head.pk), "next": f"/drafts/{draft.pk}/"})
    assert client.get(f"/drafts/{draft.pk}/table/").status_code == 403
    client.post("/seats/choose/", {"seat": str(chair.pk)})
    assert client.get(f"/drafts/{draft.pk}/table/").status_code == 200


def test_a_seat_not_held_cannot_be_chosen(france: Seat, germany: Seat) -> None:
    assert at_screen(france).post("/seats/choose/", {"seat": str(germany.pk)}).status_code == 404


def test_choosing_leads_nowhere_outside(france: Seat) -> None:
    sent = {"seat": str(france.pk), "next": "https://elsewhere.example/"}
    assert at_screen(france).post("/seats/choose/", sent)["Location"] == "/"


@pytest.mark.parametrize("zone", ["", "Nowhere/Else", "../../etc/passwd", "Europe/Paris\x00"])
def test_a_forged_zone_harms_nobody(zone: str, draft: Draft, france: Seat) -> None:
    client = at_screen(france)
    client.cookies["adref_zone"] = zone
    assert client.get("/").status_code == 200


def test_nobody_signed_in_is_led_to_signing_in() -> None:
    assert Client().get("/")["Location"].startswith("/accounts/login/")


@pytest.mark.django_db
def test_the_page_of_signing_in_offers_no_account_to_strangers() -> None:
    told = said(Client().get("/accounts/login/"))
    assert "Sign in" in told
    assert "Sign up" not in told.replace("Sign Up", "Sign up")


def test_an_administrator_without_a_seat_is_led_to_founding_a_body(db: None) -> None:
    administrator = make_user("administrator", is_staff=True)
    client = Client()
    client.force_login(administrator)
    assert '/bodies/new/"' in client.get("/").content.decode()
    assert client.get("/bodies/new/").status_code == 200
    client.force_login(make_user("stranger"))
    assert "/bodies/new/" not in client.get("/").content.decode()


def test_what_nobody_here_uses_of_accounts_is_not_served(france: Seat) -> None:
    for path in ("signup", "email", "password/reset", "password/set", "reauthenticate", "confirm-email"):
        assert at_screen(france).get(f"/accounts/{path}/").status_code == 404
    client = at_screen(france)
    typed = {"oldpassword": PASSWORD, "password1": "two lamps at sea", "password2": "two lamps at sea"}
    assert client.post("/accounts/password/change/", typed).status_code == 302
    assert client.login(username="france", password="two lamps at sea")
