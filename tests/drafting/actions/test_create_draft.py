"""Opening a draft: under which symbol."""

from __future__ import annotations

import pytest

from drafting.actions.create_draft import create_draft
from drafting.errors import DomainError
from drafting.models import Act, Body, Draft, Seat


@pytest.mark.parametrize(
    ("family", "symbol", "stem"),
    [
        ("council", "WK 9/2026 INIT", "WK 9/2026"),
        ("council", "13024/2/23 REV 2", "13024/23"),
        ("un", "E/CN.31/2026/L.4/Rev.1", "E/CN.31/2026/L.4"),
    ],
)
def test_its_chain_begins_at_the_stem(
    family: str, symbol: str, stem: str, body: Body, secretariat: Seat
) -> None:
    draft = create_draft(title="Harbours", body=body, family=family, symbol=symbol, by=secretariat)
    assert (draft.family, draft.symbol) == (family, stem)
    assert Act.objects.get(draft=draft).payload["symbol"] == stem


@pytest.mark.parametrize(
    ("family", "symbol"),
    [
        # Of the other family: no revision could ever be issued under it.
        ("council", "E/CN.31/2026/L.4"),
        ("un", "WK 9/2026"),
        # Of no family.
        ("council", "６５８９/18"),
        ("council", "WK 9/2026 INIT REV 1"),
        ("council", "no symbol"),
    ],
)
def test_a_symbol_that_no_revision_can_bear_is_refused(
    family: str, symbol: str, body: Body, secretariat: Seat
) -> None:
    with pytest.raises(DomainError) as refused:
        create_draft(title="Harbours", body=body, family=family, symbol=symbol, by=secretariat)
    assert (refused.value.status, refused.value.code) == (400, "bad_symbol")
    assert not Draft.objects.exists()
