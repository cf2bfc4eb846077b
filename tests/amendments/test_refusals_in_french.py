"""A refusal is a sentence in its reader's language, and a code in none."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from drafting.models import Draft, Seat
from tests.factories import at, prepared, reword, tabled

FRENCH = {"HTTP_ACCEPT_LANGUAGE": "fr"}


def refusal(seat: Seat, path: str, body: dict[str, Any], **headers: str) -> dict[str, Any]:
    """The problem document that the person is answered."""
    client = Client()
    client.force_login(seat.user)
    answer = client.post(f"/api/{path}", body, content_type="application/json", **headers)  # type: ignore[arg-type]
    assert answer.status_code >= 400
    problem: dict[str, Any] = answer.json()
    return problem


def test_the_sentence_follows_the_language_and_the_code_stays(
    draft: Draft, presidency: Seat, france: Seat
) -> None:
    amendment = prepared(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    undecidable = tabled(draft, reword(draft, "3", "season", "month"), by=france)
    cases = (
        (
            france,
            f"drafts/{draft.pk}/amendments/",
            {"changes": []},
            "no_change",
            "Un amendement doit modifier",
        ),
        (
            france,
            f"drafts/{draft.pk}/amendments/",
            {"changes": [{"act": "insert", "after": at(draft, "2"), "kind": "poem", "text": "Oh."}]},
            "unknown_kind",
            "Il n’y a pas de type de paragraphe appelé 'poem'.",
        ),
        (
            france,
            f"amendments/{amendment.pk}/cosponsors/",
            {"delegation": "XX"},
            "unknown_delegation",
            "Il n’y a pas de délégation XX dans cette instance.",
        ),
        (
            presidency,
            f"amendments/{undecidable.pk}/decision/",
            {"outcome": "reject"},
            "reason_needed",
            "Dites pourquoi il n’est pas retenu.",
        ),
    )
    for seat, path, body, code, sentence in cases:
        english, french = refusal(seat, path, body), refusal(seat, path, body, **FRENCH)
        assert (english["code"], french["code"]) == (code, code)
        assert french["detail"].startswith(sentence)
        assert english["detail"] != french["detail"]


@pytest.mark.django_db
def test_what_is_not_there_is_said_in_french_too(france: Seat) -> None:
    client = Client()
    client.force_login(france.user)
    answer = client.get("/api/drafts/00000000-0000-0000-0000-000000000000/", **FRENCH)  # type: ignore[arg-type]
    assert answer.json()["detail"] == "Il n’y a rien ici que vous puissiez voir."
