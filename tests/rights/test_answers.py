"""What every answer tells the browser that it may do, whoever asks and whatever it is about."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client

from drafting.api.revisions import _download
from drafting.models import Act
from tests.journeys.people import PASSWORD
from tests.rights.scene import Scene
from tests.rights.test_api_matrix import rows as api_rows
from tests.rights.test_pages_matrix import rows as page_rows
from tests.rights.test_pages_matrix import signed_in
from tests.services.other_form import PYTHON, ROOT

A_YEAR = 31_536_000
LOOKED_AT = (
    "/static/css/base.css",
    "/static/nothing.css",
    "/nowhere/",
    "/api/nowhere/",
    "/api/docs/",
    "/api/schema/",
    "/accounts/login/",
)
ASKERS = ("anon", "obs", "head", "pres")


def addresses(scene: Scene) -> Iterator[str]:
    """All that there is to look at."""
    yield from LOOKED_AT
    for method, path, _form, _expected in page_rows():
        if method == "GET":
            yield path.format(**scene.names)
    for row in api_rows():
        if row.method == "GET":
            yield f"/api/{row.path.format(**scene.names)}"


def deeds(scene: Scene) -> Iterator[str]:
    """Where something is done by whoever posts, and not by who looks."""
    for path in {path for method, path, _form, _expected in page_rows() if method == "POST"}:
        yield path.format(**scene.names)
    for path in {row.path for row in api_rows() if row.method != "GET"}:
        yield f"/api/{path.format(**scene.names)}"


def allowed_by(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";") if part.strip())}


def amiss(answer: HttpResponse) -> list[str]:
    """What the answer lacks."""
    policy = allowed_by(answer.get("Content-Security-Policy", ""))
    closed = ("default-src", "object-src", "base-uri", "frame-ancestors")
    lacking = [name for name in closed if policy.get(name) != ["'none'"]]
    told = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Strict-Transport-Security": f"max-age={A_YEAR}; includeSubDomains; preload",
    }
    lacking += [name for name, said in told.items() if answer.get(name) != said]
    if answer.has_header("Access-Control-Allow-Origin"):
        lacking.append("an origin of its own")
    return lacking + unnamed(answer)


def unnamed(answer: HttpResponse) -> list[str]:
    """What kind of thing the answer says that it is, where that is not enough to read it by."""
    if not getattr(answer, "streaming", False) and not answer.content:
        return []
    kind, _, more = answer.get("Content-Type", "").partition(";")
    is_text = kind.startswith("text/") or kind in ("application/xml", "")
    return [f"{kind} in which letters?"] if is_text and "charset=" not in more else []


@pytest.mark.django_db
def test_every_answer_binds_the_browser(settings: LazySettings) -> None:
    settings.SECURE_HSTS_SECONDS = A_YEAR
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    scene = Scene()
    wrong = []
    for asker in ASKERS:
        client = signed_in(asker)
        for address in addresses(scene):
            answer = client.get(address, secure=True)
            wrong += [f"{address} as {asker}: {each}" for each in amiss(answer)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
def test_the_api_answers_in_its_own_kinds_and_nothing_of_it_is_a_page() -> None:
    scene = Scene()
    for asker in ASKERS:
        client = signed_in(asker)
        for row in api_rows():
            if row.method == "GET":
                answer = client.get(f"/api/{row.path.format(**scene.names)}")
                kind = answer["Content-Type"]
                is_file = "attachment" in answer.get("Content-Disposition", "")
                assert is_file or kind in ("application/json", "application/problem+json"), (row.path, kind)


@pytest.mark.django_db
def test_nothing_is_done_by_looking() -> None:
    scene = Scene()
    before = list(Act.objects.values_list("pk", flat=True))
    for asker in ("head", "headB", "pres", "secr"):
        client = signed_in(asker)
        for address in (*addresses(scene), *deeds(scene)):
            client.get(address)
            client.head(address)
            client.options(address)
    assert list(Act.objects.values_list("pk", flat=True)) == before


@pytest.mark.django_db
def test_nothing_sent_is_echoed_by_trace() -> None:
    scene = Scene()
    client = signed_in("pres")
    for address in addresses(scene):
        answer = client.trace(address, headers={"X-Canary": "a lamp in the log"})
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"a lamp in the log" not in said, address
        assert answer.get("Content-Type") != "message/http"


@pytest.mark.django_db
def test_no_folder_is_listed() -> None:
    for folder in ("/static/", "/static/css/", "/static/fonts/", "/api/", "/accounts/", "/ws/"):
        assert Client().get(folder).status_code == 404


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("WK 1-2026 clean.pdf", 'attachment; filename="WK 1-2026 clean.pdf"'),
        ('a".html', 'attachment; filename="a\\".html"'),
        ("WK 1 Åland.pdf", "attachment; filename*=utf-8''WK%201%20%C3%85land.pdf"),
    ],
)
def test_a_file_is_offered_for_keeping_under_a_name_that_says_no_more(name: str, told: str) -> None:
    assert _download(b"", "application/pdf", name)["Content-Disposition"] == told


ASKED = (
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "DEBUG",
)


def set_for(**environment: str) -> list[object]:
    """What the settings say in that environment."""
    ask = (
        f"import json; from config import settings as s; print(json.dumps([getattr(s, n) for n in {ASKED}]))"
    )
    env = {name: value for name, value in os.environ.items() if name not in ("HTTPS", "DEBUG")}
    env |= {"DJANGO_SECRET_KEY": "a secret"} | environment
    asked = subprocess.run(  # noqa: S603 - our own settings, by our own Python
        [PYTHON, "-c", ask], env=env, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return list(json.loads(asked.stdout))


def test_a_site_that_people_reach_gives_its_cookies_over_tls_to_itself_alone() -> None:
    names = ["__Host-sessionid", "__Host-csrftoken"]
    said = set_for(DATABASE_URL="postgres://adref@127.0.0.1/adref")
    assert said == [*names, True, True, True, "Lax", True, A_YEAR, True, False]


def test_a_trial_on_its_own_machine_has_no_tls_to_ask_for() -> None:
    assert set_for(HTTPS="0")[:4] == ["sessionid", "csrftoken", False, False]


@pytest.mark.django_db
def test_the_only_cookies_are_those_of_the_sign_in_bound_to_host_path_and_site(
    settings: LazySettings,
) -> None:
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    scene, browser = Scene(), Client()
    browser.get("/accounts/login/", secure=True)
    browser.post("/accounts/login/", {"login": "france", "password": PASSWORD}, secure=True)
    withdrawn = browser.post(f"/amendments/{scene.names['open']}/withdraw/", secure=True)
    assert withdrawn.status_code == 302
    assert set(browser.cookies) == {"__Host-sessionid", "__Host-csrftoken"}
    for cookie in browser.cookies.values():
        bound = (cookie["secure"], cookie["path"], cookie["domain"], cookie["samesite"])
        assert bound == (True, "/", "", "Lax"), cookie
    assert browser.cookies["__Host-sessionid"]["httponly"]
    told = [browser.get(address, secure=True) for address in ("/", "/api/me/", "/accounts/second-factor/")]
    session = browser.cookies["__Host-sessionid"].value.encode()
    assert not [answer for answer in told if session in answer.content]
