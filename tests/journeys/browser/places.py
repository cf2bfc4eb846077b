"""Where the things stand that the pages of the demonstration speak of, asked of the site as its users."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import APIRequestContext, Playwright

from amendments.demonstration.people import PASSWORD
from tests.journeys.browser.screen import LINDAU

TEXT = b"DRAFT CONCLUSIONS ON OWLS\n\n1. Noting that owls see in the dark,\n\n2. DECIDES to let them sleep by day.\n"

Places = dict[str, str]


def places_of(playwright: Playwright, address: str) -> Places:
    """The ids by name; two drafts without a revision are opened for those pages that only such ones have."""
    with (
        calling(playwright, address, "france") as france,
        calling(playwright, address, "presidency") as presidency,
    ):
        drafts = {draft["title"]: draft for draft in got(france, "drafts/")}
        draft = drafts.pop(LINDAU)
        amendments = got(france, f"drafts/{draft['id']}/amendments/")
        revision = got(france, f"drafts/{draft['id']}/revisions/")[-1]["id"]
        return {
            "draft": draft["id"],
            "resolution": next(iter(drafts.values()))["id"],
            "body": draft["body"],
            "revision": revision,
            "paper": first(got(france, f"revisions/{revision}/papers/"), state="ready"),
            "amendment": first(amendments, status="submitted"),
            "amendment in preparation": first(amendments, status="in_preparation"),
            "decided amendment": first(amendments, status="rejected"),
            "unknown person": "1",
            "unknown key": "nobody-sent-this",
            "contested paragraph": got(france, f"drafts/{draft['id']}/conflicts/")[0]["paragraph"],
            "invited seat": invited(france, draft["body"]),
            "new draft": opened(presidency, draft["body"], "WK 9001/2026 INIT"),
            "draft in preparation": with_text(
                presidency, opened(presidency, draft["body"], "WK 9002/2026 INIT")
            ),
        }


@contextmanager
def calling(playwright: Playwright, address: str, username: str) -> Iterator[APIRequestContext]:
    """The API with this person's token."""
    door = playwright.request.new_context(base_url=f"{address}/api/")
    answer = door.post("token/", data={"username": username, "password": PASSWORD})
    token = answer.json()["token"]
    door.dispose()
    caller = playwright.request.new_context(
        base_url=f"{address}/api/", extra_http_headers={"Authorization": f"Token {token}"}
    )
    yield caller
    caller.dispose()


def got(caller: APIRequestContext, path: str) -> Any:
    answer = caller.get(path)
    assert answer.ok, f"{path}: {answer.status} {answer.text()}"
    return answer.json()


def first(rows: list[dict[str, Any]], **wanted: str) -> str:
    """The id of the first row that has all that is wanted."""
    found = next(row for row in rows if wanted.items() <= row.items())
    return str(found.get("id") or found["url"].rstrip("/").rpartition("/")[2])


def opened(presidency: APIRequestContext, body: str, symbol: str) -> str:
    """The id of a new draft in the body."""
    sent = {
        "title": f"Draft conclusions on owls, {symbol}",
        "body": body,
        "family": "council",
        "symbol": symbol,
    }
    answer = presidency.post("drafts/", data=sent)
    assert answer.ok, answer.text()
    return str(answer.json()["id"])


def invited(head: APIRequestContext, body: str) -> str:
    """The id of a new seat, to which somebody without an account is invited."""
    sent = {"username": "colette", "name": "Colette Mabire", "role": "drafter", "delegation": "FR"}
    answer = head.post(f"bodies/{body}/invitations/", data=sent)
    assert answer.ok, answer.text()
    return str(answer.json()["seat"]["id"])


def with_text(presidency: APIRequestContext, draft: str) -> str:
    """The same draft, its text read in."""
    file = {"name": "owls.txt", "mimeType": "text/plain", "buffer": TEXT}
    answer = presidency.post(f"drafts/{draft}/text/", multipart={"file": file})
    assert answer.ok, answer.text()
    return draft
