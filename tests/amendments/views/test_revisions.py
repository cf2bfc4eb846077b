"""The page of the revisions: chain, comparison, papers, disposition table."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amendments.actions.decide import decide
from amendments.models import Amendment
from drafting.models import Draft, Paper, Seat
from tests.factories import acts, delete, insert, issued, prepared, reword, tabled
from tests.screens import at_screen, said


def page(draft: Draft, **asked: object) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"/drafts/{draft.pk}/revisions/?{query}"


@pytest.fixture
def rev_1(draft: Draft, france: Seat, sweden: Seat, germany: Seat, presidency: Seat) -> Draft:
    """REV 1: France's horn is in, Germany's deletion is not."""
    horn = tabled(draft, reword(draft, "2", "ring a bell", "sound a horn"), by=france)
    decide(horn, outcome="accept", reason="Bells are hard to hear.", by=presidency)
    gone = tabled(draft, delete(draft, "5"), by=germany)
    decide(gone, outcome="reject", reason="It is needed.", by=presidency)
    tabled(draft, insert(draft, "3", "Dogs travel free."), by=sweden)
    issued(draft, by=presidency)
    return Draft.objects.get(pk=draft.pk)


@pytest.mark.parametrize(
    ("name", "status"), [("presidency", 200), ("france", 200), ("observer", 200), ("outsider", 404)]
)
def test_who_sees_the_chain(name: str, status: int, rev_1: Draft, request: pytest.FixtureRequest) -> None:
    assert at_screen(request.getfixturevalue(name)).get(page(rev_1)).status_code == status


def test_what_changed_stands_beside_whose_wish_it_was(rev_1: Draft, france: Seat) -> None:
    response = at_screen(france).get(page(rev_1))
    html, words = response.content.decode(), said(response)
    assert "<ins>horn</ins>" in html
    assert "1 paragraph changed, 2 words inserted , 2 words deleted" in words
    assert "FR AM 1" in words


def test_the_first_issue_has_nothing_before_it(draft: Draft, france: Seat) -> None:
    assert "INIT is the first issue" in said(at_screen(france).get(page(draft)))


def test_two_revisions_far_apart_name_the_one_that_brought_the_change(
    rev_1: Draft, france: Seat, presidency: Seat
) -> None:
    wish = tabled(rev_1, reword(rev_1, "4", "two", "three"), by=france)
    decide(wish, outcome="accept", by=presidency)
    last = issued(rev_1, by=presidency)
    first = rev_1.revisions.get(number=0)
    words = said(at_screen(france).get(page(rev_1, old=first.pk, new=last.pk)))
    assert "FR AM 1 REV 1" in words
    assert "FR AM 4 REV 2" in words


def test_a_revision_of_another_draft_is_not_compared(rev_1: Draft, france: Seat) -> None:
    assert at_screen(france).get(page(rev_1, old=rev_1.pk)).status_code == 404
    assert at_screen(france).get(page(rev_1, old="none")).status_code == 404


def test_every_amendment_is_told_with_its_end_and_the_reason(rev_1: Draft, italy: Seat) -> None:
    words = said(at_screen(italy).get(page(rev_1)))
    table = words[words.index("Disposition") :]
    assert "Bells are hard to hear." in table
    assert "Not taken up It is needed." in table
    assert "in REV 1" in table
    assert "AM 3" in table
    assert "Dogs travel free." in table


def test_what_the_chair_prepares_and_what_germany_prepares_stay_theirs(
    rev_1: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    dogs = Amendment.objects.get(number=3)
    decide(dogs, outcome="reject", reason="No dogs aboard.", by=presidency)
    prepared(rev_1, reword(rev_1, "4", "two", "nineteen"), by=germany)
    assert "No dogs aboard." not in said(at_screen(france).get(page(rev_1)))
    chair = said(at_screen(presidency).get(page(rev_1)))
    assert "No dogs aboard." in chair
    assert "nineteen" not in chair


def test_papers_are_listed_with_size_and_fingerprint(rev_1: Draft, france: Seat) -> None:
    paper = Paper.objects.filter(revision__draft=rev_1, revision__number=1).first()
    assert paper is not None
    Paper.objects.filter(pk=paper.pk).update(state="ready", size=2048, sha256="ab" * 32, content=b"x")
    response = at_screen(france).get(page(rev_1))
    assert f"/api/papers/{paper.pk}/" in response.content.decode()
    assert "2.0" in said(response)
    assert "abababab" in said(response)


def test_a_paper_that_failed_says_why_and_is_tried_again(
    rev_1: Draft, france: Seat, secretariat: Seat, outsider: Seat
) -> None:
    paper = Paper.objects.filter(revision__draft=rev_1, revision__number=1).first()
    assert paper is not None
    Paper.objects.filter(pk=paper.pk).update(state="failed", attempts=3, reason="PaperError: a table")
    again = f"/papers/{paper.pk}/retry/"
    assert "PaperError: a table" in said(at_screen(secretariat).get(page(rev_1)))
    assert again not in at_screen(france).get(page(rev_1)).content.decode()
    assert at_screen(france).post(again).status_code == 403
    assert at_screen(outsider).post(again).status_code == 404
    assert at_screen(secretariat).post(again).status_code == 302
    paper.refresh_from_db()
    assert paper.state == "queued"
    assert [act.seat for act in acts(rev_1, "retry_paper")] == ["Secretariat"]
    assert "has not failed" in said(at_screen(secretariat).post(again, follow=True))


def test_the_number_of_queries_grows_with_nothing(
    rev_1: Draft, france: Seat, sweden: Seat, presidency: Seat
) -> None:
    client = at_screen(france)
    client.get(page(rev_1))
    with CaptureQueriesContext(connection) as few:
        client.get(page(rev_1))
    for number in range(4):
        wish = tabled(rev_1, insert(rev_1, "3", f"Rule {number} is printed aboard."), by=sweden)
        decide(wish, outcome="accept", by=presidency)
        tabled(rev_1, reword(rev_1, "4", "two", f"{number + 20}"), by=france)
        issued(rev_1, by=presidency)
    with CaptureQueriesContext(connection) as many:
        client.get(page(rev_1))
    assert len(many) == len(few)
