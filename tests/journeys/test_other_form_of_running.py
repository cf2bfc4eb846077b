"""The main job through PostgreSQL, Redis, web, live and worker, as docker-compose.yml starts them."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import time
import zipfile
from collections.abc import Iterator
from typing import Any

import httpx
import psycopg
import pytest
import yaml

from tests.services.other_form import PYTHON, ROOT, OtherForm, other_form

pytestmark = pytest.mark.services

PASSWORD = "adref-demo"
TEXT = ROOT / "amendments" / "demonstration" / "lindau.txt"
ADDED = "without further delay"
PAPERS_WITHIN = 60.0


@pytest.fixture(scope="module")
def commands() -> dict[str, list[str]]:
    """What docker-compose.yml starts in each of our services."""
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    return {name: service["command"] for name, service in services.items() if "command" in service}


@pytest.fixture(scope="module")
def site(commands: dict[str, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[OtherForm]:
    """The site in its other form."""
    with other_form(tmp_path_factory.mktemp("other-form"), commands=commands) as started:
        yield started


class Person:
    """Somebody of the cast, at the API with a token."""

    def __init__(self, site: str, username: str) -> None:
        self.http = httpx.Client(base_url=site, trust_env=False, timeout=30)
        token = self.post("/api/token/", {"username": username, "password": PASSWORD})["token"]
        self.http.headers["Authorization"] = f"Token {token}"

    def post(self, path: str, sent: dict[str, Any], **more: Any) -> Any:
        return answer(self.http.post(path, json=sent, **more))

    def get(self, path: str) -> Any:
        return answer(self.http.get(path))


def answer(response: httpx.Response) -> Any:
    """The JSON of a good answer; any other answer fails the test with its text."""
    assert response.is_success, f"{response.request.method} {response.url}: {response.text[:500]}"
    return response.json()


def open_draft(secretariat: Person) -> str:
    """The id of a draft in a body of its own, with its text read in and INIT issued."""
    body = secretariat.post(
        "/api/bodies/",
        {
            "name": "Working party on lighthouses",
            "code": "LIGHT",
            "delegations": ["AT", "FR"],
            "presidency": ["AT"],
        },
    )["id"]
    for seat in (
        {"username": "presidency", "role": "presidency"},
        {"username": "france", "role": "head", "delegation": "FR"},
    ):
        secretariat.post(f"/api/bodies/{body}/seats/", seat)
    draft = secretariat.post(
        "/api/drafts/",
        {"title": "Lighthouses", "body": body, "family": "council", "symbol": "WK 9876/2026 INIT"},
    )["id"]
    upload = {"file": ("lighthouses.txt", TEXT.read_bytes(), "text/plain")}
    answer(secretariat.http.post(f"/api/drafts/{draft}/text/", files=upload))
    secretariat.post(f"/api/drafts/{draft}/revisions/", {})
    return draft


def amend(france: Person, draft: str) -> str:
    """The id of France's submitted amendment, which adds words to the first operative paragraph."""
    paragraph = next(p for p in france.get(f"/api/drafts/{draft}/paragraphs/") if p["kind"] == "operative")
    change = {
        "act": "reword",
        "paragraph": paragraph["id"],
        "text": f"{paragraph['text'].rstrip('.;')} {ADDED}.",
    }
    sent = {"changes": [change], "justification": "Ships do not wait."}
    amendment = france.post(f"/api/drafts/{draft}/amendments/", sent)["id"]
    france.post(f"/api/amendments/{amendment}/submit/", {})
    return amendment


def papers_of(person: Person, revision: str) -> list[dict[str, Any]]:
    """The papers of a revision once the worker has finished them all."""
    give_up = time.monotonic() + PAPERS_WITHIN
    while True:
        papers = person.get(f"/api/revisions/{revision}/papers/")
        if papers and all(paper["state"] in ("ready", "failed") for paper in papers):
            return papers
        assert time.monotonic() < give_up, f"the worker left these unfinished: {papers}"
        time.sleep(0.2)


def test_compose_starts_what_the_test_starts(commands: dict[str, list[str]]) -> None:
    assert set(commands) == {"prepare", "web", "live", "worker"}
    assert all((ROOT / command[0]).is_file() for command in commands.values())


def test_from_an_amendment_to_a_downloaded_revision(site: OtherForm) -> None:
    secretariat, presidency, france = (
        Person(site.web, name) for name in ("secretariat", "presidency", "france")
    )
    draft = open_draft(secretariat)
    amendment = amend(france, draft)
    presidency.post(
        f"/api/amendments/{amendment}/decision/", {"outcome": "accept", "reason": "Agreed by all."}
    )
    revision = presidency.post(f"/api/drafts/{draft}/revisions/", {})
    assert revision["symbol"] == "WK 9876/2026 REV 1"

    papers = papers_of(france, revision["id"])
    assert {(paper["paper"], paper["format"]) for paper in papers} >= {
        ("clean", "docx"),
        ("clean", "pdf"),
        ("marked", "docx"),
        ("marked", "pdf"),
        ("tracked", "docx"),
    }
    assert [paper["reason"] for paper in papers if paper["state"] == "failed"] == []
    for paper in papers:
        content = france.http.get(paper["url"]).content
        assert hashlib.sha256(content).hexdigest() == paper["sha256"]
        if paper["format"] == "docx":
            document = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
            assert "further" in document


def test_both_processes_know_the_same_people(site: OtherForm) -> None:
    on_web = Person(site.web, "germany")
    at_live = httpx.get(
        f"{site.live}/api/me/",
        headers={"Authorization": on_web.http.headers["Authorization"]},
        trust_env=False,
    )
    assert answer(at_live) == on_web.get("/api/me/")


def test_france_signs_in_on_the_page(site: OtherForm) -> None:
    with httpx.Client(base_url=site.web, trust_env=False, follow_redirects=True) as browser:
        assert browser.get("/accounts/login/").is_success
        form = {
            "login": "france",
            "password": PASSWORD,
            "csrfmiddlewaretoken": browser.cookies["csrftoken"],
        }
        browser.post("/accounts/login/", data=form, headers={"Referer": site.web})
        assert answer(browser.get("/api/me/"))["username"] == "france"


def test_the_web_process_serves_the_static_files(site: OtherForm) -> None:
    fonts = ROOT / "static" / "fonts" / "fonts.css"
    assert httpx.get(f"{site.web}/static/fonts/fonts.css", trust_env=False).text == fonts.read_text()


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE drafting_act SET verb = 'something else'",
        "DELETE FROM drafting_act",
        "TRUNCATE drafting_act CASCADE",
        "UPDATE drafting_revision SET title = 'another'",
        "UPDATE drafting_revisionparagraph SET label = '1'",
        "DELETE FROM drafting_revision",
        "DELETE FROM django_migrations",
        "DROP TABLE drafting_act",
        "ALTER TABLE drafting_act OWNER TO CURRENT_USER",
        "CREATE TABLE ours (id int)",
    ],
)
def test_what_the_processes_sign_in_as_cannot_change_the_record(site: OtherForm, deed: str) -> None:
    with psycopg.connect(site.database_url) as connection:
        assert connection.execute("SELECT count(*) FROM drafting_act").fetchone() != (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(deed)  # type: ignore[arg-type]  # not put together from anything


def test_nor_allow_itself_to(site: OtherForm) -> None:
    with psycopg.connect(site.database_url) as connection:
        # A GRANT by somebody who may not is a mere warning, and grants nothing.
        connection.execute("GRANT UPDATE ON drafting_act TO CURRENT_USER")
        may = connection.execute("SELECT has_table_privilege('drafting_act', 'UPDATE')").fetchone()
    assert may == (False,)


def test_whoever_owns_the_tables_is_no_role_for_the_processes(site: OtherForm) -> None:
    same = subprocess.run(
        [PYTHON, "manage.py", "grant"],
        env=os.environ
        | {
            "DATABASE_URL": site.database_url,
            "APPLICATION_DATABASE_URL": site.database_url,
            "DJANGO_SECRET_KEY": "a secret",
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert same.returncode == 1
    assert "the owner of the tables, who may do everything" in same.stderr
