"""What a password may be, and how the pages ask for one (docs/operating.md, "Passwords")."""

from __future__ import annotations

import re
import subprocess
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from drafting.models import Seat
from tests.factories import PASSWORD
from tests.screens import at_screen, said
from tests.services.other_form import PYTHON, ROOT

CHANGE = "/accounts/password/change/"


@pytest.fixture(autouse=True)
def nobody_has_guessed() -> None:
    cache.clear()


def changes_to(seat: Seat, chosen: str) -> str | None:
    """What the page says against the password; None where it takes it."""
    form = {"oldpassword": PASSWORD, "password1": chosen, "password2": chosen}
    answer = at_screen(seat).post(CHANGE, form)
    return None if answer.status_code == 302 else said(answer)


def signs_in(seat: Seat, password: str) -> bool:
    sent = {"login": seat.user.username, "password": password}
    return Client().post("/accounts/login/", sent).status_code == 302


@pytest.mark.parametrize(
    "chosen",
    [
        "nothing but small letters",
        "73519064428190",
        "ALL IN CAPITALS",
        "Ĝis la revido ĉe la lampoj",
        "\U0001f989 \U0001f4a1 \U0001f989 \U0001f4a1 \U0001f989 \U0001f4a1",
        "lamps over the lake " * 10,
        " a blank before and behind ",
    ],
    ids=["small", "digits", "capitals", "Esperanto", "owls", "two hundred characters", "blanks"],
)
def test_a_password_is_of_whatever_characters_and_taken_as_it_is(france: Seat, chosen: str) -> None:
    assert changes_to(france, chosen) is None
    assert signs_in(france, chosen)
    for other in (chosen.strip(), chosen.swapcase(), chosen[:64]):
        assert signs_in(france, other) == (other == chosen)


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ("nine char", "too short"),
        ("Password123", "too common"),
        ("1q2w3e4r5t", "too common"),
        ("Presidency2026!", "too common"),
        ("ADREF-secretariat", "too common"),
        ("délégation-7", "too common"),
        ("Night.Example1", "too common"),
        ("frances2026", "too similar to the username"),
    ],
)
def test_a_password_that_lies_near_is_not_taken(
    settings: LazySettings, france: Seat, chosen: str, why: str
) -> None:
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "night.example.org"]
    assert why in str(changes_to(france, chosen))
    assert signs_in(france, PASSWORD)


def test_such_a_word_among_others_does_no_harm(france: Seat) -> None:
    assert changes_to(france, "the presidency lost a lantern") is None


def test_a_password_does_not_grow_old(france: Seat) -> None:
    long_ago = timezone.now() - timedelta(days=3_000)
    User.objects.filter(pk=france.user_id).update(date_joined=long_ago, last_login=long_ago)
    client = Client()
    sent = {"login": "france", "password": PASSWORD}
    assert client.post("/accounts/login/", sent).headers["Location"] == "/"
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("/accounts/login/", ["current-password"]),
        (CHANGE, ["current-password", "new-password", "new-password"]),
        ("/accounts/confirm/", ["current-password"]),
    ],
)
def test_it_is_typed_unseen_and_password_managers_know_what_is_asked(
    france: Seat, page: str, fields: list[str]
) -> None:
    client = Client() if "login" in page else at_screen(france)
    shown = client.get(page).content.decode()
    asked = re.findall(r'<input[^>]*name="\w*password\w*"[^>]*>', shown)
    assert [re.findall(r'autocomplete="([^"]*)"', each) for each in asked] == [[name] for name in fields]
    assert all('type="password"' in each and "onpaste" not in each for each in asked)


def test_after_five_wrong_ones_the_name_is_shut_for_minutes_wherever_they_come_from(
    france: Seat, germany: Seat
) -> None:
    client = Client()
    for turn in range(5):
        sent = {"login": "france", "password": f"wrong {turn}"}
        client.post("/accounts/login/", sent, REMOTE_ADDR=f"192.0.2.{turn}")
    assert not signs_in(france, PASSWORD)
    assert signs_in(germany, PASSWORD)


def test_it_is_kept_as_a_hash_that_takes_its_time() -> None:
    """The tests' own settings make it quick: a process with the site's is asked."""
    ask = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings'; django.setup();"
        "from django.contrib.auth.hashers import make_password; print(make_password('a bell in the fog'))"
    )
    kept = subprocess.run([PYTHON, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    way, rounds, salt, _hash = kept.stdout.strip().split("$")
    assert (way, int(rounds) >= 600_000, len(salt) >= 22) == ("pbkdf2_sha256", True, True)


@pytest.mark.django_db
def test_a_new_site_knows_nobody() -> None:
    assert not User.objects.exists()
