"""Pages follow a draft: what happens comes in beside the reader, who stays where he is and sees what he may see."""

from __future__ import annotations

import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import APIRequestContext, Browser, Locator, Page, Playwright, expect

from tests.journeys.browser.places import Places, calling, got, places_of
from tests.journeys.browser.screen import Screens, open_text, paragraph
from tests.journeys.browser.site import site_on
from tests.services.processes import free_port

pytestmark = pytest.mark.browser

# Nobody has proposed anything on the first; the second stands some screens below it.
QUIET, READ = "2", "12"


@pytest.fixture(scope="module")
def places(playwright: Playwright, site: str) -> Places:
    return places_of(playwright, site)


@pytest.fixture(scope="module")
def callers(playwright: Playwright, site: str) -> Iterator[dict[str, APIRequestContext]]:
    """Everybody's way to do something elsewhere."""
    names = ("france", "sweden", "presidency", "presidency2")
    doors = {name: calling(playwright, site, name) for name in names}
    yield {name: door.__enter__() for name, door in doors.items()}
    for door in doors.values():
        door.__exit__(None, None, None)


def sent(caller: APIRequestContext, path: str, body: dict[str, Any] | None = None) -> Any:
    """What the API answers to the deed."""
    answer = caller.post(path, data=body or {})
    assert answer.ok, f"{path}: {answer.status} {answer.text()}"
    return answer.json()


def proposed(
    caller: APIRequestContext, draft: str, label: str, words: str, *, to: str = "all"
) -> dict[str, Any]:
    """An amendment that ends the paragraph with the words, submitted."""
    amendment = prepared(caller, draft, label, words)
    submitted: dict[str, Any] = sent(caller, f"amendments/{amendment}/submit/", {"to": to})
    return submitted


def prepared(caller: APIRequestContext, draft: str, label: str, words: str) -> str:
    """The id of an amendment in preparation."""
    stands = next(each for each in got(caller, f"drafts/{draft}/paragraphs/") if each["label"] == label)
    change = {"act": "reword", "paragraph": stands["id"], "text": f"{stands['text']} {words}"}
    return str(sent(caller, f"drafts/{draft}/amendments/", {"changes": [change]})["id"])


def cards_beside(page: Page, label: str) -> Locator:
    """The cards of the row that the paragraph begins."""
    return page.locator(".row").filter(has=paragraph(page, label)).locator(".card")


def card_of(page: Page, amendment: dict[str, Any]) -> Locator:
    """The amendment's card in the text."""
    return page.locator(f".card[data-item='{amendment['id']}']")


def line_of(page: Page, name: str) -> Locator:
    """One of the lines at the foot of the page, if it is to be seen."""
    return page.locator(f"#following [data-line='{name}']").filter(visible=True)


def top_of(place: Locator) -> float:
    top: float = place.evaluate("element => element.getBoundingClientRect().top")
    return top


def read_at(page: Page, label: str) -> Locator:
    """The paragraph in the middle of the window, where the reader is."""
    place = paragraph(page, label)
    place.evaluate("element => element.scrollIntoView({ block: 'center' })")
    return place


def test_a_card_comes_in_above_and_the_reader_stays_where_he_is(
    screens: Screens, places: Places, callers: dict[str, APIRequestContext]
) -> None:
    germany = screens.page_of("germany")
    open_text(germany)
    expect(cards_beside(germany, QUIET)).to_have_count(0)
    place = read_at(germany, READ)
    top, counted = top_of(place), germany.locator(".tabs .n").first.inner_text()
    name = f"AM {proposed(callers['france'], places['draft'], QUIET, 'and quietly')['number']}"
    expect(line_of(germany, "news")).to_have_text("1 amendment submitted.")
    card = cards_beside(germany, QUIET)
    expect(card).to_contain_text(name)
    expect(card).to_contain_text("new")
    assert abs(top_of(place) - top) < 1
    expect(germany.locator(".tabs .n").first).not_to_have_text(counted)


def test_a_card_beside_the_paragraph_being_read_moves_nothing_above_it(
    screens: Screens, places: Places, callers: dict[str, APIRequestContext]
) -> None:
    germany = screens.page_of("germany")
    open_text(germany)
    place = read_at(germany, QUIET)
    top, scrolled = top_of(place), germany.evaluate("scrollY")
    amendment = proposed(callers["sweden"], places["draft"], QUIET, "at sea")
    expect(card_of(germany, amendment)).to_be_visible()
    assert abs(top_of(place) - top) < 1
    assert abs(germany.evaluate("scrollY") - scrolled) < 1


def test_a_decision_announced_marks_its_card_until_somebody_looks(
    screens: Screens, places: Places, callers: dict[str, APIRequestContext]
) -> None:
    amendment = proposed(callers["france"], places["draft"], READ, "without delay")
    germany = screens.page_of("germany")
    open_text(germany)
    card = card_of(germany, amendment)
    expect(card).to_be_visible()
    decision = f"amendments/{amendment['id']}/decision/"
    sent(callers["presidency"], decision, {"outcome": "park", "reason": "Later."})
    sent(callers["presidency"], f"drafts/{places['draft']}/announce/", {"amendments": [amendment["id"]]})
    expect(line_of(germany, "news")).to_have_text("1 decision announced.")
    expect(card).to_contain_text("changed")
    expect(card).to_contain_text("Parked")
    card.click(position={"x": 4, "y": 4})
    expect(card).not_to_contain_text("changed")


def test_what_has_the_focus_is_drawn_anew_only_when_it_is_left(
    screens: Screens, places: Places, callers: dict[str, APIRequestContext]
) -> None:
    amendment = proposed(callers["france"], places["draft"], "3", "in winter")
    germany = screens.page_of("germany")
    open_text(germany)
    card = card_of(germany, amendment)
    link = card.get_by_role("link").first
    if not link.is_visible():
        card.click()
    link.focus()
    sent(callers["france"], f"amendments/{amendment['id']}/withdraw/")
    expect(line_of(germany, "news")).to_have_text("1 amendment withdrawn.")
    expect(link).to_be_focused()
    expect(card).not_to_contain_text("Withdrawn")
    link.blur()
    expect(card).to_contain_text("Withdrawn")


def test_an_observer_sees_what_is_released_and_hears_of_nothing_else(
    screens: Screens, places: Places, callers: dict[str, APIRequestContext]
) -> None:
    observer = screens.page_of("observer")
    open_text(observer)
    heard: list[str] = []
    observer.on("websocket", lambda line: line.on("framereceived", lambda frame: heard.append(str(frame))))
    observer.reload()
    cards = cards_beside(observer, "4").count()
    hidden = [
        prepared(callers["sweden"], places["draft"], "4", "in secret"),
        proposed(callers["sweden"], places["draft"], "4", "for the chair alone", to="presidency")["id"],
    ]
    shown = proposed(callers["france"], places["draft"], "4", "for all to see")
    expect(card_of(observer, shown)).to_be_visible()
    expect(cards_beside(observer, "4")).to_have_count(cards + 1)
    assert shown["id"] in "".join(heard)
    assert all(each not in "".join(heard) for each in hidden)


def test_what_the_other_chair_prepares_appears_on_the_table(
    screens: Screens, places: Places, callers: dict[str, APIRequestContext]
) -> None:
    first, second = (
        proposed(callers[who], places["draft"], "5", words)
        for who, words in (("france", "at dusk"), ("sweden", "at dawn"))
    )
    presidency = screens.page_of("presidency")
    open_text(presidency)
    stands = paragraph(presidency, "5").get_attribute("id")
    presidency.goto(f"/drafts/{places['draft']}/table/?paragraph={stands}&chosen={first['id']}")
    bid = presidency.get_by_role("article", name=f"AM {second['number']}")
    expect(bid).to_contain_text("Not decided")
    sent(
        callers["presidency2"],
        f"amendments/{second['id']}/decision/",
        {"outcome": "accept", "reason": "Yes."},
    )
    expect(bid).to_contain_text("Taken up, prepared")
    expect(bid).to_contain_text("changed")
    # The one under the chair's hand is taken away from under it, and nothing else is put there.
    sent(callers["france"], f"amendments/{first['id']}/withdraw/")
    expect(presidency.get_by_role("article", name=f"AM {first['number']}")).to_have_count(0)
    expect(presidency.locator(".decide")).to_have_count(0)


def test_home_shows_what_waits_as_it_comes(
    screens: Screens, places: Places, callers: dict[str, APIRequestContext]
) -> None:
    presidency = screens.page_of("presidency")
    presidency.goto("/")
    waits = (
        presidency.locator(f"a[href='/drafts/{places['draft']}/table/']").filter(has_text="to decide").first
    )
    before = int(waits.inner_text().split()[0])
    proposed(callers["sweden"], places["draft"], "6", "on Sundays")
    expect(waits).to_have_text(re.compile(rf"^{before + 1} "))


def test_a_new_revision_is_announced_and_gone_to_only_by_its_reader(
    screens: Screens, places: Places, callers: dict[str, APIRequestContext]
) -> None:
    germany, chair = screens.page_of("germany"), screens.page_of("presidency")
    open_text(germany)
    place = read_at(germany, READ)
    top, shown = top_of(place), germany.locator(".doc").inner_text()
    revision = sent(callers["presidency"], f"drafts/{places['draft']}/revisions/")
    chair.goto(f"/revisions/{revision['id']}/issued/")
    expect(line_of(germany, "issued")).to_contain_text("REV 2 has been issued.")
    assert abs(top_of(place) - top) < 1
    assert germany.locator(".doc").inner_text() == shown
    germany.get_by_role("link", name="Go to it").click()
    expect(germany.locator(".masthead")).to_contain_text(revision["symbol"])
    expect(paragraph(germany, READ)).to_be_in_viewport()
    # The papers come one by one, without anybody asking.
    expect(chair.locator(".paperlist progress")).to_have_count(0, timeout=60_000)
    expect(chair.locator(".paperlist")).to_contain_text("Ready")


def test_a_line_that_is_lost_says_so_and_catches_up(
    browser: Browser, playwright: Playwright, demonstration: Path, tmp_path: Path
) -> None:
    folder, port = tmp_path / "data", free_port()
    shutil.copytree(demonstration, folder)
    with site_on(folder, port=port, stop_by=signal.SIGKILL) as address:
        draft = places_of(playwright, address)["draft"]
        screens = Screens(browser, address)
        germany = screens.page_of("germany")
        open_text(germany)
    expect(line_of(germany, "lost")).to_contain_text("Connection lost")
    with site_on(folder, port=port) as address:
        with calling(playwright, address, "france") as france:
            amendment = proposed(france, draft, QUIET, "and quietly")
        expect(line_of(germany, "back")).to_contain_text("The connection is back", timeout=30_000)
        expect(line_of(germany, "lost")).to_have_count(0)
        expect(card_of(germany, amendment)).to_be_visible()
    screens.close()
