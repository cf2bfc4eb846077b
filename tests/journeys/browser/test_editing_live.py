"""Two people of France write one amendment at once, each in a browser of his own; Sweden learns nothing of it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.journeys.browser.places import calling, got
from tests.journeys.browser.screen import (
    Screens,
    editor_of,
    editor_open,
    expect_saved,
    open_text,
    paragraph,
    retype,
    wording,
)
from tests.journeys.browser.site import site_on
from tests.journeys.browser.test_axe import AXE, COLOURS, violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def data(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the rows of the file's site are."""
    folder = tmp_path_factory.mktemp("site") / "data"
    shutil.copytree(demonstration, folder)
    return folder


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[str]:
    with site_on(data) as address:
        yield address


class Company:
    """The head and the drafter of France at one amendment, and what the server reads out of its room."""

    def __init__(self, screens: Screens, playwright: Playwright, site: str, label: str) -> None:
        self._playwright, self._site, self.label = playwright, site, label
        self.head, self.drafter = screens.page_of("france"), screens.page_of("france2")
        open_text(self.head)
        self.of_head = editor_of(self.head, label)
        self.drafter.goto(self.head.url)
        self.of_drafter = editor_open(self.drafter, label)
        expect(self.of_drafter).to_be_focused()

    @property
    def amendment(self) -> str:
        return parse_qs(urlsplit(self.head.url).query)["amendment"][0]

    def stored(self) -> list[str]:
        """The wordings that the amendment asks, as the server tells them."""
        with calling(self._playwright, self._site, "france") as france:
            return [change["text"] for change in got(france, f"amendments/{self.amendment}/")["changes"]]

    def agree(self, *words: str) -> str:
        """Both see the words and are told that all is stored; both editors and the server say the same."""
        for page, editor in ((self.head, self.of_head), (self.drafter, self.of_drafter)):
            for each in words:
                expect(editor).to_contain_text(each)
            expect_saved(page)
        said = wording(self.of_head)
        assert wording(self.of_drafter) == said
        assert self.stored() == [said.replace("*", "").strip()]
        return said.strip()


Meeting = Callable[[str], Company]


@pytest.fixture
def meeting(screens: Screens, playwright: Playwright, site: str) -> Iterator[Meeting]:
    """Lets the two meet at the paragraph of that label."""
    met: list[Company] = []

    def meet(label: str) -> Company:
        met.append(Company(screens, playwright, site, label))
        return met[-1]

    yield meet
    for company in met:
        company.drafter.context.set_offline(False)


def at_start(editor: Locator, words: str) -> None:
    editor.press("Control+Home")
    editor.page.keyboard.type(words)


def at_end(editor: Locator, words: str) -> None:
    editor.press("Control+End")
    editor.page.keyboard.type(words)


def line(page: Page, name: str) -> Locator:
    """The line that says where the words are, where it says this."""
    return page.locator(f"section.editor [data-state='{name}']")


def test_both_type_and_both_and_the_server_say_the_same(meeting: Meeting) -> None:
    company = meeting("1")
    at_start(company.of_head, "Once more ")
    at_end(company.of_drafter, " Gladly.")
    said = company.agree("Once more", "Gladly.")
    assert said.startswith("Once more ")
    assert said.endswith(" Gladly.")


def test_each_sees_who_else_is_there_and_where(meeting: Meeting) -> None:
    company = meeting("2")
    at_end(company.of_drafter, " Here.")
    expect(company.head.locator("[data-company]")).to_contain_text("FR Luc Ferrand")
    expect(company.of_head.locator(".caret .flag")).to_have_text(re.compile("FR Luc Ferrand"))
    expect(company.drafter.locator("[data-company]")).not_to_contain_text("Luc Ferrand")


def test_what_is_typed_offline_arrives_when_the_line_is_back(meeting: Meeting) -> None:
    company = meeting("3")
    at_start(company.of_head, "Together, ")
    company.agree("Together")
    company.drafter.context.set_offline(True)
    expect(line(company.drafter, "offline")).to_be_visible()
    at_end(company.of_drafter, " Alone.")
    at_start(company.of_head, "Still ")
    expect_saved(company.head)
    expect(line(company.drafter, "offline")).to_contain_text("kept on this device")
    expect(line(company.drafter, "saved")).to_be_hidden()
    expect(company.of_head).not_to_contain_text("Alone.")
    company.drafter.context.set_offline(False)
    said = company.agree("Still", "Together", "Alone.")
    assert said.count("Alone.") == 1


def test_a_tab_closed_with_unsent_words_loses_none(meeting: Meeting, screens: Screens) -> None:
    company = meeting("4")
    address = company.drafter.url
    at_start(company.of_drafter, "Stored, ")
    company.agree("Stored")
    company.drafter.reload()
    expect(company.of_drafter).to_contain_text("Stored, ")
    expect_saved(company.drafter)
    company.drafter.context.set_offline(True)
    expect(line(company.drafter, "offline")).to_be_visible()
    at_end(company.of_drafter, " Unsent.")
    company.drafter.close()
    back = screens.page_of("france2")
    back.context.set_offline(False)
    back.goto(address)
    company.drafter, company.of_drafter = back, editor_open(back, company.label)
    said = company.agree("Stored", "Unsent.")
    assert said.count("Unsent.") == 1


def test_the_words_of_one_person_are_not_shown_to_the_next_at_the_same_machine(
    meeting: Meeting, screens: Screens
) -> None:
    company = meeting("5")
    at_start(company.of_drafter, "Mine, ")
    company.agree("Mine")
    kept = company.drafter.evaluate("async () => (await indexedDB.databases()).map(each => each.name)")
    person = company.drafter.locator("section.editor").get_attribute("data-person")
    assert [name for name in kept if company.amendment in name] == [
        f"adref room {person} {company.amendment}"
    ]


def test_sweden_learns_nothing_before_it_is_submitted(
    meeting: Meeting, screens: Screens, playwright: Playwright, site: str
) -> None:
    company, sweden = meeting("6"), screens.page_of("sweden")
    address = open_text(sweden)
    before = sweden.get_by_role("main").inner_text()
    at_start(company.of_head, "Heliotrope ")
    company.agree("Heliotrope")
    sweden.goto(address)
    assert sweden.get_by_role("main").inner_text() == before
    assert company.amendment not in sweden.content()
    assert closed_with(sweden, company.amendment) == closed_with(
        sweden, "3f0f2a52-9d5c-4b5e-8a57-6c1de0f5d0aa"
    )
    with calling(playwright, site, "sweden") as caller:
        assert caller.get(f"amendments/{company.amendment}/").status == 404
    submit(company.head)
    sweden.goto(address)
    expect(paragraph(sweden, "6").locator("xpath=..").get_by_text("Heliotrope")).to_be_visible()


# Whether a socket opened, and the code it closed with.
KNOCK = """address => new Promise(resolve => {
    const socket = new WebSocket(address);
    let opened = false;
    socket.onopen = () => { opened = true; };
    socket.onclose = event => resolve([opened, event.code]);
})"""


def closed_with(page: Page, room: str) -> object:
    """What the person gets who knocks at the room's door."""
    address = urlsplit(page.url)
    return page.evaluate(KNOCK, f"ws://{address.netloc}/ws/rooms/{room}")


def test_a_colleague_s_submission_ends_the_typing(meeting: Meeting) -> None:
    company = meeting("9")
    retype(company.of_head, "renewed", "replaced")
    company.agree("replaced")
    submit(company.head)
    expect(company.drafter.locator("[data-banner='submitted']")).to_be_visible()
    expect(company.of_drafter).to_have_attribute("contenteditable", "false")
    expect(company.of_drafter).to_contain_text("replaced")


def test_words_that_came_too_late_can_be_copied(meeting: Meeting) -> None:
    company = meeting("11")
    retype(company.of_head, "glaring", "dazzling")
    company.agree("dazzling")
    company.drafter.context.set_offline(True)
    expect(line(company.drafter, "offline")).to_be_visible()
    at_end(company.of_drafter, " Too late.")
    submit(company.head)
    company.drafter.context.set_offline(False)
    kept = company.drafter.get_by_label("These words of yours could not be stored")
    expect(kept).to_have_value(re.compile(r"dazzling one\..* Too late\.$", re.DOTALL))
    expect(company.of_drafter).not_to_contain_text("Too late.")
    company.drafter.context.grant_permissions(["clipboard-read", "clipboard-write"])
    company.drafter.get_by_role("button", name="Copy my words").click()
    expect(company.drafter.locator("[data-copied]")).to_be_visible()
    assert company.drafter.evaluate("navigator.clipboard.readText()").endswith("Too late.")
    company.drafter.reload()
    expect(kept).to_have_value(re.compile(r"Too late\.$"))
    company.drafter.get_by_role("button", name="I no longer need them").click()
    expect(kept).to_be_hidden()


def test_so_can_those_of_a_tab_that_was_closed_before(meeting: Meeting, screens: Screens) -> None:
    company = meeting("16")
    address = company.drafter.url
    at_start(company.of_head, "Submitted, ")
    company.agree("Submitted")
    company.drafter.context.set_offline(True)
    expect(line(company.drafter, "offline")).to_be_visible()
    at_end(company.of_drafter, " Unsent.")
    company.drafter.close()
    submit(company.head)
    company.drafter = back = screens.page_of("france2")
    back.context.set_offline(False)
    back.goto(address)
    kept = back.get_by_label("These words of yours could not be stored")
    expect(kept).to_have_value(re.compile(r"^Submitted, .* Unsent\.$"))
    expect(back.locator("[data-banner='submitted']")).to_be_visible()
    expect(editor_open(back, "16")).not_to_contain_text("Unsent.")
    back.get_by_role("button", name="I no longer need them").click()


def submit(page: Page) -> None:
    page.get_by_role("link", name="Submit …").click()
    page.get_by_role("button", name="Submit to all delegations").click()
    expect(page.get_by_role("status").first).to_contain_text("is submitted")


def test_saved_is_never_said_while_the_database_does_not_answer(meeting: Meeting, data: Path) -> None:
    company = meeting("12")
    at_start(company.of_head, "First ")
    company.agree("First")
    with closing(sqlite3.connect(data / "adref.sqlite3", isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        at_end(company.of_head, " Second.")
        expect(line(company.head, "late")).to_be_visible()
        expect(line(company.head, "saved")).to_be_hidden()
        expect(company.of_drafter).not_to_contain_text("Second.")
        assert company.head.get_by_role("link", name="Submit …").get_attribute("aria-disabled") == "true"
        database.execute("ROLLBACK")
    company.agree("First", "Second.")


def test_undo_takes_back_only_what_one_has_typed_oneself(meeting: Meeting) -> None:
    company = meeting("13")
    before = wording(company.of_head)
    at_start(company.of_head, "Mine ")
    expect(company.of_drafter).to_contain_text("Mine ")
    at_end(company.of_drafter, " Yours.")
    expect(company.of_head).to_contain_text("Yours.")
    company.of_head.press("Control+z")
    expect(company.of_drafter).not_to_contain_text("Mine")
    assert company.agree("Yours.") == f"{before} Yours."
    company.of_head.press("Control+y")
    assert company.agree("Mine", "Yours.") == f"Mine {before} Yours."


def test_every_tool_is_worked_by_keys_and_stored(meeting: Meeting) -> None:
    company = meeting("14")
    page, editor = company.head, company.of_head
    at_start(editor, "Bold ")
    for _ in "Bold ":
        page.keyboard.press("Shift+ArrowLeft")
    for key in ("Control+b", "Control+i"):
        page.keyboard.press(key)
    by_key(page, "Superscript")
    expect(editor.locator("strong > em > sup, em > strong > sup, sup")).to_have_count(1)
    editor.press("Control+End")
    by_key(page, "Footnote")
    words = page.get_by_label("Text of the footnote")
    words.focus()
    page.keyboard.type("A note.")
    by_key(page, "Add the footnote")
    expect(editor.locator(".fn").last).to_have_text(re.compile(r"^\d+$"))
    by_key(page, "Paragraph after")
    page.keyboard.type("A new one.")
    page.keyboard.press("Enter")
    page.keyboard.type("Another.")
    expect(company.of_drafter).to_contain_text("Another.")
    expect_saved(page)
    assert [words[:5] for words in company.stored()] == ["Bold ", "A new", "Anoth"]
    by_key(page, "Delete")
    expect(company.of_drafter).not_to_contain_text("Another.")
    expect_saved(page)
    assert len(company.stored()) == 2
    page.get_by_label("Amend another paragraph too").select_option(label="13")
    page.keyboard.type("Also, ")
    expect(company.of_drafter).to_contain_text("Also, ")
    expect_saved(page)
    assert [words[:5] for words in company.stored()] == ["Also,", "Bold ", "A new"]


def by_key(page: Page, name: str) -> None:
    """Presses the tool of the bar without a pointer."""
    tool = page.get_by_role("button", name=name, exact=True)
    tool.focus()
    page.keyboard.press("Enter")


def test_a_paragraph_split_at_once_in_two_browsers_is_two_new_ones(meeting: Meeting) -> None:
    company = meeting("15")
    words = wording(company.of_head).split()
    company.drafter.context.set_offline(True)
    expect(line(company.drafter, "offline")).to_be_visible()
    for editor, steps in ((company.of_head, 2), (company.of_drafter, 4)):
        editor.press("Control+Home")
        for _ in range(len(" ".join(words[:steps])) + 1):
            editor.press("ArrowRight")
        editor.press("Enter")
    company.drafter.context.set_offline(False)
    expect_saved(company.drafter)
    expect_saved(company.head)
    at_end(company.of_head, " Done.")
    expect(company.of_drafter).to_contain_text("Done.")
    expect_saved(company.head)
    assert wording(company.of_head) == wording(company.of_drafter)
    assert company.stored()[-1].endswith("Done.")


def test_what_was_opened_and_left_untouched_does_not_stay(screens: Screens) -> None:
    france = screens.page_of("france")
    open_text(france)
    editor_of(france, "18")
    opened = parse_qs(urlsplit(france.url).query)["amendment"]
    expect(line(france, "untouched")).to_be_visible()
    france.get_by_role("button", name="Close").click()
    expect(france.locator("section.editor")).to_have_count(0)
    editor_of(france, "18")
    assert parse_qs(urlsplit(france.url).query)["amendment"] != opened


def test_a_reader_of_the_delegation_watches(meeting: Meeting, screens: Screens) -> None:
    company, reader = meeting("19"), screens.page_of("france3")
    reader.goto(company.head.url)
    watched = editor_open(reader, "19")
    expect(watched).to_have_attribute("contenteditable", "false")
    at_start(company.of_head, "Watched ")
    expect(watched).to_contain_text("Watched ")
    expect(reader.get_by_role("toolbar")).to_have_count(0)
    expect(reader.locator("[data-banner]:visible")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_two_carets(meeting: Meeting, scheme: str) -> None:
    company = meeting("20" if scheme == "light" else "21")
    at_end(company.of_drafter, " Here.")
    expect(company.of_head.locator(".caret")).to_be_visible()
    company.head.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    company.head.evaluate(AXE)
    assert violations(company.head, {} if scheme == "light" else COLOURS) == []
