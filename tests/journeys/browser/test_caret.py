"""What the editor does, it does where the caret is, however late the browser tells of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browser.screen import Screens, editor_of, open_text, wording

pytestmark = pytest.mark.browser

# A browser tells of a caret that was moved with its next picture, which on a busy machine may be after the next key:
# here it never does.
TELLS_NOTHING = "window.addEventListener('selectionchange', event => event.stopImmediatePropagation(), true)"


@pytest.mark.parametrize(
    ("label", "to_the_end"),
    [
        ("2", lambda editor: editor.press("Control+End")),
        ("4", lambda editor: click_at_the_end(editor)),
    ],
    ids=["by keys", "by a click"],
)
def test_a_tool_reached_for_at_once_acts_where_the_caret_was_put(
    screens: Screens, label: str, to_the_end: Callable[[Locator], None]
) -> None:
    france = screens.page_of("france")
    open_text(france)
    editor = editor_of(france, label)
    before = wording(editor).strip()
    editor.press("Control+Home")
    editor.press("Shift+End")
    # From here on the editor knows of the words chosen.
    france.get_by_role("button", name="Italic", exact=True).press("Enter")
    expect(editor.locator("em")).not_to_have_count(0)
    france.evaluate(TELLS_NOTHING)
    to_the_end(editor)
    add_footnote(france, "A note.")
    expect(editor.locator(".fn[title='A note.']")).to_have_count(1)
    assert wording(editor).strip() == f"{before}*"


def click_at_the_end(editor: Locator) -> None:
    """Behind the last letter of the last line."""
    box = editor.bounding_box()
    assert box is not None
    editor.click(position={"x": box["width"] - 4, "y": box["height"] - 8})


def add_footnote(page: Page, words: str) -> None:
    """Without a pointer."""
    page.get_by_role("button", name="Footnote", exact=True).press("Enter")
    page.get_by_label("Text of the footnote").fill(words)
    page.get_by_role("button", name="Add the footnote").press("Enter")
