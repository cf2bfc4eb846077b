"""The main job in two browsers: France proposes in place, the Presidency decides, France takes the papers."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browser.screen import (
    Screens,
    editor_of,
    expect_saved,
    open_text,
    paragraph,
    retype,
)

pytestmark = pytest.mark.browser

# Germany wants ", where practicable," in the same place.
WHEN, HOUR = "in every season", "eleven"
WHY = "In summer a town is lit for whoever visits it, and at midnight the evening is over."
REASON = "What is practicable is said in paragraph 9."
# Making a PDF in a fresh process takes the longest of all.
PAPERS_WITHIN_MS = 60_000


def test_from_a_wish_of_france_to_papers_in_its_hands(
    screens: Screens, pictures: Path, tmp_path: Path
) -> None:
    france, presidency = screens.page_of("france"), screens.page_of("presidency")
    name = propose(france, pictures)
    german = see_the_collision(france, pictures)
    weigh(presidency, french=name, german=german)
    presidency.screenshot(path=pictures / "main-job-table.png")
    hear_nothing_yet(france, name)
    announce(presidency)
    hear_the_decision(france)
    issue(presidency)
    presidency.screenshot(path=pictures / "main-job-issued.png", full_page=True)
    read_the_change(france, pictures)
    take_papers(france, tmp_path)


def propose(france: Page, pictures: Path) -> str:
    """Types the proposal in place, comes back to it, submits it; the name it is given."""
    open_text(france)
    editor = editor_of(france, "8")
    retype(editor, "midnight", HOUR)
    retype(editor, " be shielded", f", {WHEN}, be shielded")
    see_redline(editor)
    expect_saved(france)
    france.get_by_label("Justification").fill(WHY)
    expect_saved(france)
    france.screenshot(path=pictures / "main-job-editor.png")
    france.reload()
    editor = france.get_by_role("textbox", name="Wording of paragraph 8")
    see_redline(editor)
    expect(france.get_by_label("Justification")).to_have_value(WHY)
    return submit(france, pictures)


def see_redline(shown: Locator) -> None:
    """The word typed over is struck, the new ones are underlined, and nothing else is."""
    expect(shown.locator("del")).to_have_text("midnight")
    expect(shown.locator("ins")).to_have_text([re.compile(WHEN), HOUR])


def submit(france: Page, pictures: Path) -> str:
    """Submits after the dialog has shown exactly what goes out."""
    france.get_by_role("link", name="Submit …").click()
    asked = france.get_by_role("dialog").filter(visible=True)
    see_redline(asked)
    expect(asked).to_contain_text(WHY)
    france.screenshot(path=pictures / "main-job-submit.png")
    asked.get_by_role("button", name="Submit to all delegations").click()
    expect(france.get_by_role("status").first).to_contain_text("is submitted")
    name = re.match(r"AM \d+", france.get_by_role("main").get_by_role("heading", level=2).first.inner_text())
    assert name is not None
    return name[0]


def see_the_collision(france: Page, pictures: Path) -> str:
    """The page of the amendment names the one of Germany that cannot be had with it; the name."""
    expect(france.get_by_text("Collides with")).to_be_visible()
    france.screenshot(path=pictures / "main-job-collision.png")
    rival = france.get_by_text("Collides with").get_by_role("link")
    name = rival.inner_text()
    rival.click()
    heading = france.get_by_role("main").get_by_role("heading", level=2).first
    expect(heading).to_contain_text(name)
    expect(heading).to_contain_text("DE")
    france.go_back()
    return name


def weigh(presidency: Page, *, french: str, german: str) -> None:
    """On the table: both side by side, the pair named, the one taken up and the other not, with a reason."""
    open_text(presidency)
    presidency.get_by_role("link", name="Table", exact=True).click()
    ticks = presidency.get_by_role("navigation", name="Paragraphs with proposals")
    ticks.get_by_role("link", name=re.compile(r"\b8 ?,")).click()
    conflicts = presidency.get_by_role("group", name="Conflicts in paragraph 8")
    expect(conflicts).to_contain_text(french)
    expect(conflicts).to_contain_text(german)
    choose(presidency, german)
    presidency.get_by_role("button", name="Reject …").click()
    asked = presidency.get_by_role("dialog", name=f"Reject {german}?")
    asked.get_by_label("Reason").fill(REASON)
    asked.get_by_role("button", name="Reject").click()
    expect(presidency.get_by_role("status").first).to_contain_text(f"{german}: ")
    choose(presidency, french)
    expect(presidency.get_by_role("region", name="Resulting text")).to_contain_text(WHEN)
    presidency.get_by_role("button", name="Accept", exact=False).first.click()
    expect(presidency.get_by_role("status").first).to_contain_text(f"{french}: ")


def choose(presidency: Page, name: str) -> None:
    """Makes it the one that the keys and buttons below speak of."""
    presidency.get_by_role("article", name=name).get_by_role("heading").get_by_text(name).click()
    expect(presidency.get_by_role("group", name=f"Decision on {name}")).to_be_visible()


def hear_nothing_yet(france: Page, name: str) -> None:
    """What the chair has prepared is hers."""
    france.reload()
    expect(france.get_by_role("heading", level=2).first).to_contain_text(name)
    expect(france.get_by_role("heading", name="Decision")).to_have_count(0)
    assert "prepared" not in france.get_by_role("main").inner_text().lower()


def announce(presidency: Page) -> None:
    presidency.get_by_role("button", name="Announce").first.click()
    asked = presidency.get_by_role("dialog", name="Announce what is prepared?")
    asked.get_by_role("button", name="Announce", exact=True).click()
    expect(presidency.get_by_role("status").first).to_contain_text("Decisions announced")


def hear_the_decision(france: Page) -> None:
    france.reload()
    expect(france.get_by_role("heading", name="Decision")).to_be_visible()
    expect(france.get_by_role("main")).to_contain_text("Taken up")


def issue(presidency: Page) -> None:
    """Issues REV 2 and stays until its last paper is there, without ever asking for the page again."""
    presidency.get_by_role("link", name="Issue …").click()
    expect(presidency.get_by_label("Symbol")).to_have_value(re.compile("REV 2$"))
    presidency.get_by_role("button", name="Issue the revision").click()
    expect(presidency.get_by_role("heading", name="REV 2 is issued")).to_be_visible()
    told = presidency.get_by_role("region", name="Papers", exact=True).get_by_role("status")
    expect(told).to_have_text(re.compile(r"^(\d+) of \1 papers are ready\.$"), timeout=PAPERS_WITHIN_MS)


def read_the_change(france: Page, pictures: Path) -> None:
    """The text is REV 2 now, and its eighth paragraph shows the words put in and those taken out."""
    open_text(france)
    expect(france).to_have_title(re.compile("REV 2"))
    changed = paragraph(france, "8")
    see_redline(changed)
    changed.scroll_into_view_if_needed()
    france.screenshot(path=pictures / "main-job-marked.png")
    france.get_by_role("navigation", name="View").get_by_role("link", name="Clean").click()
    expect(paragraph(france, "8")).to_contain_text(WHEN)
    expect(paragraph(france, "8").locator("ins, del")).to_have_count(0)


def take_papers(france: Page, folder: Path) -> None:
    """Downloads the clean text as Word and as PDF; each is what it says, to the last byte."""
    france.get_by_role("navigation", name="Draft", exact=True).get_by_role("link", name="Revisions").click()
    for form, beginning in (("DOCX", b"PK\x03\x04"), ("PDF", b"%PDF-")):
        line = france.get_by_role("row").filter(has_text=re.compile(rf"Clean text.*{form}", re.DOTALL))
        with france.expect_download() as download:
            line.get_by_role("link", name="Download").click()
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        assert file.suffix == f".{form.lower()}"
        content = file.read_bytes()
        assert content.startswith(beginning)
        told = line.locator(".sha > code").text_content()
        assert told == hashlib.sha256(content).hexdigest()
