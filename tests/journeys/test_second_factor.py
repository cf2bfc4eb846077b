"""Who heads a delegation, presides or keeps the secretariat acts once there is a second factor (threats.md)."""

from __future__ import annotations

import os
import re
import subprocess
import time
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.socialaccount.models import SocialAccount
from cryptography.fernet import InvalidToken
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client

from drafting.models import Draft, Seat
from tests.factories import PASSWORD
from tests.journeys.authenticator import STEP, code_at
from tests.services.other_form import PYTHON, ROOT

SET_UP = "/accounts/second-factor/set-up/"
CODES = "/accounts/second-factor/codes/"


class Clock:
    """What the site's clock says, in seconds: it stands still until somebody moves it."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def time(self) -> float:
        return self.now

    def next_code(self) -> None:
        self.now += STEP


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    cache.clear()
    standing = Clock()
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=standing.time))
    return standing


@pytest.fixture(autouse=True)
def asked_for(settings: LazySettings) -> None:
    settings.SECOND_FACTOR = True


def begin(seat: Seat, client: Client | None = None) -> tuple[Client, Any]:
    """The person's browser with name and password sent, and the answer."""
    client = client or Client()
    sent = {"login": seat.user.username, "password": PASSWORD}
    return client, client.post("/accounts/login/", sent)


def set_up(seat: Seat, clock: Clock) -> tuple[Client, str]:
    """The person's browser with a second factor set up in it, and the key that the app holds."""
    client, _answer = begin(seat)
    page = client.get(SET_UP).content.decode()
    found = re.search(r'class="key">(\w+)<', page)
    assert found
    assert client.post(SET_UP, {"code": code_at(found[1], clock.now)}).headers["Location"] == CODES
    return client, found[1]


def send_code(client: Client, code: str) -> bool:
    """Whether the code lets the person in who has sent name and password."""
    client.post("/accounts/code/", {"code": code})
    return "_auth_user_id" in client.session


def token(seat: Seat, **code: str) -> Any:
    sent = {"username": seat.user.username, "password": PASSWORD} | code
    return Client().post("/api/token/", sent, content_type="application/json")


def status(client: Client, draft: Draft) -> int:
    return int(client.get(f"/drafts/{draft.pk}/").status_code)


def test_a_head_is_led_to_set_one_up_and_until_then_his_seat_sleeps(draft: Draft, france: Seat) -> None:
    client, answer = begin(france)
    assert answer.headers["Location"] == SET_UP
    home = client.get("/").content.decode()
    assert "Part of what is yours to do waits for your second factor" in home
    assert "You hold no seat" not in home
    refused = client.get(f"/drafts/{draft.pk}/")
    assert refused.status_code == 403
    assert f'href="{SET_UP}"' in refused.content.decode()
    asked = client.get(f"/api/drafts/{draft.pk}/")
    assert (asked.status_code, asked.json()["code"]) == (403, "second_factor_needed")
    assert client.get("/api/drafts/").json() == []


@pytest.mark.parametrize("name", ["presidency", "secretariat"])
def test_so_are_the_offices(draft: Draft, name: str, request: pytest.FixtureRequest) -> None:
    client, answer = begin(request.getfixturevalue(name))
    assert answer.headers["Location"] == SET_UP
    assert status(client, draft) == 403


@pytest.mark.parametrize("name", ["france2", "france3", "observer"])
def test_others_are_asked_for_nothing(draft: Draft, name: str, request: pytest.FixtureRequest) -> None:
    client, answer = begin(request.getfixturevalue(name))
    assert (answer.headers["Location"], status(client, draft)) == ("/", 200)


def test_who_holds_no_seat_in_the_body_is_told_nothing_of_it(draft: Draft, outsider: Seat) -> None:
    client, _answer = begin(outsider)
    assert status(client, draft) == 404


def test_with_it_the_seat_acts_and_ten_recovery_codes_are_shown(
    draft: Draft, france: Seat, clock: Clock
) -> None:
    client, _key = set_up(france, clock)
    shown = re.findall(r"<li><code>(\d{8})</code>", client.get(CODES).content.decode())
    assert len(set(shown)) == 10
    assert client.get("/accounts/second-factor/codes.txt").content.decode().split() == shown
    assert status(client, draft) == 200


def test_a_wrong_code_sets_nothing_up(draft: Draft, france: Seat, clock: Clock) -> None:
    client, _answer = begin(france)
    client.get(SET_UP)
    again = client.post(SET_UP, {"code": "000000"})
    assert "This code is wrong" in again.content.decode()
    assert not Authenticator.objects.exists()
    assert status(client, draft) == 403


def test_the_password_alone_signs_nobody_in_any_more(draft: Draft, france: Seat, clock: Clock) -> None:
    _client, key = set_up(france, clock)
    elsewhere, answer = begin(france)
    assert answer.headers["Location"].startswith("/accounts/code/")
    assert status(elsewhere, draft) == 302
    clock.next_code()
    assert not send_code(elsewhere, "000000")
    assert not send_code(elsewhere, code_at(key, clock.now - STEP)), "the code before this one"
    assert send_code(elsewhere, code_at(key, clock.now))
    assert status(elsewhere, draft) == 200


def test_a_code_seen_over_a_shoulder_is_worth_nothing(france: Seat, clock: Clock) -> None:
    _client, key = set_up(france, clock)
    mine, _answer = begin(france)
    assert send_code(mine, code_at(key, clock.now))
    theirs, _answer = begin(france)
    assert not send_code(theirs, code_at(key, clock.now))


def test_codes_are_not_to_be_guessed(france: Seat, clock: Clock) -> None:
    _client, key = set_up(france, clock)
    guesser, _answer = begin(france)
    for guess in range(10):
        assert not send_code(guesser, f"{guess:06}")
    assert not send_code(guesser, code_at(key, clock.now)), "after ten wrong ones the right one is too late"


def test_without_the_phone_a_recovery_code_signs_in_once(france: Seat, clock: Clock) -> None:
    client, _key = set_up(france, clock)
    first, *_others = client.get("/accounts/second-factor/codes.txt").content.decode().split()
    assert send_code(begin(france)[0], first)
    assert not send_code(begin(france)[0], first)


def test_who_signed_in_elsewhere_with_the_password_alone_is_signed_out(
    draft: Draft, france: Seat, germany: Seat, clock: Clock
) -> None:
    elsewhere, _answer = begin(france)
    programs = {"Authorization": f"Token {token(france).json()['token']}"}
    others, _answer = begin(germany)
    assert Client().get("/api/me/", headers=programs).status_code == 200
    set_up(france, clock)
    assert elsewhere.get("/").status_code == 302
    assert Client().get("/api/me/", headers=programs).status_code == 401
    assert others.get("/").status_code == 200


@pytest.mark.parametrize("page", ["/accounts/second-factor/give-up/", "/accounts/second-factor/codes/new/"])
def test_giving_it_up_or_making_new_recovery_codes_signs_the_other_browsers_out(
    draft: Draft, france: Seat, clock: Clock, page: str
) -> None:
    here, key = set_up(france, clock)
    clock.next_code()
    elsewhere, _answer = begin(france)
    assert send_code(elsewhere, code_at(key, clock.now))
    clock.next_code()
    programs = {"Authorization": f"Token {token(france, code=code_at(key, clock.now)).json()['token']}"}
    assert here.post(page).status_code == 302
    assert (here.get("/").status_code, elsewhere.get("/").status_code) == (200, 302)
    assert Client().get("/api/me/", headers=programs).status_code == 401


def test_another_password_from_the_administrator_does_not_open_the_door_alone(
    draft: Draft, france: Seat, clock: Clock
) -> None:
    _client, key = set_up(france, clock)
    france.user.set_password("lamps over the lake")
    france.user.save()
    client = Client()
    client.post("/accounts/login/", {"login": "france", "password": "lamps over the lake"})
    assert status(client, draft) == 302
    clock.next_code()
    assert send_code(client, code_at(key, clock.now))


def test_keys_and_recovery_codes_are_never_twice_the_same(france: Seat, germany: Seat, clock: Clock) -> None:
    keys, codes = set(), set()
    for seat in (france, germany):
        client, key = set_up(seat, clock)
        keys.add(key)
        codes |= set(client.get("/accounts/second-factor/codes.txt").content.decode().split())
    assert len(codes) == 20
    assert len(keys) == 2
    assert all(re.fullmatch(r"[A-Z2-7]{32}", key) for key in keys), "160 bits"


def test_programs_send_the_code_for_their_token_too(draft: Draft, france: Seat, clock: Clock) -> None:
    assert token(france).status_code == 200
    _client, key = set_up(france, clock)
    for sent, code in (({}, "second_factor_needed"), ({"code": "000000"}, "bad_code")):
        answer = token(france, **sent)
        assert (answer.status_code, answer.json()["code"]) == (400, code)
    clock.next_code()
    given = token(france, code=code_at(key, clock.now))
    assert token(france, code=code_at(key, clock.now)).json()["code"] == "bad_code", "used already"
    shown = {"Authorization": f"Token {given.json()['token']}"}
    assert Client().get(f"/api/drafts/{draft.pk}/", headers=shown).status_code == 200


def test_a_programs_wrong_codes_are_counted_with_its_wrong_passwords(france: Seat, clock: Clock) -> None:
    _client, key = set_up(france, clock)
    for guess in range(10):
        assert token(france, code=f"{guess:06}").status_code == 400
    clock.next_code()
    assert token(france, code=code_at(key, clock.now)).status_code == 429


def test_given_up_the_seat_sleeps_again(draft: Draft, france: Seat, clock: Clock) -> None:
    client, _key = set_up(france, clock)
    assert client.post("/accounts/second-factor/give-up/").status_code == 302
    assert not Authenticator.objects.exists(), "recovery codes go with it"
    assert status(client, draft) == 403


def test_how_one_signs_in_is_changed_by_who_has_just_shown_who_he_is(
    france: Seat, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _key = set_up(france, clock)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - 600}]
    session.save()
    for page in (CODES, "/accounts/second-factor/give-up/", "/accounts/second-factor/codes/new/"):
        assert client.get(page).headers["Location"].startswith("/accounts/confirm/")
    assert client.post("/accounts/confirm/", {"password": "wrong"}).status_code == 200
    assert (
        client.post(f"/accounts/confirm/?next={CODES}", {"password": PASSWORD}).headers["Location"] == CODES
    )


def test_the_rows_alone_make_no_codes(settings: LazySettings, france: Seat, clock: Clock) -> None:
    _client, key = set_up(france, clock)
    kept = Authenticator.objects.get(user=france.user, type="totp")
    assert key not in str(kept.data)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert kept.wrap().validate_code(code_at(key, clock.now)), "a key of before still opens"


def test_a_key_altered_in_the_rows_makes_no_codes(france: Seat, clock: Clock) -> None:
    _client, key = set_up(france, clock)
    kept = Authenticator.objects.get(user=france.user, type="totp")
    said = kept.data["secret"]
    kept.data["secret"] = said[:40] + ("A" if said[40] != "A" else "B") + said[41:]
    with pytest.raises(InvalidToken):
        kept.wrap().validate_code(code_at(key, clock.now))


def test_who_has_lost_phone_and_codes_turns_to_the_administrator(
    draft: Draft, france: Seat, clock: Clock
) -> None:
    set_up(france, clock)
    call_command("forget_second_factor", "france", verbosity=0)
    client, answer = begin(france)
    assert answer.headers["Location"] == SET_UP
    assert status(client, draft) == 403
    for name in ("france", "nobody"):
        with pytest.raises(CommandError):
            call_command("forget_second_factor", name)


@pytest.mark.django_db
def test_an_administrator_founds_bodies_with_a_second_factor(clock: Clock) -> None:
    registry = Seat(user=User.objects.create_user("registry", password=PASSWORD, is_staff=True))
    client, answer = begin(registry)
    assert answer.headers["Location"] == SET_UP
    assert client.get("/bodies/new/").status_code == 403
    client, _key = set_up(registry, clock)
    assert client.get("/bodies/new/").status_code == 200


def test_where_none_is_asked_for_none_is_needed(settings: LazySettings, draft: Draft, france: Seat) -> None:
    settings.SECOND_FACTOR = False
    client, answer = begin(france)
    assert (answer.headers["Location"], status(client, draft)) == ("/", 200)


@pytest.mark.parametrize(
    ("asks_for_two", "own_password", "found"),
    [(True, False, 200), (False, False, 403), (True, True, 403)],
    ids=["the institution asks for two", "it does not", "a password opens the door as well"],
)
def test_whom_the_institution_alone_vouches_for_needs_no_second_factor_where_it_asks_for_one(
    settings: LazySettings, draft: Draft, france: Seat, asks_for_two: bool, own_password: bool, found: int
) -> None:
    settings.VOUCHED_FOR = asks_for_two
    SocialAccount.objects.create(user=france.user, provider="institution", uid="france there")
    if not own_password:
        france.user.set_unusable_password()
        france.user.save()
    client = Client()
    client.force_login(france.user)
    assert status(client, draft) == found


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({}, False),
        ({"HTTPS": "1"}, True),
        ({"HTTPS": "1", "SECOND_FACTOR": "0"}, False),
        ({"SECOND_FACTOR": "1"}, True),
    ],
)
def test_a_site_that_people_reach_asks_for_one(told: dict[str, str], asked: bool) -> None:
    unset = ("HTTPS", "SECOND_FACTOR", "DATABASE_URL", "REDIS_URL")
    env = {name: value for name, value in os.environ.items() if name not in unset}
    ask = "from config.settings import SECOND_FACTOR; print(SECOND_FACTOR)"
    said = subprocess.run([PYTHON, "-c", ask], env=env | told, cwd=ROOT, capture_output=True, text=True)
    assert said.stdout.strip() == str(asked)
