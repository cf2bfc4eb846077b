"""The text before INIT, in two browsers: written from nothing, or read in and put right; nobody else sees a word."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.journeys.browser.places import calling, got, opened
from tests.journeys.browser.screen import Screens
from tests.journeys.browser.test_axe import AXE, COLOURS, violations

pytestmark = pytest.mark.browser

FOUND = """# Draft conclusions on lanterns

I. Lamps

1. Recalling that ships sail at night,

2. Each harbour shall keep a lamp lit.[^1]

2. Keepers are trained every year.

[^1]: Of oil or of gas.
"""


@pytest.fixture
def draft(playwright: Playwright, site: str) -> str:
    """The id of a draft that the Presidency has just opened."""
    with calling(playwright, site, "presidency") as presidency:
        body = got(presidency, "drafts/")[0]["body"]
        return opened(presidency, body, f"WK {uuid.uuid4().int % 90_000 + 1000}/2026 INIT")


def at_the_text(page: Page, draft: str) -> Locator:
    """The editor, with the page of the draft's preparation open."""
    page.goto(f"/drafts/{draft}/preparation/")
    editor = page.get_by_role("textbox", name="The whole text")
    expect(editor).to_be_visible()
    return editor


def expect_words(editor: Locator, *words: str) -> None:
    """The text says these words one after the other; the names at the others' carets are none of it."""
    pattern = ".*".join(map(re.escape, words))
    editor.page.wait_for_function(
        """([editor, pattern]) => {
            const copy = editor.cloneNode(true);
            for (const caret of copy.querySelectorAll(".caret")) caret.remove();
            return new RegExp(pattern, "s").test(copy.textContent);
        }""",
        arg=[editor.element_handle(), pattern],
    )


def expect_saved(page: Page) -> None:
    expect(page.locator(".desk [data-state='saved']")).to_be_visible()


def lines(playwright: Playwright, site: str, draft: str) -> list[tuple[str, str | None, str]]:
    """(kind, label, words) of each paragraph as the API tells the Presidency."""
    with calling(playwright, site, "presidency") as presidency:
        told = got(presidency, f"drafts/{draft}/paragraphs/")
    return [(each["kind"], each["label"], each["text"]) for each in told]


def label_of(page: Page, number: int) -> Locator:
    """The field of the label in the margin of the paragraph with this number, from 0."""
    return page.locator(".desk .type > .para").nth(number).get_by_label("Label of the paragraph")


def test_two_people_write_a_text_from_nothing_to_init(
    screens: Screens, playwright: Playwright, site: str, draft: str, pictures: Path
) -> None:
    """The secretariat does all by the keyboard alone."""
    presidency, secretariat = screens.page_of("presidency"), screens.page_of("secretariat")
    chair = at_the_text(presidency, draft)
    clerk = at_the_text(secretariat, draft)
    expect(clerk).to_be_focused()
    keys = secretariat.keyboard
    keys.type("Draft conclusions on lanterns")
    keys.press("Enter")
    keys.type("Each harbour shall keep a lamp lit.")
    keys.press("Enter")
    keys.type("Dogs travel free.")
    expect_words(chair, "Dogs travel free.")
    expect(presidency.locator("[data-company]")).to_contain_text("Secretariat")
    chair.get_by_text("Each harbour").click()
    presidency.keyboard.press("Home")
    presidency.keyboard.type("At night, each")
    presidency.keyboard.press("Delete")
    presidency.keyboard.press("Delete")
    presidency.keyboard.press("Delete")
    presidency.keyboard.press("Delete")
    expect_words(clerk, "At night, each harbour shall")

    keys.press("Enter")
    keys.type("Lanterns are lit in fog.")
    keys.press("Alt+ArrowUp")
    expect(secretariat.locator("[data-announced]")).to_contain_text("At night, each harbour")
    keys.press("Control+Shift+L")
    expect(label_of(secretariat, 2)).to_be_focused()
    keys.type("7")
    keys.press("Enter")
    expect(clerk).to_be_focused()
    keys.type(" Always.")
    keys.press("Shift+Tab")
    while not secretariat.get_by_role("button", name="Number anew").evaluate(
        "e => e === document.activeElement"
    ):
        keys.press("Shift+Tab")
    keys.press("Enter")
    expect(secretariat.locator("#numbered")).to_contain_text("3 labels are new.")
    expect(label_of(presidency, 2)).to_have_value("2")
    expect_saved(secretariat)
    secretariat.screenshot(path=pictures / "drafting-together.png")
    assert lines(playwright, site, draft) == [
        ("title", None, "Draft conclusions on lanterns"),
        ("operative", "1", "At night, each harbour shall keep a lamp lit."),
        ("operative", "2", "Lanterns are lit in fog. Always."),
        ("operative", "3", "Dogs travel free."),
    ]
    issued_while_the_other_writes(presidency, secretariat, draft)
    assert [words for _, _, words in lines(playwright, site, draft)][-1] == "Dogs travel free."


def issued_while_the_other_writes(presidency: Page, secretariat: Page, draft: str) -> None:
    presidency.goto(f"/drafts/{draft}/issue/")
    presidency.locator("button[name='do'][value='issue']").click()
    expect(presidency).to_have_title(re.compile("INIT"))
    expect(secretariat.locator("[data-banner='issued']")).to_be_visible()
    expect(secretariat.get_by_role("textbox", name="The whole text")).to_have_attribute(
        "aria-readonly", "true"
    )
    expect(secretariat.get_by_role("toolbar")).to_be_hidden()


def test_what_was_read_in_is_put_right_and_issued_so(
    screens: Screens, playwright: Playwright, site: str, draft: str, tmp_path: Path
) -> None:
    page = screens.page_of("secretariat")
    at_the_text(page, draft)
    file = tmp_path / "lanterns.md"
    file.write_text(FOUND, encoding="utf-8")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Read it in").click()
    editor = page.get_by_role("textbox", name="The whole text")
    finding = page.get_by_role("link", name="The label 2 stands twice.")
    expect(finding).to_be_visible()
    found = lines(playwright, site, draft)
    finding.click()
    expect(editor).to_be_focused()
    page.keyboard.press("Control+Shift+L")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(finding).to_be_hidden()
    editor.get_by_text("Recalling that").click()
    page.get_by_label("Kind").select_option("Preambular")
    note = page.get_by_role("textbox", name="Footnote 1")
    expect(note).to_have_value("Of oil or of gas.")
    note.fill("Of oil, of gas or of wax.")
    note.press("Tab")
    expect_saved(page)
    corrected = lines(playwright, site, draft)
    assert corrected != found
    assert ("preambular", "1", "Recalling that ships sail at night,") in corrected
    assert corrected[-1] == ("operative", "3", "Keepers are trained every year.")
    with calling(playwright, site, "presidency") as presidency:
        answer = presidency.post(f"drafts/{draft}/revisions/", data={})
        assert answer.ok, answer.text()
        init = got(presidency, f"revisions/{answer.json()['id']}/")
    assert [(each["kind"], each["label"], each["text"]) for each in init["text"]] == corrected
    notes = [note["text"] for each in init["text"] for note in each["footnotes"]]
    assert notes == ["Of oil, of gas or of wax."]


def test_undo_takes_back_mine_alone_and_a_reload_loses_nothing(
    screens: Screens, playwright: Playwright, site: str, draft: str
) -> None:
    presidency, secretariat = screens.page_of("presidency"), screens.page_of("secretariat")
    chair, clerk = at_the_text(presidency, draft), at_the_text(secretariat, draft)
    chair.click()
    presidency.keyboard.type("On lamps")
    presidency.keyboard.press("Enter")
    presidency.keyboard.type("Lamps are lit.")
    expect_words(clerk, "Lamps are lit.")
    secretariat.keyboard.press("Control+End")
    secretariat.keyboard.press("Control+Enter")
    secretariat.keyboard.type("Bells are rung.")
    expect_words(chair, "Bells are rung.")
    presidency.get_by_role("button", name="Delete").click()
    expect(clerk.locator(".para")).to_have_count(2)
    presidency.keyboard.press("Control+z")
    expect_words(clerk, "Lamps are lit.")
    expect_words(chair, "Bells are rung.")
    expect_saved(presidency)
    secretariat.context.set_offline(True)
    secretariat.keyboard.type(" Always.")
    expect(secretariat.locator("[data-state='offline']")).to_be_visible()
    secretariat.context.set_offline(False)
    expect_words(chair, "Bells are rung. Always.")
    expect_saved(secretariat)
    secretariat.reload()
    expect(secretariat.get_by_role("textbox", name="The whole text")).to_contain_text(
        "Bells are rung. Always."
    )
    assert [words for _, _, words in lines(playwright, site, draft)] == [
        "On lamps",
        "Lamps are lit.",
        "Bells are rung. Always.",
    ]


def test_a_paragraph_is_not_moved_away_under_the_hands_of_who_writes_it(screens: Screens, draft: str) -> None:
    presidency, secretariat = screens.page_of("presidency"), screens.page_of("secretariat")
    chair, clerk = at_the_text(presidency, draft), at_the_text(secretariat, draft)
    chair.click()
    presidency.keyboard.type("On lamps")
    for words in ("Lamps are lit.", "Bells are rung.", "Dogs travel free."):
        presidency.keyboard.press("Enter")
        presidency.keyboard.type(words)
    expect_words(clerk, "Dogs travel free.")
    clerk.get_by_text("Lamps are lit.").click()
    expect(chair.locator(".para").nth(1).locator(".caret")).to_have_count(1)
    chair.get_by_text("Lamps are lit.").click()
    presidency.get_by_label("Move after").focus()
    presidency.get_by_label("Move after").select_option("after Dogs travel free.")
    expect(presidency.locator("[data-banner='occupied']")).to_contain_text("Secretariat")
    expect_words(chair, "Lamps are lit.", "Bells are rung.")
    chair.get_by_text("Bells are rung.").click()
    presidency.get_by_label("Move after").focus()
    presidency.get_by_label("Move after").select_option("to the beginning")
    expect_words(clerk, "Bells are rung.", "On lamps")


def test_what_was_typed_without_a_line_after_init_is_kept_for_copying(
    screens: Screens, playwright: Playwright, site: str, draft: str
) -> None:
    page = screens.page_of("secretariat")
    clerk = at_the_text(page, draft)
    clerk.click()
    page.keyboard.type("On lamps")
    page.keyboard.press("Enter")
    page.keyboard.type("Lamps are lit.")
    expect_saved(page)
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    page.keyboard.type("Too late.")
    expect(page.locator("[data-state='offline']")).to_be_visible()
    with calling(playwright, site, "presidency") as presidency:
        answer = presidency.post(f"drafts/{draft}/revisions/", data={})
        assert answer.ok, answer.text()
    page.context.set_offline(False)
    expect(page.get_by_label("These words of yours could not be stored.")).to_have_value("Too late.")
    expect(page.locator("[data-banner='issued']")).to_be_visible()
    expect(clerk).not_to_contain_text("Too late.")
    assert [words for _, _, words in lines(playwright, site, draft)] == ["On lamps", "Lamps are lit."]


def test_nobody_else_sees_a_word(screens: Screens, draft: str) -> None:
    chair = at_the_text(presidency := screens.page_of("presidency"), draft)
    chair.click()
    presidency.keyboard.type("Canary lamps")
    expect_saved(presidency)
    for name in ("france", "observer"):
        page = screens.page_of(name)
        for path in ("", "preparation/", "preparation/findings/"):
            answer = page.goto(f"/drafts/{draft}/{path}")
            assert answer is not None
            assert answer.status == 404
        page.goto("/")
        expect(page.locator("body")).not_to_contain_text("Canary")
        opened = page.evaluate(
            "room => new Promise(done => { const socket = new WebSocket(location.origin.replace('http', 'ws') + room);"
            " socket.onopen = () => done(true); socket.onclose = () => done(false); })",
            f"/ws/rooms/{draft}",
        )
        assert opened is False


def test_the_page_with_two_carets_has_no_barrier(screens: Screens, draft: str) -> None:
    presidency, secretariat = screens.page_of("presidency"), screens.page_of("secretariat")
    chair, clerk = at_the_text(presidency, draft), at_the_text(secretariat, draft)
    chair.click()
    presidency.keyboard.type("On lamps")
    presidency.keyboard.press("Enter")
    presidency.keyboard.type("Lamps are lit.")
    presidency.get_by_role("button", name="Footnote", exact=True).click()
    presidency.get_by_label("Text of the footnote").fill("Of oil.")
    presidency.get_by_role("button", name="Add the footnote").click()
    expect_words(clerk, "Lamps are lit.1")
    clerk.get_by_text("On lamps").click()
    expect(chair.locator(".caret")).to_have_count(1)
    presidency.evaluate(AXE)
    assert violations(presidency, {}) == []
    presidency.emulate_media(color_scheme="dark")
    assert violations(presidency, COLOURS) == []
