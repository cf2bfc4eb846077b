"""The Presidency gives France and Sweden the floor on a paragraph: they type it together while Germany watches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import APIRequestContext, Locator, Page, Playwright, expect

from tests.journeys.browser.places import calling, got
from tests.journeys.browser.screen import (
    Screens,
    editor_open,
    expect_saved,
    open_text,
    retype,
    select,
    wording,
)
from tests.journeys.browser.test_axe import AXE, COLOURS, violations

pytestmark = pytest.mark.browser

LABEL = "10"


def card_on(page: Page) -> Locator:
    """The drafting group's card beside the paragraph."""
    return page.get_by_role("region", name=f"Drafting group on paragraph {LABEL}")


def words_of(page: Page, code: str) -> Locator:
    """The words in the card that are shown as this delegation's."""
    return card_on(page).locator(f"[data-by='{code}']")


def join(page: Page) -> Locator:
    """The editor, which whoever has the floor opens from the card."""
    open_text(page)
    card_on(page).get_by_role("link", name="Join").click()
    editor = editor_open(page, LABEL)
    expect(editor).to_be_focused()
    return editor


def told(playwright: Playwright, site: str, username: str, path: str) -> Any:
    """What the API answers this person."""
    with calling(playwright, site, username) as caller:
        return got(caller, path)


def given_floor(presidency: Page, playwright: Playwright, site: str) -> str:
    """By the keys at the Presidency's table; the draft's id."""
    draft = open_text(presidency).partition("/drafts/")[2].partition("/")[0]
    paragraphs = told(playwright, site, "presidency", f"drafts/{draft}/paragraphs/")
    place = next(each["id"] for each in paragraphs if each["label"] == LABEL)
    presidency.goto(f"/drafts/{draft}/table/?paragraph={place}")
    presidency.keyboard.press("g")
    dialog = presidency.get_by_role("dialog", name=f"Give the floor on paragraph {LABEL}")
    for party in ("FR France", "SE Sweden"):
        dialog.get_by_role("checkbox", name=party).check()
    dialog.get_by_role("button", name="Give the floor").click()
    expect(card_on(presidency)).to_contain_text("Being written")
    return draft


def test_two_delegations_write_and_everybody_sees_whose_each_word_is(
    screens: Screens, playwright: Playwright, site: str, pictures: Path
) -> None:
    presidency, germany = screens.page_of("presidency"), screens.page_of("germany")
    france, sweden = screens.page_of("france"), screens.page_of("sweden")
    draft = given_floor(presidency, playwright, site)

    open_text(germany)
    expect(card_on(germany)).to_be_visible()
    expect(card_on(germany).get_by_role("link", name="Join")).to_have_count(0)
    of_france, of_sweden = join(france), join(sweden)
    retype(of_france, "decorative", "festive")
    expect_saved(france)
    expect(of_sweden).to_contain_text("festive")
    retype(of_sweden, "villages", "hamlets")
    expect_saved(sweden)
    expect(of_france).to_contain_text("hamlets")

    expect(words_of(germany, "FR")).to_have_text("festive")
    expect(words_of(germany, "SE")).to_have_text("hamlets")
    strike_and_undo(of_france, "hamlets")
    expect_saved(france)
    expect(of_sweden).to_contain_text("hamlets")
    expect(words_of(germany, "FR")).to_have_text("festive")
    expect(words_of(germany, "SE")).to_have_text("hamlets")
    expect(words_of(germany, "SE")).to_have_attribute("title", "SE, Astrid Lindqvist")
    expect(card_on(germany).locator(".legend")).to_contain_text("SE")
    watched = card_on(germany).get_by_role("textbox")
    expect(watched).to_have_attribute("contenteditable", "false")
    before = wording(watched)
    watched.scroll_into_view_if_needed()
    germany.screenshot(path=pictures / "drafting-group-watched.png")
    france.screenshot(path=pictures / "drafting-group-written.png")
    watched.click()
    germany.keyboard.type("Germany_was_here.")
    assert wording(watched) == before == wording(of_france) == wording(of_sweden)
    find_nothing(germany)

    listed = told(playwright, site, "germany", f"drafts/{draft}/amendments/?status=in_preparation")
    group = next(each for each in listed if each["floor"] == ["FR", "SE"])
    assert group["changes"][0]["text"] == before
    submit(presidency)
    expect(presidency.get_by_role("region", name="Whose words")).to_contain_text("festive")
    presidency.screenshot(path=pictures / "drafting-group-submitted.png")
    find_nothing(presidency)
    submitted = told(playwright, site, "germany", f"amendments/{group['id']}/")
    assert [each["delegation"] for each in submitted["cosponsors"]] == ["FR", "SE"]
    expect(germany.get_by_role("link", name=f"AM {submitted['number']}").first).to_be_visible()
    expect(card_on(germany)).to_have_count(0)
    assert sources_after_accepting(playwright, site, draft, group["id"]) == {"FR, SE"}


def strike_and_undo(editor: Locator, words: str) -> None:
    """Somebody strikes the words, another's or not, and takes that back."""
    select(editor, words)
    editor.page.keyboard.press("Backspace")
    expect(editor).not_to_contain_text(words)
    editor.page.keyboard.press("Control+z")
    expect(editor).to_contain_text(words)


def submit(presidency: Page) -> None:
    """From the card, asked once."""
    card_on(presidency).get_by_role("link", name="Submit …").click()
    ask = presidency.get_by_role("dialog")
    expect(ask.get_by_role("button", name="To the Presidency only")).to_have_count(0)
    ask.get_by_role("button", name="Submit to all delegations").click()
    expect(presidency.get_by_text("is submitted")).to_be_visible()


def find_nothing(page: Page) -> None:
    """By axe, in the light and in the dark."""
    page.evaluate(AXE)
    assert violations(page, {}) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []
    page.emulate_media(color_scheme="light")


def sources_after_accepting(playwright: Playwright, site: str, draft: str, group: str) -> set[str]:
    """Whose the group's words are in the next revision's paragraph, what was there before left aside."""
    with calling(playwright, site, "presidency") as presidency:
        posted(presidency, f"amendments/{group}/decision/", {"outcome": "accept", "announce": True})
        revision = posted(presidency, f"drafts/{draft}/revisions/", {})
        spans = got(presidency, f"revisions/{revision['id']}/provenance/")["paragraphs"]
    return {
        span["source"]
        for paragraph in spans
        for span in paragraph["spans"]
        if {"festive", "hamlets"} & set(span["text"].split())
    }


def posted(caller: APIRequestContext, path: str, sent: dict[str, Any]) -> Any:
    answer = caller.post(path, data=sent)
    assert answer.ok, f"{path}: {answer.status} {answer.text()}"
    return answer.json()
