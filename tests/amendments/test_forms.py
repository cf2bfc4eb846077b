"""What a form lets in, its verb takes: the longest that either holds is the same."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from rest_framework import serializers

from amendments.api import forms
from drafting.models import Draft, Seat
from tests.factories import at, reword, tabled

ONE = {"act": "delete"}
DECIDED = {"outcome": "reject"}
LONGEST: tuple[tuple[type[serializers.Serializer], str, Any, int, dict[str, Any]], ...] = (
    (forms.AmendmentForm, "changes", [ONE], 1000, {}),
    (forms.AmendmentForm, "justification", "a", 20_000, {"changes": [ONE]}),
    (forms.AmendmentEditForm, "changes", [ONE], 1000, {}),
    (forms.AmendmentEditForm, "justification", "a", 20_000, {}),
    (forms.RebaseForm, "changes", [ONE], 1000, {}),
    (forms.DecisionForm, "changes", [ONE], 1000, DECIDED),
    (forms.DecisionForm, "reason", "a", 5_000, DECIDED),
    (forms.PositionForm, "note", "a", 500, {"stance": "support"}),
    (forms.AgreementForm, "package", "a", 80, {"paragraph": str(uuid4()), "state": "agreed"}),
)


@pytest.mark.parametrize(("form", "field", "one", "most", "beside"), LONGEST)
def test_a_form_takes_the_longest_and_nothing_longer(
    form: type[serializers.Serializer], field: str, one: Any, most: int, beside: dict[str, Any]
) -> None:
    assert form(data=beside | {field: one * most}).is_valid()
    longer = form(data=beside | {field: one * (most + 1)})
    assert not longer.is_valid()
    assert set(longer.errors) == {field}


def test_what_the_forms_let_in_at_their_border_the_verbs_take(
    draft: Draft, presidency: Seat, france: Seat
) -> None:
    amendment = tabled(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    changes = [{"act": "delete", "paragraph": at(draft, "3")}]
    statuses = [
        _sent(france, f"drafts/{draft.pk}/amendments/", {"changes": changes, "justification": "a" * 20_000}),
        _sent(france, f"drafts/{draft.pk}/positions/", {"stance": "support", "note": "a" * 500}),
        _sent(
            presidency,
            f"drafts/{draft.pk}/agreements/",
            {"paragraph": at(draft, "2"), "state": "agreed", "package": "a" * 80},
        ),
        _sent(
            presidency,
            f"amendments/{amendment.pk}/decision/",
            {"outcome": "reject", "reason": "a" * 5_000},
        ),
    ]
    assert all(status in (200, 201) for status in statuses), statuses


def _sent(seat: Seat, path: str, body: dict[str, Any]) -> int:
    client = Client()
    client.force_login(seat.user)
    return client.post(f"/api/{path}", body, content_type="application/json").status_code
