"""Ordering papers from the list of papers."""

from __future__ import annotations

from django.test import Client

from drafting.models import Draft, Paper, Seat


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
