"""Ordering papers from the list of papers."""

from __future__ import annotations

from django.test import Client

from drafting.models import Draft, Paper, Seat
from tests.factories import issued


def client_of(seat: Seat) -> Client:
    client = Client()
    client.force_login(seat.user)
    return client


def test_the_secretariat_orders_from_the_list_and_sees_it_there(draft: Draft, secretariat: Seat) -> None:
    client = client_of(secretariat)
    page = client.get(f"/drafts/{draft.pk}/revisions/").content.decode()
    assert 'value="positions.xlsx"' in page
    assert 'value="public"' in page
    sent = {"file": "comments.docx", "audience": "all", "delegation": "FR"}
    answer = client.post(f"/drafts/{draft.pk}/papers/", sent, follow=True)
    assert "The paper is being made." in answer.content.decode()
    paper = Paper.objects.get(paper="comments")
    assert (paper.format, paper.delegation, paper.audience) == ("docx", "FR", "all")
    assert "Comments</strong> FR" in answer.content.decode()


def test_france_is_offered_nothing_to_order(draft: Draft, france: Seat) -> None:
    page = client_of(france).get(f"/drafts/{draft.pk}/revisions/").content.decode()
    assert "positions.xlsx" not in page


def test_a_mistaken_order_is_answered_on_the_page(draft: Draft, presidency: Seat) -> None:
    client = client_of(presidency)
    sent = {"file": "rolling.pdf", "audience": "delegation"}
    answer = client.post(f"/drafts/{draft.pk}/papers/", sent, follow=True)
    assert "Say which delegation the paper is for." in answer.content.decode()
    assert not Paper.objects.filter(paper="rolling").exists()


def test_a_paper_for_the_presidency_is_offered_to_the_presidency_alone(
    draft: Draft, presidency: Seat, secretariat: Seat
) -> None:
    offered = '<option value="presidency">'
    assert offered in client_of(presidency).get(f"/drafts/{draft.pk}/revisions/").content.decode()
    assert offered not in client_of(secretariat).get(f"/drafts/{draft.pk}/revisions/").content.decode()


def test_a_comparison_of_the_revisions_is_ordered_as_an_addendum(draft: Draft, secretariat: Seat) -> None:
    sent = {"file": "comparison:revisions.csv", "audience": "all", "addendum": "on"}
    answer = client_of(secretariat).post(f"/drafts/{draft.pk}/papers/", sent, follow=True)
    paper = Paper.objects.get(paper="comparison")
    assert paper.snapshot is not None
    assert paper.snapshot.content["key"].startswith("The text over its revisions.")
    assert f"{paper.revision.symbol} ADD 1" in answer.content.decode()


def test_a_marked_text_can_be_ordered_by_another_profile(
    draft: Draft, presidency: Seat, secretariat: Seat
) -> None:
    issued(draft, by=presidency)
    sent = {"profile": "council-9657", "format": "docx"}
    answer = client_of(secretariat).post(f"/drafts/{draft.pk}/papers/", sent, follow=True)
    assert "new underlined, deleted as (…)</span>" in answer.content.decode()
    assert Paper.objects.filter(paper="marked", profile="council-9657", format="docx").exists()
