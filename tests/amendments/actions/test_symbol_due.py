"""Under which symbol the next text goes out: the chain goes on, begins a new document, or corrects the last issue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amendments.actions.decide import decide
from amendments.actions.symbol_due import symbol_due
from drafting.errors import DomainError
from drafting.models import Body, Draft, Seat
from drafting.text.paragraph import Family
from drafting.text.symbols import base_symbol, format_symbol
from tests.factories import issued, make_draft, make_text, reword, tabled
from tests.text.cases import rows

TYPED = rows("symbols/typed.txt")
REFUSED = "refused: "


def due_after(last: str, typed: str, body: Body, presidency: Seat) -> str:
    """The symbol of the issue that follows one under `last`, when this is typed."""
    family: Family = "un" if last.startswith("E/") else "council"
    draft = make_draft(
        body, symbol=format_symbol(base_symbol(last)), text=replace(make_text(), family=family)
    )
    issued(draft, by=presidency)
    draft.revisions.update(symbol=last)
    return format_symbol(symbol_due(draft, draft.revisions.get(), typed))


@pytest.mark.parametrize(("last", "typed", "due"), [row for row in TYPED if REFUSED not in row[2]])
def test_the_next_issue_bears_the_symbol_that_is_due(
    last: str, typed: str, due: str, body: Body, presidency: Seat
) -> None:
    assert due_after(last, typed, body, presidency) == due


@pytest.mark.parametrize(("last", "typed", "why"), [row for row in TYPED if REFUSED in row[2]])
def test_what_cannot_be_the_next_issue_is_refused_with_the_reason(
    last: str, typed: str, why: str, body: Body, presidency: Seat
) -> None:
    with pytest.raises(DomainError) as refused:
        due_after(last, typed, body, presidency)
    assert refused.value.code in ("bad_symbol", "symbol_taken")
    assert why.removeprefix(REFUSED) in refused.value.detail


def test_after_a_corrigendum_the_chain_goes_on_with_the_next_revision(
    draft: Draft, france: Seat, presidency: Seat, secretariat: Seat
) -> None:
    slip = tabled(draft, reword(draft, "4", "two", "three"), by=france)
    decide(slip, outcome="accept", by=presidency)
    corrected = issued(draft, by=secretariat, symbol="WK 7/2026 INIT COR 1")
    assert (corrected.number, corrected.previous_symbol) == (1, "WK 7/2026 INIT")
    assert Draft.objects.get(pk=draft.pk).symbol == "WK 7/2026"
    assert issued(draft, by=secretariat).symbol == "WK 7/2026 REV 1"


def test_before_the_first_issue_there_is_nothing_to_correct(body: Body, presidency: Seat) -> None:
    with pytest.raises(DomainError, match="corrects the text last issued") as refused:
        issued(make_draft(body, symbol="WK 8/2026"), by=presidency, symbol="WK 8/2026 INIT COR 1")
    assert refused.value.code == "bad_symbol"
