"""Who may order a paper of a negotiation, and who may have it."""

from __future__ import annotations

import pytest
from django.test import Client

from amendments.actions.open_round import open_round
from amendments.actions.order_paper import order_paper
from drafting.errors import DomainError
from drafting.models import Draft, Paper, Seat
from drafting.permissions import may_have
from drafting.tasks import make_waiting_papers
from tests.factories import (
    PASSWORD,
    acts,
    current,
    reword,
    tabled,
)


def test_a_wider_download_is_refused(
    draft: Draft,
    france: Seat,
    france3: Seat,
    sweden: Seat,
    observer: Seat,
    secretariat: Seat,
    presidency: Seat,
) -> None:
    tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    ordered = {
        audience: order_paper(
            draft,
            paper="disposition",
            format="csv",
            audience=audience,
            delegation="FR" if audience == "delegation" else None,
            by=presidency if audience == "presidency" else secretariat,
        )
        for audience in ("all", "presidency", "delegation", "public")
    }
    make_waiting_papers()

    def reaches(seat: Seat) -> set[str]:
        client = Client()
        assert client.login(username=seat.user.username, password=PASSWORD)
        answers = {
            audience: client.get(f"/api/papers/{paper.pk}/").status_code
            for audience, paper in ordered.items()
        }
        listed = {each["id"] for each in client.get(f"/api/revisions/{current(draft).pk}/papers/").json()}
        got = {audience for audience, status in answers.items() if status == 200}
        assert set(answers.values()) <= {200, 404}
        assert got == {audience for audience, paper in ordered.items() if str(paper.pk) in listed}
        return got

    assert reaches(france3) == {"all", "delegation", "public"}
    assert reaches(sweden) == {"all", "public"}
    assert reaches(observer) == {"all", "public"}
    assert reaches(presidency) == {"all", "presidency", "delegation", "public"}
    assert reaches(secretariat) == {"all", "delegation", "public"}


def test_observers_get_no_paper_that_tells_positions_or_an_informal_round(
    draft: Draft, france: Seat, observer: Seat, sweden: Seat, presidency: Seat
) -> None:
    for paper in ("rolling", "positions"):
        ordered = order_paper(draft, paper=paper, format="pdf", by=presidency)
        assert (may_have(observer, ordered), may_have(sweden, ordered)) == (False, True)
    open_round(draft, formal=False, by=presidency)
    tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    ordered = order_paper(draft, paper="disposition", format="pdf", by=presidency)
    assert (may_have(observer, ordered), may_have(sweden, ordered)) == (False, True)


def test_only_the_offices_order_the_secretariat_alone_for_the_public_the_presidency_for_itself(
    draft: Draft, france: Seat, presidency: Seat, secretariat: Seat, outsider: Seat
) -> None:
    refusals = [
        ({"by": france}, "forbidden"),
        ({"by": outsider}, "not_found"),
        ({"by": presidency, "audience": "public"}, "forbidden"),
        ({"by": secretariat, "audience": "presidency"}, "forbidden"),
        ({"by": presidency, "audience": "delegation"}, "delegation_needed"),
        ({"by": presidency, "audience": "everybody"}, "unknown_audience"),
        ({"by": presidency, "delegation": "XX"}, "unknown_delegation"),
        ({"by": presidency, "format": "xml"}, "unknown_paper"),
        ({"by": presidency, "delegation": "FR"}, "delegation_not_meant"),
    ]
    for asked, code in refusals:
        with pytest.raises(DomainError) as refused:
            order_paper(draft, **{"paper": "disposition", "format": "pdf"} | asked)
        assert refused.value.code == code
    assert not Paper.objects.filter(paper="disposition").exists()
    order_paper(draft, paper="disposition", format="pdf", by=presidency)
    assert [act.audience for act in acts(draft, "order_paper")] == ["office"]
