"""Of an amendment in preparation nobody outside its delegation learns anything: no word, no count, no address."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser.screen import LINDAU, Screens, editor_of, expect_saved, open_text, retype

pytestmark = pytest.mark.browser

SECRET = "heliotrope"


@pytest.fixture(scope="module")
def in_preparation(seated: Screens) -> str:
    """The id of an amendment in which France has typed the secret word, stored on the server."""
    france = seated.page_of("france")
    open_text(france)
    editor = editor_of(france, "10")
    retype(editor, "decorative lighting", f"{SECRET} lighting")
    expect(editor.locator("ins")).to_have_text(SECRET)
    expect_saved(france)
    return parse_qs(urlsplit(france.url).query)["amendment"][0]


@pytest.mark.parametrize("username", ["sweden", "germany2", "presidency", "secretariat", "observer"])
def test_others_read_no_word_of_it(screens: Screens, in_preparation: str, username: str) -> None:
    other = screens.page_of(username)
    address = open_text(other)
    for place in ("/", address, f"{address}?view=rolling", f"{address}amendments/", f"{address}revisions/"):
        other.goto(place)
        assert_nothing_said(other, in_preparation)


def assert_nothing_said(page: Page, amendment: str) -> None:
    expect(page.get_by_text(LINDAU).first).to_be_visible()
    assert SECRET not in page.content()
    assert amendment not in page.content()


def test_sweden_is_told_that_there_is_no_such_amendment(screens: Screens, in_preparation: str) -> None:
    sweden = screens.page_of("sweden")
    absent = "3f0f2a52-9d5c-4b5e-8a57-6c1de0f5d0aa"
    said = []
    for pk in (in_preparation, absent):
        answer = sweden.goto(f"/amendments/{pk}/")
        assert answer is not None
        said.append((answer.status, sweden.get_by_role("main").inner_text()))
    assert said[0] == said[1]
    assert said[0][0] == 404


def test_sweden_finds_the_same_number_of_amendments_as_before(screens: Screens) -> None:
    sweden, france = screens.page_of("sweden"), screens.page_of("france")
    address = open_text(sweden)
    tab = sweden.get_by_role("navigation", name="Draft", exact=True).get_by_role("link", name="Amendments")
    before = tab.inner_text()
    open_text(france)
    editor = editor_of(france, "11")
    retype(editor, "glaring", SECRET)
    expect_saved(france)
    sweden.goto(address)
    expect(tab).to_have_text(before)


def test_the_table_is_hidden_from_sweden(screens: Screens) -> None:
    sweden = screens.page_of("sweden")
    answer = sweden.goto(f"{open_text(sweden)}table/")
    assert answer is not None
    assert answer.status == 403
    assert SECRET not in sweden.content()
