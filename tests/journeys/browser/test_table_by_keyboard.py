"""The Presidency's table with the hands on the keys: no pointer from the first proposal weighed to the revision."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browser.screen import Screens, open_text, retype

pytestmark = pytest.mark.browser

# Paragraph 29: Italy's and the Presidency's own touch different words, Spain's and Italy's the same ones.
ITALY, SPAIN, PRESIDENCY = "1", "2", "3"
MORE_TABS_THAN_ANY_PAGE_HAS = 150


def test_two_compatible_proposals_are_weighed_decided_and_issued(screens: Screens, pictures: Path) -> None:
    page = screens.page_of("presidency")
    page.goto(f"{open_text(page)}table/")
    go_on_to(page, "29")
    see_all_keys(page)
    weigh_together(page)
    page.screenshot(path=pictures / "table-weighed.png")
    accept_both_one_modified(page, pictures)
    go_on_and_back(page)
    issue(page)
    page.screenshot(path=pictures / "table-issued.png")


def go_on_to(page: Page, label: str) -> None:
    """Next, next …"""
    while not shown(page).inner_text().startswith(f"Paragraph {label},"):
        press_for_page(page, "j")


def shown(page: Page) -> Locator:
    """The heading that says which paragraph is on the table."""
    return page.get_by_role("main").get_by_role("heading", level=2).first


def press_for_page(page: Page, key: str) -> None:
    """Presses a key that brings another page, and waits for that."""
    with page.expect_navigation():
        page.keyboard.press(key)


def see_all_keys(page: Page) -> None:
    keys = page.get_by_role("dialog", name="Keys")
    page.keyboard.press("?")
    expect(keys).to_be_visible()
    for key in ("j", "k", "x", "a", "m", "r", "b", "p", "u"):
        expect(keys.get_by_text(key, exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()


def weigh_together(page: Page) -> None:
    """What collides is said before anything is decided, and so is what two compatible ones come to."""
    result = page.get_by_role("region", name="Resulting text")
    choose(page, ITALY)
    tick(page, is_in=True)
    expect(result.locator("ins")).to_have_text("six")
    choose(page, SPAIN)
    tick(page, is_in=True)
    expect(result).to_contain_text("What is ticked collides")
    tick(page, is_in=False)
    choose(page, PRESIDENCY)
    tick(page, is_in=True)
    expect(result.locator("del")).to_have_text("twelve")
    expect(result.locator("ins")).to_have_text(["six", re.compile("or when first published")])
    expect(result).to_contain_text("No conflict left")
    expect(page.get_by_role("article").filter(has_text="Not decided")).to_have_count(3)


def choose(page: Page, key: str) -> None:
    press_for_page(page, key)
    chosen = page.get_by_role("article").nth(int(key) - 1).get_by_role("heading").get_by_role("link")
    expect(chosen).to_have_attribute("aria-current", "true")


def tick(page: Page, *, is_in: bool) -> None:
    """Sees to it that the chosen one is in the resulting text, or is not."""
    box = page.locator("article.chosen").get_by_label("In the resulting text")
    if box.is_checked() != is_in:
        page.keyboard.press("x")
    expect(box).to_be_checked(checked=is_in)


def accept_both_one_modified(page: Page, pictures: Path) -> None:
    """Accepts the Presidency's own, then Italy's with a word of the chair's; once taken back, then for good."""
    press_for_page(page, "a")
    expect(card(page, PRESIDENCY)).to_contain_text("Taken up, prepared")
    choose(page, ITALY)
    accept_modified(page, pictures)
    expect(card(page, ITALY)).to_contain_text("Taken up in part, prepared")
    press_for_page(page, "u")
    expect(card(page, ITALY)).to_contain_text("Not decided")
    expect(card(page, PRESIDENCY)).to_contain_text("Taken up, prepared")
    accept_modified(page, pictures)
    expect(card(page, ITALY)).to_contain_text("Taken up in part, prepared")


def card(page: Page, key: str) -> Locator:
    return page.get_by_role("article").nth(int(key) - 1)


def accept_modified(page: Page, pictures: Path) -> None:
    page.keyboard.press("m")
    asked = page.get_by_role("dialog", name="modified")
    editor = asked.get_by_role("textbox", name="Wording to be taken")
    tab_to(page, editor)
    retype(editor, "six", "nine")
    expect(editor.locator("ins")).to_have_text("nine")
    tab_to(page, asked.get_by_label("Reason"))
    page.keyboard.type("Half way between both.")
    page.screenshot(path=pictures / "table-modified.png")
    tab_to(page, asked.get_by_role("button", name="Accept modified"))
    press_for_page(page, "Enter")


def tab_to(page: Page, wanted: Locator) -> None:
    """Goes there as whoever has no pointer does."""
    expect(wanted).to_be_visible()
    for _ in range(MORE_TABS_THAN_ANY_PAGE_HAS):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by the Tab key")


def go_on_and_back(page: Page) -> None:
    here = shown(page).inner_text()
    press_for_page(page, "j")
    expect(shown(page)).not_to_have_text(here)
    press_for_page(page, "k")
    expect(shown(page)).to_have_text(here)


def issue(page: Page) -> None:
    """From the table by its own link to the check-list, and from there to REV 2."""
    tab_to(page, page.get_by_role("link", name="Issue …"))
    press_for_page(page, "Enter")
    tab_to(page, page.get_by_role("button", name="Issue the revision"))
    press_for_page(page, "Enter")
    expect(page.get_by_role("heading", name="REV 2 is issued")).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Read the text"))
    press_for_page(page, "Enter")
    changed = page.locator(".para").filter(has=page.get_by_role("link", name="29.", exact=True))
    expect(changed).to_contain_text("nine months, or when first published")
    expect(changed).not_to_contain_text("six months")
