"""axe-core on every page of the full demonstration, light and dark, with the content security policy enforced."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Page, Playwright

from tests.journeys.browser.pages import (
    FILE,
    FRAGMENT,
    LOOKS,
    NO_PAGES,
    POST_ONLY,
    REDIRECT,
    Look,
    is_json,
    routes,
)
from tests.journeys.browser.places import Places, places_of
from tests.journeys.browser.screen import Screens
from tests.journeys.browser.second_factor import CODED, with_codes
from tests.journeys.browser.site import ROOT

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
# What stands on a page is the same in the dark; only its colours differ.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


@pytest.fixture(scope="module")
def places(playwright: Playwright, site: str) -> Places:
    return places_of(playwright, site)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing(screens: Screens, places: Places, look: Look) -> None:
    page = screens.page_of(look.by)
    if look.before:
        look.before(page)
    answer = page.goto(look.address(places))
    assert answer is not None
    assert answer.status == look.status
    assert page.url.endswith(look.address(places)), "the page sends its reader elsewhere"
    assert is_strict(answer.headers.get("content-security-policy", ""))
    if look.opened:
        look.opened(page)
    # By the debugger's door: the policy would refuse a script element.
    page.evaluate(AXE)
    found = violations(page, {})
    page.emulate_media(color_scheme="dark")
    found += [f"in the dark: {each}" for each in violations(page, COLOURS)]
    assert not found, "\n".join(found)


def is_strict(policy: str) -> bool:
    """Whether the policy lets in nothing but what is the site's own or bears the nonce of the answer."""
    parts = {name: values for name, *values in (part.split() for part in policy.split(";") if part.strip())}
    scripts = parts.get("script-src", [])
    return (
        parts.get("default-src") == ["'none'"]
        and all(value == "'self'" or value.startswith("'nonce-") for value in scripts)
        and "unsafe" not in policy
    )


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe-core finds, in a line each."""
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{found['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]


def test_every_route_is_a_page_looked_at_or_has_its_reason() -> None:
    known = {look.route for look in LOOKS} | NO_PAGES.keys()
    assert [route for route in routes() if route not in known and not is_json(route)] == []
    assert sorted(known - set(routes())) == []


@pytest.mark.parametrize("route", [route for route in routes() if route in NO_PAGES or is_json(route)])
def test_what_is_called_no_page_is_none(screens: Screens, places: Places, route: str) -> None:
    page = screens.page_of(CODED if route.startswith("mfa_") else "presidency")
    if route.startswith("mfa_"):
        with_codes(page)
    answer = page.request.get(address_of(route, places), params={"paragraph": places["contested paragraph"]})
    kind = answer.headers.get("content-type", "")
    reason = NO_PAGES.get(route)
    if reason == POST_ONLY:
        assert answer.status == 405
    elif reason == REDIRECT:
        assert urlsplit(answer.url).path in {reverse(look.route) for look in LOOKS if look.of is None}
    elif reason == FRAGMENT:
        assert "<html" not in answer.text()
    elif reason == FILE:
        assert "attachment" in answer.headers["content-disposition"]
    else:
        assert "html" not in kind


def address_of(route: str, places: Places) -> str:
    """The address of the route, with what of the demonstration it can be asked for."""
    wanted = {"papers": "revision", "api-papers-zip": "revision", "api-paper": "paper"}
    try:
        return reverse(route)
    except NoReverseMatch:
        return reverse(route, args=[places.get(wanted.get(route, "draft"), str(uuid.uuid4()))])
