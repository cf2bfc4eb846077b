"""Somebody with an authenticator app, and somebody who has given the password and not yet the code."""

from __future__ import annotations

import time

from playwright.sync_api import Page, expect

from amendments.demonstration.people import PASSWORD
from tests.journeys.authenticator import STEP, code_at

# Nobody else's tests sign in as these two, who need a code from then on.
CODED, HALF_WAY = "ireland", "czechia"

LONG_ENOUGH = 10  # seconds that a code is still to be good for when it is typed


def with_codes(page: Page) -> None:
    """The person has a second factor, and has shown who he is just now."""
    page.goto("/accounts/second-factor/set-up/")
    if "/confirm/" in page.url:
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
    if page.url.endswith("/set-up/"):
        set_up(page)


def set_up(page: Page) -> str:
    """Types what the app shows that was given the key; the key."""
    key = page.locator("code.key").text_content() or ""
    type_code(page, key, "Set up")
    expect(page).to_have_title("Recovery codes · Adref")
    return key


def half_way(page: Page) -> None:
    """Signed in with the password; the code is asked for."""
    give_password(page)
    page.goto("/accounts/second-factor/set-up/")
    set_up(page)
    page.context.clear_cookies()
    give_password(page)
    expect(page).to_have_title("Your code · Adref")


def give_password(page: Page) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("User name").fill(HALF_WAY)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


def type_code(page: Page, key: str, button: str) -> None:
    """Waits for the next code where the one shown is nearly over."""
    if time.time() % STEP > STEP - LONG_ENOUGH:
        time.sleep(LONG_ENOUGH)
    page.get_by_label("Code").fill(code_at(key, time.time()))
    page.get_by_role("button", name=button).click()
