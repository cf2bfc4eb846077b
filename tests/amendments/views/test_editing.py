"""Amending in place: what the editor begins with, and the plain form that does without it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from amendments.actions.invite import invite_cosponsor
from amendments.models import Amendment
from drafting.models import Draft, Seat
from tests.factories import at, insert, prepared, reword, words
from tests.screens import at_screen, said


def page(draft: Draft) -> str:
    return f"/drafts/{draft.pk}/"


def beginning(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found
    read = json.loads(found[1])
    assert isinstance(read, dict)
    return read


def test_the_editor_begins_with_the_base(draft: Draft, france: Seat) -> None:
    html = at_screen(france).get(f"{page(draft)}?amend={at(draft, '3')}").content.decode()
    begun = beginning(html)
    assert [each["label"] for each in begun["base"]] == [None, "1", None, "2", "3", "4", "5"]
    assert list(begun["notes"].values()) == ["As listed by the pilots of each island."]
    assert begun["changes"] == []


def test_for_htmx_the_editor_comes_alone(draft: Draft, france: Seat) -> None:
    address = f"{page(draft)}?amend={at(draft, '3')}"
    html = at_screen(france).get(address, headers={"HX-Request": "true"}).content.decode()
    assert html.strip().startswith("<section")
    assert "<main" not in html


def test_an_amendment_in_preparation_opens_where_it_stands(draft: Draft, france: Seat) -> None:
    mine = prepared(draft, reword(draft, "3", "should", "shall"), insert(draft, "4", "Dogs."), by=france)
    html = at_screen(france).get(f"{page(draft)}?amendment={mine.pk}").content.decode()
    assert [change["act"] for change in beginning(html)["changes"]] == ["reword", "insert"]
    assert f'<section class="editor" id="{at(draft, "3")}"' in html


@pytest.mark.parametrize("name", ["germany", "presidency", "france3"])
def test_the_editor_opens_for_nobody_else(
    name: str, draft: Draft, france: Seat, request: pytest.FixtureRequest
) -> None:
    mine = prepared(draft, reword(draft, "3", "should", "shall"), by=france)
    html = at_screen(request.getfixturevalue(name)).get(f"{page(draft)}?amendment={mine.pk}")
    assert "section class=" not in html.content.decode()


def test_without_script_the_form_prepares_and_changes_an_amendment(draft: Draft, france: Seat) -> None:
    client = at_screen(france)
    sent = {"paragraph": at(draft, "3"), "act": "reword", "justification": "Safer."}
    wording = words(draft, "3").replace("should", "shall")
    client.post(f"{page(draft)}amend/", sent | {"wording": wording})
    mine = Amendment.objects.get()
    assert mine.justification == "Safer."
    again = wording.replace("every", "each")
    response = client.post(
        f"{page(draft)}amend/", sent | {"wording": again, "amendment": str(mine.pk)}, follow=True
    )
    assert "Saved." in said(response)
    assert mine.changes.get().runs[0]["text"].startswith("Ferries shall run in each season")


def test_without_script_one_change_leaves_the_others_of_an_amendment(draft: Draft, france: Seat) -> None:
    mine = prepared(
        draft, reword(draft, "3", "should", "shall"), reword(draft, "4", "two", "three"), by=france
    )
    wording = words(draft, "4").replace("two", "four")
    sent = {"paragraph": at(draft, "4"), "amendment": str(mine.pk), "act": "reword", "wording": wording}
    at_screen(france).post(f"{page(draft)}amend/", sent)
    assert mine.changes.count() == 2
    assert mine.changes.filter(paragraph_id=at(draft, "3")).exists()


def test_an_empty_change_is_refused_with_the_reason(draft: Draft, france: Seat) -> None:
    sent = {"paragraph": at(draft, "3"), "act": "reword", "wording": words(draft, "3")}
    response = at_screen(france).post(f"{page(draft)}amend/", sent, follow=True)
    assert response.status_code == 200
    assert 'class="note warn"' in response.content.decode()
    assert not Amendment.objects.exists()


def test_a_reader_may_not_prepare(draft: Draft, france3: Seat) -> None:
    sent = {"paragraph": at(draft, "3"), "act": "delete"}
    assert at_screen(france3).post(f"{page(draft)}amend/", sent).status_code == 403


def test_a_co_sponsor_who_accepted_writes_too(draft: Draft, france: Seat, sweden: Seat) -> None:
    mine = prepared(draft, reword(draft, "3", "should", "shall"), by=france)
    invite_cosponsor(mine, delegation="SE", by=france)
    client, address = at_screen(sweden), f"{page(draft)}?amendment={mine.pk}"
    assert 'class="editor"' not in client.get(address).content.decode()
    client.post(f"/amendments/{mine.pk}/answer/", {"accept": "yes"})
    assert 'class="editor"' in client.get(address).content.decode()
