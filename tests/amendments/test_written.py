"""Rows read as the database writes them are the rows that the ORM reads."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Model

from amendments.actions.decide import decide
from amendments.actions.invite import invite_cosponsor
from amendments.models import Amendment, Decision, Sponsorship
from amendments.models.change import Change
from amendments.models.written import instances
from drafting.models import Draft, Seat
from tests.factories import delete, insert, prepared, reword, tabled

pytestmark = pytest.mark.django_db


def told(row: Model) -> dict[str, Any]:
    """Every field with its value and its type."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {name: (type(value), value) for name, value in values.items()}


def test_amendments_their_sponsors_and_decisions_are_read_alike(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    mine = prepared(draft, insert(draft, "4", "“Dogs”\ttravel\\free – naïvely."), by=france)
    invite_cosponsor(mine, delegation="DE", by=france)
    tabled(draft, delete(draft, "5"), by=germany)
    other = tabled(draft, reword(draft, "3", "should", "shall"), by=germany)
    part = [reword(draft, "3", "should", "may")]
    decide(other, outcome="accept_modified", reason="As agreed.", changes=part, by=presidency)
    Amendment.objects.filter(pk=other.pk).update(late=True, authorship=[{"id": "é", "spans": []}])
    for model in (Amendment, Sponsorship, Decision):
        rows = list(model.objects.all())
        assert [told(row) for row in instances(model.objects.all())] == [told(row) for row in rows]
        assert rows


def test_a_field_of_an_unknown_kind_is_not_guessed_at(draft: Draft, france: Seat) -> None:
    prepared(draft, delete(draft, "5"), by=france)
    with pytest.raises(KeyError):
        instances(Change.objects.all())
