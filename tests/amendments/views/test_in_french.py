"""What France reads on its own pages: each word in the sense it has there."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from html import unescape

import pytest
from django.utils import translation

from amendments.actions.decide import decide
from amendments.models import Amendment
from drafting.actions.keep_text_room import open_text_room
from drafting.live.document import Element
from drafting.live.rewrite import rewrite_room
from drafting.models import Body, Draft, Seat
from drafting.text.wording import from_plain
from tests.factories import acts, issued, make_draft, reword, tabled
from tests.screens import at_screen, said


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    """A page leaves its language behind it."""
    with translation.override("en"):
        yield


def told_in_french(seat: Seat, path: str) -> str:
    """The words of the page as its reader sees it in French."""
    client = at_screen(seat)
    client.cookies["django_language"] = "fr"
    return said(client.get(path))


def test_a_paragraph_that_is_open_is_not_a_button_to_open_it(
    draft: Draft, presidency: Seat, france: Seat
) -> None:
    tabled(draft, reword(draft, "3", "should", "shall"), by=france)
    table = told_in_french(presidency, f"/drafts/{draft.pk}/table/")
    assert "La salle Ouvert" in table


def test_what_filters_the_list_of_amendments_is_no_line_of_a_cover(
    draft: Draft, france: Seat, sweden: Seat
) -> None:
    tabled(draft, reword(draft, "3", "should", "shall"), by=sweden)
    listed = told_in_french(france, f"/drafts/{draft.pk}/amendments/")
    assert "Proposé par toutes SE Porte sur toutes les révisions" in listed
    assert "Date de la réunion" not in listed


def test_the_record_is_filtered_from_one_day_to_another(draft: Draft, france: Seat) -> None:
    assert "Du au Afficher" in told_in_french(france, f"/drafts/{draft.pk}/record/")


def test_revisions_are_compared_from_one_to_another(draft: Draft, france: Seat, presidency: Seat) -> None:
    tabled(draft, reword(draft, "3", "should", "shall"), by=france)
    issued(draft, by=presidency)
    assert "De INIT REV 1 à INIT REV 1 Comparer" in told_in_french(france, f"/drafts/{draft.pk}/revisions/")


def test_a_seat_without_an_end_is_said_to_have_none(draft: Draft, france: Seat) -> None:
    assert "sans terme fixé" in told_in_french(france, f"/bodies/{draft.body_id}/")


def test_why_an_amendment_lost_its_place_is_told_as_a_sentence(
    draft: Draft, france: Seat, sweden: Seat, presidency: Seat
) -> None:
    wish = out_of_place(draft, france, sweden, presidency)
    assert "Demande une nouvelle place dans le texte actuel. Il modifie les mêmes mots" in told_in_french(
        france, f"/amendments/{wish.pk}/"
    )
    assert f"{draft.title}. Il modifie les mêmes mots que ce qui a été retenu." in told_in_french(france, "/")


def test_what_cannot_be_issued_is_told_before_and_refused_in_the_same_words(
    body: Body, presidency: Seat
) -> None:
    fresh = make_draft(body)
    poem = Element(str(uuid.uuid4()), "poem", None, None, from_plain("Roses are red."))
    rewrite_room(open_text_room(fresh), [poem], by=presidency)
    why = "Un paragraphe est d’un type inconnu : il ne peut être publié ainsi."
    issue = f"/drafts/{fresh.pk}/issue/"
    assert told_in_french(presidency, issue).count(why) == 1
    client = at_screen(presidency)
    client.cookies["django_language"] = "fr"
    assert said(client.post(issue, {"do": "issue"})).count(why) == 2


def test_a_seat_is_named_in_french_and_recorded_in_english(
    draft: Draft, france: Seat, secretariat: Seat
) -> None:
    wish = tabled(draft, reword(draft, "3", "should", "shall"), by=france)
    assert "FR, chef de délégation" in told_in_french(france, f"/amendments/{wish.pk}/")
    record = told_in_french(secretariat, f"/drafts/{draft.pk}/record/?seat=FR,+head")
    assert "Secrétariat" in record
    assert "a présenté AM 1" in record
    assert "FR, head" not in record
    assert {act.seat for act in acts(draft, "submit_amendment")} == {"FR, head"}


def test_the_presidency_is_named_in_french_where_it_proposes(
    draft: Draft, presidency: Seat, france: Seat
) -> None:
    tabled(draft, reword(draft, "3", "should", "shall"), by=presidency)
    listed = told_in_french(france, f"/drafts/{draft.pk}/amendments/")
    assert "AM 1 3 Présidence" in listed
    assert "Presidency" not in listed


def test_rooms_are_told_how_this_page_names_the_offices(draft: Draft, france: Seat) -> None:
    client = at_screen(france)
    client.cookies["django_language"] = "fr"
    page = client.get(f"/drafts/{draft.pk}/").content.decode()
    named = json.loads(unescape(page.partition('data-offices="')[2].partition('"')[0]))
    assert named["Presidency"] == "Présidence"
    assert named["Secretariat"] == "Secrétariat"


@pytest.mark.parametrize(
    ("name", "told"),
    [("presidency", "Inscrit par la présidence"), ("secretariat", "Inscrit par le secrétariat")],
)
def test_who_entered_it_for_france_is_named_in_french(
    name: str, told: str, draft: Draft, request: pytest.FixtureRequest, france: Seat
) -> None:
    office: Seat = request.getfixturevalue(name)
    wish = tabled(draft, reword(draft, "3", "should", "shall"), by=office, on_behalf_of="FR")
    assert f"{told} au nom de FR" in told_in_french(france, f"/amendments/{wish.pk}/")


def test_a_collision_and_a_deletion_are_said_in_french(
    draft: Draft, france: Seat, sweden: Seat, presidency: Seat
) -> None:
    tabled(draft, reword(draft, "3", "should", "shall"), by=france)
    tabled(draft, reword(draft, "3", "should", "may"), by=sweden)
    tabled(draft, reword(draft, "4", " every two years", ""), by=sweden)
    assert "en conflit avec" in told_in_french(presidency, f"/drafts/{draft.pk}/table/")
    assert "SE supprimer" in told_in_french(france, f"/drafts/{draft.pk}/?view=rolling")


def out_of_place(draft: Draft, proposer: Seat, rival: Seat, chair: Seat) -> Amendment:
    """An amendment that the issue could not carry: the rival's was taken up on the same word."""
    wish = tabled(draft, reword(draft, "3", "should", "shall"), by=proposer)
    decide(tabled(draft, reword(draft, "3", "should", "may"), by=rival), outcome="accept", by=chair)
    issued(draft, by=chair)
    return wish
