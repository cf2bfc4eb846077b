"""What nginx before the site is told, read from its file: nothing secret is written down, no address made up."""

from __future__ import annotations

import os
import re
import subprocess
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client

from drafting.models import Seat
from tests.factories import PASSWORD
from tests.services.other_form import PYTHON, ROOT

ENTRANCE = re.sub(r"#.*", "", (ROOT / "setup" / "entrance.conf").read_text(encoding="utf-8"))
# Of nginx's variables those that hold the query string, whole or in part.
TELL_THE_QUERY = re.compile(r"\$(request\b|request_uri|args|query_string|arg_\w+|http_referer)")


def directives(name: str, *, of: str = ENTRANCE) -> list[str]:
    """What each directive of that name says."""
    return [said.strip() for said in re.findall(rf"^\s*{name}\s([^;]*);", of, re.MULTILINE)]


def test_the_token_of_a_socket_is_not_written_into_the_entrances_log() -> None:
    (form,) = directives("log_format")
    assert not TELL_THE_QUERY.search(form)
    assert directives("access_log") == [f"/var/log/nginx/access.log {form.split()[0]}"]


def test_nor_into_its_log_of_errors_while_the_live_process_is_away() -> None:
    (sockets,) = re.findall(r"location /ws/ {([^}]*)}", ENTRANCE)
    assert [said.split()[1] for said in directives("error_log", of=sockets)] == ["crit"]


def test_nor_is_what_follows_a_question_mark_written_by_the_process_behind_it() -> None:
    said = (ROOT / "setup" / "serve-web").read_text(encoding="utf-8")
    (form,) = re.findall(r"--access-logformat '([^']*)'", said)
    # Of gunicorn's names: the whole request line, the query, where one comes from.
    assert not re.search(r"%\((r|q|f|\{.*\}.)\)s", form)


def test_the_entrance_adds_whom_it_serves_behind_what_a_client_claims() -> None:
    (told,) = re.findall(r"map \$http_x_forwarded_for (\$\w+) {([^}]*)}", ENTRANCE)
    assert all(value.endswith('$remote_addr"') for value in told[1].strip().split(";")[:-1])
    assert f"X-Forwarded-For {told[0]}" in directives("proxy_set_header")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("X-Content-Type-Options", "nosniff"),
        (
            "Content-Security-Policy",
            "\"default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'\"",
        ),
        ("Referrer-Policy", "same-origin"),
        ("Strict-Transport-Security", '"max-age=31536000; includeSubDomains; preload"'),
    ],
)
def test_what_the_entrance_answers_by_itself_binds_the_browser_too(header: str, said: str) -> None:
    (told,) = [added.split()[1:] for added in directives("add_header") if added.split()[0] == header]
    assert told[1] == "always"
    upstream = f"$upstream_http_{header.lower().replace('-', '_')}"
    (values,) = [
        dict(re.findall(r'^\s*(default|"[^"]*")\s+([^;"]+|"[^"]*");', inside, re.MULTILINE))
        for of, name, inside in re.findall(r'map (\$\w+|"[^"]*") (\$\w+) {(.*?)^}', ENTRANCE, re.M | re.S)
        if name == told[0] and upstream in of
    ]
    assert values.pop("default") == '""', "what Adref says stands"
    assert list(values.values()) == [said]


@pytest.mark.parametrize(
    ("behind", "said"), [(None, "0 None"), ("0", "0 None"), ("1", "1 https"), ("2", "2 https")]
)
def test_proxies_are_believed_as_many_as_there_are(behind: str | None, said: str) -> None:
    env = {name: value for name, value in os.environ.items() if name != "BEHIND_PROXY"}
    env |= {"DJANGO_SECRET_KEY": "a secret"} | ({} if behind is None else {"BEHIND_PROXY": behind})
    ask = "from config.settings import *; print(ALLAUTH_TRUSTED_PROXY_COUNT, (SECURE_PROXY_SSL_HEADER or [None])[-1])"
    asked = subprocess.run([PYTHON, "-c", ask], env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == said


def test_uvicorn_believes_no_proxy_by_itself() -> None:
    assert "--no-proxy-headers" in (ROOT / "setup" / "serve-live").read_text(encoding="utf-8").split()


GUESSES_AT_MOST = 10
NGINX, TLS = "172.18.0.2", "172.18.0.1"


def signs_in(client: Client, seat: Seat, **told: Any) -> bool:
    """Whether the right password lets the person in, with what the server in front tells of the request."""
    form = {"login": seat.user.username, "password": PASSWORD}
    return client.post("/accounts/login/", form, **told).status_code == 302


def guess(seat: Seat, times: int = GUESSES_AT_MOST, **told: Any) -> None:
    """So many wrong passwords, each for a name of its own: what is counted is whom they come from."""
    for turn in range(times):
        Client().post(
            "/accounts/login/", {"login": f"{seat.user.username}{turn}", "password": "wrong"}, **told
        )


@pytest.fixture
def nobody_has_guessed() -> None:
    cache.clear()


@pytest.mark.usefixtures("nobody_has_guessed")
def test_germany_signs_in_while_an_outsider_guesses_behind_the_same_proxies(
    settings: LazySettings, germany: Seat, outsider: Seat
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    from_outside: dict[str, Any] = {"REMOTE_ADDR": NGINX, "HTTP_X_FORWARDED_FOR": f"203.0.113.7, {TLS}"}
    guess(outsider, **from_outside)
    assert not signs_in(Client(), outsider, **from_outside)
    assert signs_in(Client(), germany, REMOTE_ADDR=NGINX, HTTP_X_FORWARDED_FOR=f"198.51.100.20, {TLS}")


@pytest.mark.usefixtures("nobody_has_guessed")
def test_an_address_made_up_before_the_proxies_counts_for_nothing(
    settings: LazySettings, germany: Seat, outsider: Seat
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    for turn in range(GUESSES_AT_MOST):
        claimed = f"192.0.2.{turn}, 203.0.113.7, {TLS}"
        guess(outsider, times=1, REMOTE_ADDR=NGINX, HTTP_X_FORWARDED_FOR=claimed)
    last: dict[str, Any] = {
        "REMOTE_ADDR": NGINX,
        "HTTP_X_FORWARDED_FOR": f"198.51.100.20, 203.0.113.7, {TLS}",
    }
    assert not signs_in(Client(), germany, **last)


@pytest.mark.usefixtures("nobody_has_guessed")
def test_without_a_proxy_no_claimed_address_is_believed(
    settings: LazySettings, germany: Seat, outsider: Seat
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    for turn in range(GUESSES_AT_MOST):
        guess(outsider, times=1, REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_FOR=f"192.0.2.{turn}")
    claimed: dict[str, Any] = {"REMOTE_ADDR": "203.0.113.7", "HTTP_X_FORWARDED_FOR": "198.51.100.20"}
    assert not signs_in(Client(), germany, **claimed)
    assert signs_in(Client(), germany, REMOTE_ADDR="198.51.100.20")
