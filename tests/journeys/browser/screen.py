"""A person at a screen: signed in by the page everybody signs in by, and hearing what the browser complains of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from amendments.demonstration.people import PASSWORD

LINDAU = "Draft Lindau Declaration on the Night Sky"
# A page that is refused is no fault of the page's, nor is a line that is lost.
NO_FAULTS = re.compile(
    r"Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_)|WebSocket connection to"
)


@dataclass
class Screens:
    """The screens of one site. Everybody has a browser session of his own, kept from one page to the next."""

    browser: Browser
    address: str
    sessions: dict[tuple[str, bool], BrowserContext] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def page_of(self, username: str, *, script: bool = True) -> Page:
        """A new page of this person, who is signed in; "" is nobody. Without script, as where it cannot load."""
        known = (username, script)
        if known not in self.sessions:
            self.sessions[known] = self._session(username, script=script)
        page = self.sessions[known].new_page()
        self._listen(page)
        return page

    def close(self) -> None:
        """Everybody leaves."""
        for session in self.sessions.values():
            session.close()
        self.sessions.clear()

    def _session(self, username: str, *, script: bool) -> BrowserContext:
        session = self.browser.new_context(
            base_url=self.address,
            java_script_enabled=script,
            viewport={"width": 1440, "height": 1000},
            locale="en-GB",
            timezone_id="Europe/Paris",
            reduced_motion="reduce",
        )
        session.set_default_timeout(30_000)
        if username:
            page = session.new_page()
            self._listen(page)
            sign_in(page, username)
            page.close()
        return session

    def _listen(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not NO_FAULTS.match(message.text):
            self.complaints.append(f"{message.location['url']}: {message.text}")


def sign_in(page: Page, username: str) -> None:
    """Signs in by the page for it, and arrives at home."""
    page.goto("/accounts/login/")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_title("Home · Adref")


def open_text(page: Page) -> str:
    """From home to the text of the declaration; its address."""
    page.goto("/")
    page.get_by_role("region", name="Drafts").get_by_role("link", name=LINDAU).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LINDAU)
    # What a page without script shows besides is gone once its script is there.
    page.wait_for_load_state()
    return page.url


def paragraph(page: Page, label: str) -> Locator:
    """The paragraph of the text that prints the label."""
    return page.locator(".para").filter(has=page.get_by_role("link", name=f"{label}.", exact=True))


def editor_of(page: Page, label: str) -> Locator:
    """The editor that opens in the place of the paragraph."""
    place = paragraph(page, label)
    place.hover()
    place.get_by_role("button", name=f"Propose an amendment to paragraph {label}").click()
    editor = editor_open(page, label)
    expect(editor).to_be_focused()
    return editor


def editor_open(page: Page, label: str) -> Locator:
    """The editor that stands in the place of the paragraph."""
    return page.get_by_role("textbox", name=f"Wording of paragraph {label}")


# What the redline shows as deleted is no part of the wording, nor are the carets of others: the caret passes over
# them. A footnote's call is one step of the caret.
WORDING = """editor => {
    const copy = editor.cloneNode(true);
    for (const gone of copy.querySelectorAll("[contenteditable=false]:has(> del), .caret")) gone.remove();
    for (const call of copy.querySelectorAll(".fn")) call.textContent = "*";
    return copy.textContent;
}"""


def wording(editor: Locator) -> str:
    """The words in the editor, as they would be if the amendment were taken."""
    return str(editor.evaluate(WORDING)).replace("\ufeff", "").replace("\u2060", "")


def retype(editor: Locator, old: str, new: str) -> None:
    """Types `new` over the words `old`."""
    select(editor, old)
    editor.page.keyboard.type(new)


def select(editor: Locator, words: str) -> None:
    """Selects words that stand once in the wording, by the keys alone."""
    all_words = wording(editor)
    assert all_words.count(words) == 1, f"{words!r} does not stand exactly once in {all_words!r}"
    keyboard = editor.page.keyboard
    keyboard.press("Control+Home")
    for _ in range(all_words.index(words)):
        keyboard.press("ArrowRight")
    for _ in words:
        keyboard.press("Shift+ArrowRight")


def expect_saved(page: Page) -> None:
    """The editor says that what was typed is stored; it says so only after the server's answer."""
    expect(page.locator("section.editor [data-state='saved']")).to_be_visible()
