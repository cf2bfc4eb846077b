"""Issuing from the screen: the check-list, the cover, the act, the papers that follow."""

from __future__ import annotations

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amendments.actions.decide import decide
from amendments.actions.open_round import open_round
from amendments.actions.prepare import prepare_amendment
from amendments.actions.submit import submit_amendment
from drafting.actions.keep_text_room import open_text_room
from drafting.live.document import Element
from drafting.live.rewrite import rewrite_room
from drafting.models import Body, Draft, Paper, Seat
from drafting.tasks import make_waiting_papers
from drafting.text.wording import from_plain
from tests.factories import acts, current, insert, issued, make_draft, reword, tabled, words
from tests.screens import at_screen, said


def page(draft: Draft) -> str:
    return f"/drafts/{draft.pk}/issue/"


@pytest.mark.parametrize(
    ("name", "status"),
    [("presidency", 200), ("secretariat", 200), ("france", 403), ("observer", 403), ("outsider", 404)],
)
def test_the_office_alone_comes_here(
    name: str, status: int, draft: Draft, request: pytest.FixtureRequest
) -> None:
    client = at_screen(request.getfixturevalue(name))
    assert client.get(page(draft)).status_code == status
    assert client.post(page(draft), {"do": "issue"}).status_code == (302 if status == 200 else status)


@pytest.mark.parametrize(("name", "status"), [("secretariat", 200), ("france", 404), ("observer", 404)])
def test_before_init_delegations_know_of_nothing(
    name: str, status: int, body: Body, request: pytest.FixtureRequest
) -> None:
    fresh = make_draft(body)
    assert at_screen(request.getfixturevalue(name)).get(page(fresh)).status_code == status


def test_the_list_says_what_is_left(
    draft: Draft, france: Seat, sweden: Seat, germany: Seat, presidency: Seat
) -> None:
    tabled(draft, reword(draft, "4", "two", "three"), by=france)
    kept = tabled(draft, insert(draft, "3", "Dogs travel free."), by=sweden)
    decide(kept, outcome="bracket", by=presidency)
    for_germany = prepare_amendment(
        draft,
        changes=[reword(draft, "5", "spring", "autumn")],
        justification="",
        on_behalf_of="DE",
        by=presidency,
    )
    submit_amendment(for_germany, by=presidency)
    told = said(at_screen(presidency).get(page(draft)))
    assert "2 amendments are not decided on" in told
    assert "1 amendment goes out in brackets." in told
    assert "1 decision is prepared and will be announced" in told
    assert "1 amendment entered on behalf of a delegation is not confirmed" in told
    assert "The cover lacks: Kind of document, To." in told


def test_the_list_names_what_the_proof_reader_would_not_let_pass(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    client = at_screen(presidency)
    assert "The proof-reader finds no error." in said(client.get(page(draft)))
    blank = tabled(draft, reword(draft, "4", "two", "[number]"), by=france)
    assert "The proof-reader finds no error." in said(client.get(page(draft)))
    decide(blank, outcome="accept", by=presidency)
    told = client.get(page(draft))
    assert "The proof-reader finds 1 error: “[number]”: still to be filled in" in said(told)
    assert (
        f"/drafts/{draft.pk}/text/#" in told.content.decode()
        or f"/drafts/{draft.pk}/#" in told.content.decode()
    )


def test_the_chair_is_told_what_is_bracketed_out_of_the_observers_sight(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    open_round(draft, release="at_once", formal=False, by=presidency)
    wish = tabled(draft, reword(draft, "4", "two", "three"), by=france)
    decide(wish, outcome="bracket", by=presidency)
    told = said(at_screen(presidency).get(page(draft)))
    assert "Nothing goes out in brackets." in told
    assert (
        "1 bracketed amendment, tabled informally or not released, stands in no paper that observers" in told
    )


def test_the_secretariat_numbers_anew_and_all_read_the_table(
    draft: Draft, france: Seat, sweden: Seat, presidency: Seat, secretariat: Seat
) -> None:
    wish = tabled(draft, insert(draft, "2", "Dogs travel free."), by=france)
    decide(wish, outcome="accept", by=presidency)
    client = at_screen(secretariat)
    assert "Number the paragraphs anew" in said(client.get(page(draft)))
    client.post(page(draft), {"do": "issue", "symbol": "", "number_anew": "yes"})
    assert [each.label for each in current(draft).standing.exclude(label=None)] == list("123456")
    told = said(at_screen(sweden).get(f"/drafts/{draft.pk}/revisions/"))
    assert "3 labels are new. 3 → 4 4 → 5 5 → 6" in told


def test_the_secretariat_is_not_told_what_the_chair_prepares(
    draft: Draft, france: Seat, presidency: Seat, secretariat: Seat
) -> None:
    wish = tabled(draft, reword(draft, "4", "two", "three"), by=france)
    decide(wish, outcome="reject", reason="Too rare.", by=presidency)
    told = said(at_screen(secretariat).get(page(draft)))
    assert "prepared" not in told
    assert "1 amendment is not decided on" in told


def test_the_next_symbol_is_proposed_and_another_may_be_typed(draft: Draft, secretariat: Seat) -> None:
    client = at_screen(secretariat)
    assert 'value="WK 7/2026 REV 1"' in client.get(page(draft)).content.decode()
    response = client.post(page(draft), {"do": "issue", "symbol": "6589/26"}, follow=True)
    assert "6589/26 is issued" in said(response)
    assert current(draft).symbol == "6589/26"


def test_issuing_leads_to_the_papers(draft: Draft, france: Seat, presidency: Seat) -> None:
    wish = tabled(draft, reword(draft, "2", "ring a bell", "sound a horn"), by=france)
    decide(wish, outcome="accept", by=presidency)
    client = at_screen(presidency)
    response = client.post(page(draft), {"do": "issue", "symbol": "WK 7/2026 REV 1"}, follow=True)
    assert "sound a horn" in words(draft, "2")
    ordered = current(draft).papers.count()
    assert f"0 of {ordered} papers are ready." in said(response)
    poll = f"/revisions/{current(draft).pk}/papers/"
    assert f'hx-get="{poll}"' in response.content.decode()
    make_waiting_papers()
    fragment = client.get(poll)
    assert f"{ordered} of {ordered} papers are ready." in said(fragment)
    assert "hx-get" not in fragment.content.decode()
    assert set(Paper.objects.values_list("state", flat=True)) == {"ready"}


def test_pressed_twice_it_is_issued_once(draft: Draft, presidency: Seat) -> None:
    client = at_screen(presidency)
    sent = {"do": "issue", "symbol": "WK 7/2026 REV 1"}
    assert client.post(page(draft), sent).status_code == 302
    again = client.post(page(draft), sent)
    assert again.status_code == 409
    assert "WK 7/2026 REV 1 has been issued already." in said(again)
    assert draft.revisions.count() == 2


def test_two_that_collide_are_named_and_nothing_is_issued(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    for seat, word in ((france, "should"), (germany, "must")):
        decide(tabled(draft, reword(draft, "2", "shall", word), by=seat), outcome="accept", by=presidency)
    client = at_screen(presidency)
    before = said(client.get(page(draft)))
    assert "1 conflict is left" in before
    assert "AM 2 and AM 1 on 2" in before
    refused = client.post(
        page(draft), {"do": "issue", "symbol": "WK 7/2026 REV 1", "field": ["to"], "text": ["Delegations"]}
    )
    assert refused.status_code == 409
    assert "Nothing was issued." in said(refused)
    assert "AM 2 and AM 1 on 2" in said(refused)
    assert 'value="WK 7/2026 REV 1"' in refused.content.decode()
    assert draft.revisions.count() == 1
    assert Draft.objects.get(pk=draft.pk).cover == [{"field": "to", "text": "Delegations"}]


def test_the_cover_is_kept_without_issuing(draft: Draft, secretariat: Seat) -> None:
    client = at_screen(secretariat)
    sent = {"do": "save", "field": ["from", "to", "on"], "text": ["Presidency", " All  delegations ", ""]}
    assert client.post(page(draft), sent).status_code == 302
    assert Draft.objects.get(pk=draft.pk).cover == [
        {"field": "from", "text": "Presidency"},
        {"field": "to", "text": "All delegations"},
    ]
    client.post(page(draft), sent)
    assert len(acts(draft, "edit_draft")) == 1
    assert draft.revisions.count() == 1


@pytest.mark.parametrize("text", ["a\0b", "x" * 2001])
def test_a_cover_that_cannot_be_printed_is_refused_with_what_was_typed(
    text: str, draft: Draft, secretariat: Seat
) -> None:
    refused = at_screen(secretariat).post(
        page(draft), {"do": "save", "field": ["to", "from"], "text": [text, "Our own hand"]}
    )
    assert refused.status_code == 400
    assert "Our own hand" in refused.content.decode()
    assert {"field": "from", "text": "Presidency"} in Draft.objects.get(pk=draft.pk).cover


def test_the_list_names_what_no_font_of_the_papers_can_show(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    client = at_screen(presidency)
    assert "in no font" not in said(client.get(page(draft)))
    thai = tabled(draft, reword(draft, "2", "a lamp", "a lamp (ไฟ)"), by=france)
    assert "in no font" not in said(client.get(page(draft)))
    decide(thai, outcome="accept", by=presidency)
    told = said(client.get(page(draft)))
    assert "2 characters are in no font of the papers, the PDF names them by their numbers:" in told
    assert "paragraph 2: ฟ (U+0E1F), ไ (U+0E44)" in told


def test_the_first_revision_shows_the_text_it_will_have(body: Body, presidency: Seat) -> None:
    fresh = make_draft(body)
    client = at_screen(presidency)
    told = said(client.get(page(fresh)))
    assert "The text has 7 paragraphs." in told
    assert "The proof-reader finds no error." in told
    assert "Operative 2 Each harbour shall keep a lamp lit" in told
    assert "WK 7/2026 INIT is issued" in said(
        client.post(page(fresh), {"do": "issue", "symbol": "WK 7/2026 INIT"}, follow=True)
    )


def test_before_init_the_list_says_what_a_proof_reader_stops_at(body: Body, presidency: Seat) -> None:
    fresh, client = make_draft(body), at_screen(presidency)
    file = SimpleUploadedFile("lights.md", b"# On lights\n\n1. Lamps are lit.\n\n1. Bells are rung.\n")
    client.post(f"/drafts/{fresh.pk}/preparation/", {"file": file})
    told = said(client.get(page(fresh)))
    assert "1 thing to look at: The label 1 stands twice." in told


def test_before_init_the_list_says_what_cannot_be_issued(body: Body, presidency: Seat) -> None:
    fresh = make_draft(body)
    poem = Element(str(uuid.uuid4()), "poem", None, None, from_plain("Roses are red."))
    rewrite_room(open_text_room(fresh), [poem], by=presidency)
    client = at_screen(presidency)
    assert "of no known kind: it cannot be issued so." in said(client.get(page(fresh)))
    refused = client.post(page(fresh), {"do": "issue"})
    assert refused.status_code == 400
    assert "Nothing was issued." in said(refused)


def test_without_a_text_nothing_is_issued(body: Body, presidency: Seat) -> None:
    empty = make_draft(body)
    empty.preparation = None
    empty.save()
    client = at_screen(presidency)
    assert "There is no text to issue yet." in said(client.get(page(empty)))
    assert client.post(page(empty), {"do": "issue"}).status_code == 409


def test_papers_of_an_issue_are_for_those_who_may_read_it(
    draft: Draft, presidency: Seat, observer: Seat, outsider: Seat
) -> None:
    revision = issued(draft, by=presidency)
    for path in (f"/revisions/{revision.pk}/papers/", f"/revisions/{revision.pk}/issued/"):
        assert at_screen(observer).get(path).status_code == 200
        assert at_screen(outsider).get(path).status_code == 404
