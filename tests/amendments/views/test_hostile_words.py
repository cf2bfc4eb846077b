"""Words are words on every page, whoever wrote them and wherever a page quotes them."""

from __future__ import annotations

import dataclasses

import pytest

from amendments.actions.announce import announce_decisions
from amendments.actions.decide import decide
from amendments.actions.enter_position import enter_position
from amendments.models import Amendment
from drafting.models import Body, Draft, Seat
from drafting.text.wording import from_plain
from tests.factories import (
    current,
    delete,
    insert,
    issued,
    make_draft,
    make_text,
    move,
    prepared,
    reword,
    tabled,
)
from tests.screens import at_screen

# A script would be stopped by the site's policy; an element that htmx acts on would not.
BAD = '<b hx-post="/evil" hx-trigger="load">'


@pytest.fixture
def draft(body: Body, presidency: Seat) -> Draft:
    """Every paragraph begins with such an element, and so do the title, the note and the cover."""
    text = make_text()
    paragraphs = tuple(
        dataclasses.replace(each, wording=(*from_plain(BAD), *each.wording)) for each in text.paragraphs
    )
    notes = tuple(dataclasses.replace(each, text=BAD + each.text) for each in text.footnotes)
    cover = tuple(dataclasses.replace(each, text=BAD + each.text) for each in text.cover)
    made = make_draft(
        body,
        text=dataclasses.replace(text, title=BAD, paragraphs=paragraphs, footnotes=notes, cover=cover),
    )
    issued(made, by=presidency)
    return Draft.objects.get(pk=made.pk)


def pages(draft: Draft, *amendments: str) -> list[str]:
    of_draft = f"/drafts/{draft.pk}/"
    revision = current(draft).pk
    return [
        "/",
        *(f"{of_draft}{each}" for each in ("", "?view=marked", "?view=rolling", "?view=provenance")),
        *(f"{of_draft}{each}/" for each in ("amendments", "table", "issue", "revisions", "rounds", "record")),
        f"/revisions/{revision}/papers/",
        *(f"/amendments/{each}/" for each in amendments),
        *(f"{of_draft}?amendment={each}" for each in amendments),
        *(f"{of_draft}table/?chosen={each}" for each in amendments),
    ]


def test_no_page_takes_words_for_its_own(
    draft: Draft, france: Seat, germany: Seat, sweden: Seat, presidency: Seat
) -> None:
    asked = [
        tabled(draft, reword(draft, "3", "should", f"shall {BAD}"), by=germany, justification=BAD),
        tabled(draft, move(draft, "4", after="heading"), by=germany),
        tabled(draft, insert(draft, "heading", f"{BAD} New words."), by=france),
        tabled(draft, delete(draft, "1"), by=sweden),
        prepared(draft, move(draft, "4", after="heading"), by=france),
    ]
    enter_position(draft, amendment=asked[0].pk, stance="objection", note=BAD, by=france)
    decide(asked[0], outcome="bracket", reason=BAD, by=presidency)
    decide(asked[2], outcome="accept", reason=BAD, by=presidency)
    looked_at(draft, asked, france, presidency)
    announce_decisions(draft, by=presidency)
    looked_at(draft, asked, france, presidency)
    issued(draft, by=presidency)
    looked_at(draft, asked, france, presidency)


def looked_at(draft: Draft, asked: list[Amendment], *seats: Seat) -> None:
    for seat in seats:
        for address in pages(draft, *(str(each.pk) for each in asked)):
            answer = at_screen(seat).get(address, follow=True)
            assert answer.status_code in (200, 403, 404), (seat.stands_for, address)
            assert "<b hx-post" not in answer.content.decode(), (seat.stands_for, address)
