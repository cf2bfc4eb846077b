"""Who has signed in stays so for a day at most, and no longer than he is there (docs/operating.md)."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.internal.flows import login
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.contrib.sessions.backends import base, db
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from config.accounts import sessions
from drafting.live.ticket import Presented, admitted
from drafting.models import Draft, Seat
from tests.factories import PASSWORD
from tests.services.other_form import PYTHON, ROOT

HOUR = 3600


@pytest.fixture(autouse=True)
def nobody_has_guessed() -> None:
    cache.clear()


@pytest.fixture
def after(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Lets so many hours go by."""
    ahead = timedelta()
    now, seconds = timezone.now, time.time

    def pass_by(hours: float) -> None:
        nonlocal ahead
        ahead += timedelta(hours=hours)

    shown = SimpleNamespace(now=lambda: now() + ahead)
    for module in (sessions, base, db):
        monkeypatch.setattr(module, "timezone", shown)
    monkeypatch.setattr(login, "time", SimpleNamespace(time=lambda: seconds() + ahead.total_seconds()))
    return pass_by


def signed_in(seat: Seat, **more: str) -> Client:
    """The browser of the person of the seat."""
    client = Client()
    answer = client.post("/accounts/login/", {"login": seat.user.username, "password": PASSWORD} | more)
    assert answer.status_code == 302
    return client


def is_known(client: Client) -> bool:
    """Whether the browser is still that of somebody."""
    return client.get("/").status_code == 200


def key_of(client: Client) -> str:
    return str(client.cookies["sessionid"].value)


def with_key(key: str) -> Client:
    """Another's browser that shows the same key."""
    client = Client()
    client.cookies["sessionid"] = key
    return client


def test_who_asks_for_nothing_for_half_a_day_is_signed_out(
    france: Seat, germany: Seat, after: Callable[[float], None]
) -> None:
    frances, germanys = signed_in(france), signed_in(germany)
    after(11)
    assert is_known(germanys)
    after(2)
    assert not is_known(frances)
    assert is_known(germanys), "who asked for a page meanwhile stays"


def test_whatever_he_asks_for_a_day_is_the_end(france: Seat, after: Callable[[float], None]) -> None:
    client = signed_in(france)
    for _hour in range(23):
        after(1)
        assert is_known(client)
    after(1.01)
    assert not is_known(client)
    assert is_known(signed_in(france))


def test_choosing_a_seat_does_not_put_it_off(france: Seat, after: Callable[[float], None]) -> None:
    client = signed_in(france)
    for _half in range(2):
        after(11)
        assert is_known(client)
    client.post("/seats/choose/", {"seat": str(france.pk), "next": "/"})
    row = Session.objects.get(pk=key_of(client))
    assert row.get_decoded()["adref_seats"] == {str(france.body_id): str(france.pk)}
    assert row.expire_date - timezone.now() < timedelta(hours=24, minutes=1), "what open sockets rest on"


def test_a_page_leaves_the_row_as_it_is_for_some_minutes(
    france: Seat, after: Callable[[float], None]
) -> None:
    client = signed_in(france)
    before = Session.objects.get(pk=key_of(client)).expire_date
    after(0.05)
    client.get("/")
    assert Session.objects.get(pk=key_of(client)).expire_date == before
    after(0.05)
    client.get("/")
    assert Session.objects.get(pk=key_of(client)).expire_date > before


def test_the_browser_forgets_when_it_is_closed_whatever_it_asks_for(france: Seat) -> None:
    for asked in ({}, {"remember": "on"}):
        cookie = signed_in(france, **asked).cookies["sessionid"]
        assert (cookie["max-age"], cookie["expires"]) == ("", "")
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


def test_signing_in_gives_a_key_that_nobody_knew_before(france: Seat) -> None:
    client = Client()
    client.get("/accounts/login/")
    session = client.session
    session["known"] = "to whoever planted it"
    session.save()
    planted = key_of(client)
    client.post("/accounts/login/", {"login": "france", "password": PASSWORD})
    assert key_of(client) != planted
    assert not is_known(with_key(planted))


def test_so_does_showing_anew_who_one_is(france: Seat) -> None:
    client = signed_in(france)
    before = key_of(client)
    assert client.post("/accounts/confirm/", {"password": PASSWORD}).status_code == 302
    assert key_of(client) != before
    assert (is_known(client), is_known(with_key(before))) == (True, False)


def test_a_key_is_long_and_another_each_time(france: Seat) -> None:
    keys = {key_of(signed_in(france)) for _time in range(3)}
    assert len(keys) == 3
    assert all(re.fullmatch(r"[a-z0-9]{32}", key) for key in keys), "165 bits"


def test_after_signing_out_the_key_is_worth_nothing(france: Seat) -> None:
    client = signed_in(france)
    key = key_of(client)
    assert is_known(with_key(key))
    assert client.get("/accounts/logout/").status_code == 200
    assert is_known(with_key(key)), "a link alone signs nobody out"
    client.post("/accounts/logout/")
    assert not is_known(with_key(key))


def disabled(user: User) -> None:
    user.is_active = False
    user.save()


def deleted(user: User) -> None:
    User.objects.filter(pk=user.pk).delete()


@pytest.mark.django_db
@pytest.mark.parametrize("happens", [disabled, deleted])
def test_a_disabled_or_deleted_account_is_signed_out_everywhere(happens: Callable[[User], None]) -> None:
    user = User.objects.create_user("registry", password=PASSWORD)
    browsers = [signed_in(Seat(user=user)) for _time in range(2)]
    assert all(map(is_known, browsers))
    happens(user)
    assert not any(map(is_known, browsers))


def test_another_password_signs_the_other_browsers_out(france: Seat) -> None:
    here, elsewhere = signed_in(france), signed_in(france)
    chosen = "a bell in the fog"
    form = {"oldpassword": PASSWORD, "password1": chosen, "password2": chosen}
    assert here.post("/accounts/password/change/", form).status_code == 302
    assert (is_known(here), is_known(elsewhere)) == (True, False)


@pytest.mark.parametrize("page", ["/", "/bodies/{body}/", "/drafts/{draft}/", "/accounts/second-factor/"])
def test_every_page_lets_one_sign_out(draft: Draft, france: Seat, page: str) -> None:
    shown = signed_in(france).get(page.format(body=france.body_id, draft=draft.pk))
    assert 'action="/accounts/logout/"' in shown.content.decode()


@pytest.mark.parametrize("page", ["/", "/drafts/{draft}/", "/api/me/", "/nowhere/", "/accounts/login/"])
def test_no_browser_keeps_a_page(draft: Draft, france: Seat, page: str) -> None:
    shown = signed_in(france).get(page.format(draft=draft.pk))
    assert "no-store" in shown.headers["Cache-Control"]
    assert "no-store" in Client().get(page.format(draft=draft.pk)).headers["Cache-Control"]


@pytest.mark.parametrize(
    ("https", "said"),
    [("0", "sessionid csrftoken False False"), ("1", "__Host-sessionid __Host-csrftoken True True")],
)
def test_over_https_browsers_hold_the_cookies_to_this_host(https: str, said: str) -> None:
    unset = ("DATABASE_URL", "REDIS_URL")
    env = {name: value for name, value in os.environ.items() if name not in unset} | {"HTTPS": https}
    ask = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings'; django.setup();"
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)"
    )
    asked = subprocess.run([PYTHON, "-c", ask], env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == said


def test_under_those_names_france_signs_in_and_out(settings: LazySettings, france: Seat) -> None:
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client = Client(enforce_csrf_checks=True)
    secure: dict[str, Any] = {"secure": True, "headers": {"Referer": "https://testserver/"}}
    client.get("/accounts/login/", **secure)
    sent = {"login": "france", "password": PASSWORD}
    sent["csrfmiddlewaretoken"] = client.cookies["__Host-csrftoken"].value
    assert client.post("/accounts/login/", sent, **secure).status_code == 302
    cookie = client.cookies["__Host-sessionid"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    assert client.get("/", **secure).status_code == 200


def test_a_room_that_is_opened_anew_under_a_new_key_of_the_site_signs_nobody_out(
    settings: LazySettings, france: Seat
) -> None:
    """A handshake can hand out no other cookie: the next page does."""
    client = signed_in(france)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    for _twice in range(2):
        found = admitted(Presented(None, key_of(client), None))
        assert found is not None
        assert found[0] == france.user
    assert is_known(client)
