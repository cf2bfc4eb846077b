"""Under which symbol and day a revision goes out."""

from __future__ import annotations

import pytest
from django.utils import timezone

from amendments.actions.issue import issue_revision
from drafting.errors import DomainError
from drafting.models import Body, Draft, Seat
from drafting.papers.days import day
from tests.factories import delete, issued, make_draft, taken


def test_the_chain_goes_on_under_a_new_symbol(
    draft: Draft, france: Seat, presidency: Seat, secretariat: Seat
) -> None:
    taken(draft, delete(draft, "5"), by=france, chair=presidency)
    issued(draft, by=secretariat)
    moved = issued(draft, by=secretariat, symbol="6589/26")
    assert (moved.number, moved.symbol, moved.previous_symbol) == (2, "6589/26", "WK 7/2026 REV 1")
    assert Draft.objects.get(pk=draft.pk).symbol == "6589/26"
    assert issued(draft, by=secretariat).symbol == "6589/1/26 REV 1"


@pytest.mark.parametrize(
    ("symbol", "status", "code"),
    [
        ("WK 7/2026 INIT", 409, "symbol_taken"),
        ("WK 7/2026", 409, "symbol_taken"),
        ("WK 8/2026 INIT", 409, "symbol_taken"),
        ("no symbol", 400, "bad_symbol"),
        ("6589/26\0", 400, "bad_symbol"),
    ],
)
def test_a_symbol_names_one_document(
    symbol: str, status: int, code: str, draft: Draft, body: Body, presidency: Seat
) -> None:
    make_draft(body, symbol="WK 8/2026")
    with pytest.raises(DomainError) as refused:
        issue_revision(draft, symbol=symbol, by=presidency)
    assert (refused.value.status, refused.value.code) == (status, code)


def test_the_day_of_issue_is_printed_in_the_language_of_the_cover(draft: Draft, presidency: Seat) -> None:
    draft.cover = [{"field": "place_date", "text": "Bruxelles, le 8 juin 2015"}]
    draft.save(update_fields=["cover"])
    assert issue_revision(draft, by=presidency).cover[0]["text"] == "Bruxelles, le 8 juin 2015"
    following = issue_revision(draft, by=presidency)
    today = day(timezone.localtime(following.issued_at), "FR")
    assert following.cover[0]["text"] == f"Bruxelles, le {today}"


def test_the_day_of_issue_takes_the_place_of_the_last_ones(draft: Draft, presidency: Seat) -> None:
    draft.cover = [
        {"field": "place_date", "text": "Lindau, 8 June 2015"},
        {"field": "subject", "text": "Sky"},
    ]
    draft.save(update_fields=["cover"])
    dated = issue_revision(draft, by=presidency)
    assert dated.cover[0] == {"field": "place_date", "text": "Lindau, 8 June 2015"}
    following = issue_revision(draft, by=presidency)
    today = timezone.localtime(following.issued_at)
    assert following.cover[0]["text"] == f"Lindau, {today:%-d %B %Y}"
    assert following.cover[1] == {"field": "prev_doc", "text": dated.symbol}
