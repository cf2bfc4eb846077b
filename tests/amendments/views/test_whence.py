"""Provenance on the page of the text: whence words are, and nothing that the reader may not know."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client

from amendments.actions.decide import decide
from amendments.actions.open_round import open_round
from amendments.models import Amendment
from drafting.models import Draft, Seat
from tests.factories import current, issued, reword, tabled, words


def taken_up(draft: Draft, label: str, old: str, new: str, *, by: Seat, chair: Seat) -> Amendment:
    """An amendment that the chair accepts, and the revision with it."""
    amendment = tabled(draft, reword(draft, label, old, new), by=by)
    decide(amendment, outcome="accept", reason=f"Why not {new}.", by=chair)
    issued(draft, by=chair)
    return amendment


def whence(seat: Seat, draft: Draft, query: str = "") -> dict[str, str]:
    """What the words on the page that come from somewhere say of themselves."""
    found = re.findall(
        r'<(?:a|span) class="whence"[^>]*data-says="([^"]*)"[^>]*>(.*?)</(?:a|span)>',
        page(seat, draft, query),
    )
    return {words: unescape(said) for said, words in found}


def page(seat: Seat, draft: Draft, query: str = "") -> str:
    client = Client()
    client.force_login(seat.user)
    answer = client.get(f"/drafts/{draft.pk}/?view=provenance{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_words_say_which_amendment_put_them_there_and_why(
    draft: Draft, france: Seat, sweden: Seat, presidency: Seat, germany: Seat
) -> None:
    taken_up(draft, "2", "a bell", "two bells", by=france, chair=presidency)
    taken_up(draft, "2", "fog", "mist", by=sweden, chair=presidency)
    assert whence(germany, draft) == {
        "two bells": "AM 1 (FR), taken up in REV 1. Reason: Why not two bells.",
        "mist": "AM 2 (SE), taken up in REV 2. Reason: Why not mist.",
    }


def test_of_equal_proposals_each_is_told_with_its_own_delegation(
    draft: Draft, france: Seat, sweden: Seat, presidency: Seat
) -> None:
    same = [tabled(draft, reword(draft, "2", "a bell", "two bells"), by=seat) for seat in (france, sweden)]
    for amendment in same:
        decide(amendment, outcome="accept", by=presidency)
    issued(draft, by=presidency)
    assert whence(france, draft) == {
        "two bells": "AM 1 (FR), taken up in REV 1. AM 2 (SE), taken up in REV 1."
    }


def test_two_of_one_delegation_are_told_apart_by_their_revisions(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    taken_up(draft, "2", "a bell", "two bells", by=france, chair=presidency)
    taken_up(draft, "2", "fog", "mist", by=france, chair=presidency)
    said = whence(france, draft)
    assert said["two bells"].startswith("AM 1 (FR), taken up in REV 1.")
    assert said["mist"].startswith("AM 2 (FR), taken up in REV 2.")


def test_an_earlier_revision_tells_what_was_there_then(draft: Draft, france: Seat, presidency: Seat) -> None:
    init = current(draft)
    taken_up(draft, "2", "a bell", "two bells", by=france, chair=presidency)
    assert whence(france, draft, f"&revision={init.pk}") == {}
    assert len(whence(france, draft)) == 1


def test_the_words_are_all_there_footnotes_too(draft: Draft, france: Seat, presidency: Seat) -> None:
    taken_up(draft, "3", "season", "month", by=france, chair=presidency)
    shown = re.findall(r'<p class="wording">(.*?)</p>', page(france, draft))
    plain = [re.sub(r"<a class=\"fn\".*?</a>", "", each) for each in shown]
    assert words(draft, "3") in [unescape(re.sub(r"<[^>]+>", "", each)).strip() for each in plain]


def test_an_observer_is_not_led_to_an_amendment_of_an_informal_round(
    draft: Draft, france: Seat, presidency: Seat, observer: Seat, germany: Seat
) -> None:
    open_round(draft, formal=False, by=presidency)
    amendment = taken_up(draft, "2", "a bell", "two bells", by=france, chair=presidency)
    assert str(amendment.pk) in page(germany, draft)
    assert str(amendment.pk) not in page(observer, draft)
    assert whence(observer, draft) == {"two bells": "FR, in REV 1."}
