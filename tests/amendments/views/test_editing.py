"""Amending in place: what the editor begins with, and the plain form that does without it."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from amendments.actions.invite import invite_cosponsor
from amendments.actions.submit import submit_amendment
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


def begun(draft: Draft, seat: Seat, label: str, **more: str) -> Amendment:
    """What the button beside the paragraph begins."""
    sent = {"paragraph": at(draft, label)} | more
    response = at_screen(seat).post(f"{page(draft)}begin/", sent)
    assert response.status_code == 302
    assert response["Location"].endswith(f"#{sent['paragraph']}")
    query = parse_qs(urlsplit(response["Location"]).query)
    return Amendment.objects.get(pk=query["amendment"][0])


def test_a_begun_amendment_opens_at_its_paragraph(draft: Draft, france: Seat) -> None:
    mine = begun(draft, france, "3")
    html = at_screen(france).get(f"{page(draft)}?amendment={mine.pk}").content.decode()
    told = beginning(html)
    assert [each["label"] for each in told["base"]] == [None, "1", None, "2", "3", "4", "5"]
    assert list(told["notes"].values()) == ["As listed by the pilots of each island."]
    assert f'<section class="editor" id="{at(draft, "3")}"' in html
    assert f'data-room="{mine.pk}"' in html


def test_for_htmx_the_editor_comes_alone_and_names_its_address(draft: Draft, france: Seat) -> None:
    sent = {"paragraph": at(draft, "3")}
    answer = at_screen(france).post(f"{page(draft)}begin/", sent, headers={"HX-Request": "true"})
    mine = Amendment.objects.get()
    html = answer.content.decode()
    assert html.strip().startswith("<section")
    assert "<main" not in html
    assert answer["HX-Push-Url"] == f"{page(draft)}?amendment={mine.pk}#{at(draft, '3')}"


def test_for_htmx_a_refusal_leads_the_whole_page(draft: Draft, france: Seat) -> None:
    sent = {"paragraph": "5f0c1d5e-5a5e-4d1a-9b57-1f3a52d3b0aa"}
    answer = at_screen(france).post(f"{page(draft)}begin/", sent, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith(page(draft))
    assert not Amendment.objects.exists()


def test_the_presidency_enters_it_for_a_delegation_instead(draft: Draft, presidency: Seat) -> None:
    own = begun(draft, presidency, "3")
    html = at_screen(presidency).get(f"{page(draft)}?amendment={own.pk}").content.decode()
    assert "Enter it for them" in html
    theirs = begun(draft, presidency, "3", on_behalf_of="SE", instead_of=str(own.pk))
    assert theirs.delegation is not None
    assert theirs.delegation.code == "SE"
    assert not Amendment.objects.filter(pk=own.pk).exists()


def test_an_amendment_in_preparation_opens_where_it_stands(draft: Draft, france: Seat) -> None:
    mine = prepared(draft, reword(draft, "3", "should", "shall"), insert(draft, "4", "Dogs."), by=france)
    html = at_screen(france).get(f"{page(draft)}?amendment={mine.pk}").content.decode()
    assert f'<section class="editor" id="{at(draft, "3")}"' in html
    assert 'data-may-write="true"' in html


def told_beside(draft: Draft, seat: Seat, change: dict[str, Any]) -> tuple[str, str]:
    """(heading, the words shown beside it) of the editor of an amendment with this one change."""
    mine = prepared(draft, change, by=seat)
    html = at_screen(seat).get(f"{page(draft)}?amendment={mine.pk}").content.decode()
    editor = html[html.index('<section class="editor"') :]
    heading = re.search(r"<strong>(.*?)</strong>", editor)
    beside = re.search(r'<p class="wording beside scripted">(.*?)</p>', editor)
    assert heading
    return heading[1], re.sub(r"<[^>]*>", "", beside[1]).strip() if beside else ""


def test_of_a_new_paragraph_alone_the_one_beside_it_is_shown(draft: Draft, france: Seat) -> None:
    """The room holds only what is new, and the editor stands on the page in the place of the other."""
    change = insert(draft, "4", "Dogs are to be kept from the landing ground.")
    assert told_beside(draft, france, change) == ("New paragraph after 4", f"4. {words(draft, '4')}")
    title = words(draft, "title")
    assert told_beside(draft, france, change | {"after": None}) == ("New paragraph at the beginning", title)


def test_a_paragraph_that_is_amended_is_not_shown_twice(draft: Draft, france: Seat) -> None:
    assert told_beside(draft, france, reword(draft, "3", "should", "shall")) == (
        "Amendment to paragraph 3",
        "",
    )


def test_a_reader_of_the_delegation_watches(draft: Draft, france: Seat, france3: Seat) -> None:
    mine = prepared(draft, reword(draft, "3", "should", "shall"), by=france)
    html = at_screen(france3).get(f"{page(draft)}?amendment={mine.pk}").content.decode()
    assert 'data-may-write="false"' in html
    assert "Submit …" not in html


def test_just_submitted_it_is_shown_to_its_own_side_and_can_be_written_by_nobody(
    draft: Draft, france: Seat, france2: Seat, germany: Seat
) -> None:
    mine = prepared(draft, reword(draft, "3", "should", "shall"), by=france)
    submit_amendment(mine, by=france)
    address = f"{page(draft)}?amendment={mine.pk}"
    html = at_screen(france2).get(address).content.decode()
    assert 'data-may-write="false"' in html
    assert 'data-banner="submitted">' in html
    assert "Throw away" not in html
    assert 'class="editor"' not in at_screen(germany).get(address).content.decode()


@pytest.mark.parametrize("name", ["germany", "presidency", "secretariat", "observer"])
def test_the_editor_opens_for_nobody_else(
    name: str, draft: Draft, france: Seat, request: pytest.FixtureRequest
) -> None:
    mine = prepared(draft, reword(draft, "3", "should", "shall"), by=france)
    html = at_screen(request.getfixturevalue(name)).get(f"{page(draft)}?amendment={mine.pk}")
    assert "section class=" not in html.content.decode()


def test_without_script_the_form_changes_what_was_begun(draft: Draft, france: Seat) -> None:
    mine, client = begun(draft, france, "3"), at_screen(france)
    wording = words(draft, "3").replace("should", "shall")
    sent = {"paragraph": at(draft, "3"), "act": "reword", "amendment": str(mine.pk)}
    response = client.post(
        f"{page(draft)}amend/", sent | {"wording": wording, "justification": "Safer."}, follow=True
    )
    assert "Saved." in said(response)
    mine.refresh_from_db()
    assert mine.justification == "Safer."
    assert mine.changes.get().runs[0]["text"].startswith("Ferries shall run")


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
    mine = begun(draft, france, "3")
    sent = {"paragraph": at(draft, "3"), "act": "reword", "wording": words(draft, "3")}
    response = at_screen(france).post(f"{page(draft)}amend/", sent | {"amendment": str(mine.pk)}, follow=True)
    assert response.status_code == 200
    assert 'class="note warn"' in response.content.decode()
    assert not mine.changes.exists()


def test_a_reader_may_not_begin(draft: Draft, france3: Seat) -> None:
    assert at_screen(france3).post(f"{page(draft)}begin/", {"paragraph": at(draft, "3")}).status_code == 403


def test_closing_leads_back_to_the_paragraph(draft: Draft, france: Seat) -> None:
    mine = begun(draft, france, "3")
    answer = at_screen(france).post(f"/amendments/{mine.pk}/close/", {"paragraph": at(draft, "3")})
    assert answer["Location"] == f"{page(draft)}#{at(draft, '3')}"
    assert not Amendment.objects.exists()


def test_a_co_sponsor_who_accepted_writes_too(draft: Draft, france: Seat, sweden: Seat) -> None:
    mine = prepared(draft, reword(draft, "3", "should", "shall"), by=france)
    invite_cosponsor(mine, delegation="SE", by=france)
    client, address = at_screen(sweden), f"{page(draft)}?amendment={mine.pk}"
    assert 'data-may-write="false"' in client.get(address).content.decode()
    client.post(f"/amendments/{mine.pk}/answer/", {"accept": "yes"})
    assert 'data-may-write="true"' in client.get(address).content.decode()
