"""Where no script runs, the pages still do what they are for: forms are sent and links lead on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browser.screen import Screens, open_text, paragraph

pytestmark = pytest.mark.browser

OLD, NEW = "decorative lighting", "festive lighting"


def test_france_proposes_and_submits(screens: Screens) -> None:
    france = screens.page_of("france", script=False)
    open_text(france)
    expect(paragraph(france, "7").locator("ins").first).to_be_visible()
    paragraph(france, "10").get_by_role("button", name="Propose an amendment to paragraph 10").click()
    form = france.get_by_role("region", name="Amendment to paragraph 10")
    words = form.get_by_role("textbox", name="Wording", exact=True)
    assert OLD in words.input_value()
    words.fill(words.input_value().replace(OLD, NEW))
    form.get_by_label("Justification").fill("A feast is no decoration.")
    form.get_by_role("button", name="Save").click()
    expect(france.get_by_role("status").first).to_contain_text("Saved")
    form.get_by_role("link", name="Submit …").filter(visible=True).click()
    main = france.get_by_role("main")
    expect(main.locator("ins")).to_have_text("festive")
    main.get_by_role("button", name="Submit to all delegations").click()
    expect(france.get_by_role("status").first).to_contain_text("is submitted")


def test_the_presidency_decides_and_takes_it_back(screens: Screens) -> None:
    presidency = screens.page_of("presidency", script=False)
    presidency.goto(f"{open_text(presidency)}table/")
    card = presidency.get_by_role("article").first
    expect(card).to_contain_text("Not decided")
    presidency.get_by_role("button", name="Accept a", exact=True).click()
    expect(presidency.get_by_role("status").first).to_contain_text("Taken up, prepared")
    expect(card).to_contain_text("Taken up, prepared")
    presidency.get_by_role("button", name=re.compile("^Undo ")).click()
    expect(card).to_contain_text("Not decided")


def test_a_reader_compares_revisions_and_filters_the_list(screens: Screens) -> None:
    germany = screens.page_of("germany", script=False)
    address = open_text(germany)
    germany.goto(f"{address}amendments/")
    germany.get_by_label("Proposed by").select_option("DE")
    germany.get_by_role("button", name="Show").click()
    expect(germany.get_by_role("main")).not_to_contain_text("AM 19")
    expect(germany.get_by_role("main")).to_contain_text("AM 18")
    germany.goto(f"{address}revisions/")
    germany.get_by_role("button", name="Compare").click()
    expect(germany.get_by_role("region", name="What changed").locator("ins").first).to_be_visible()
