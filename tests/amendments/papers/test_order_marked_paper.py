"""Papers marked another way than usual: by another profile, or against the first text as well."""

from __future__ import annotations

from typing import Any

import pytest

from amendments.actions.decide import decide
from drafting.actions.order_marked_paper import order_marked_paper
from drafting.api.revisions import paper_name
from drafting.errors import DomainError
from drafting.models import Draft, Paper, Revision, Seat
from drafting.models.paper_values import values_of_paper
from drafting.tasks import make_waiting_papers
from tests.factories import issued, reword, tabled
from tests.papers.pdf_words import page_texts


@pytest.fixture
def rev_2(draft: Draft, france: Seat, presidency: Seat) -> Revision:
    """REV 1 took up a wish of France's, REV 2 another."""
    for label, was, now in (("2", "shall", "should"), ("4", "two", "three")):
        wish = tabled(draft, reword(draft, label, was, now), by=france)
        decide(wish, outcome="accept", reason="", announce=True, by=presidency)
        revision = issued(draft, by=presidency)
    return revision


def test_both_baselines_are_named_on_page_one_when_they_are_asked_for(
    rev_2: Revision, secretariat: Seat
) -> None:
    paper = order_marked_paper(
        rev_2, format="pdf", profile="council-9657", against_first=True, by=secretariat
    )
    make_waiting_papers()
    paper.refresh_from_db()
    page = " ".join(page_texts(bytes(paper.content or b""))[0].split())
    assert "Changes to WK 7/2026 INIT are marked: new text is underlined" in page
    assert "What is new since WK 7/2026 REV 1 is in bold." in page
    assert paper_name(paper) == "WK 7-2026 REV 2 marked council-9657 against first.pdf"


def test_the_usual_marked_paper_stays_beside_it(rev_2: Revision, secretariat: Seat) -> None:
    order_marked_paper(rev_2, format="pdf", profile="underline", by=secretariat)
    again = order_marked_paper(rev_2, format="pdf", profile="underline", by=secretariat)
    marked = Paper.objects.filter(revision=rev_2, paper="marked", format="pdf")
    assert [each.profile for each in marked] == ["", "underline"]
    assert values_of_paper(again).profile.name == "underline"
    assert values_of_paper(again).first is None


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "by a delegation": ({"by": "france"}, "forbidden"),
    "by an outsider": ({"by": "outsider"}, "not_found"),
    "as a table": ({"format": "xlsx"}, "unknown_paper"),
    "by a profile that nobody wrote": ({"profile": "purple"}, "unknown_profile"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, rev_2: Revision, secretariat: Seat, request: pytest.FixtureRequest) -> None:
    asked, code = REFUSED[name]
    wanted = {"format": "pdf", "profile": "underline", "by": "secretariat"} | asked
    by = request.getfixturevalue(wanted.pop("by"))
    with pytest.raises(DomainError) as refused:
        order_marked_paper(rev_2, **wanted, by=by)
    assert refused.value.code == code


def test_nothing_is_marked_where_there_is_no_text_before(draft: Draft, secretariat: Seat) -> None:
    init = draft.revisions.get()
    with pytest.raises(DomainError) as refused:
        order_marked_paper(init, format="pdf", profile="underline", by=secretariat)
    assert refused.value.code == "no_text_before"
