"""What stands in the margin of a tracked paper: why each amendment was asked for and what was decided on it."""

from __future__ import annotations

from amendments.actions.decide import decide
from amendments.actions.open_round import open_round
from drafting.models import Draft, Revision, Seat
from drafting.models.paper_values import paper_values
from drafting.papers.make import make_paper
from tests.factories import at, delete, insert, issued, reword, standing, tabled
from tests.papers.word import Comment, comments, revisions


def margin(revision: Revision) -> list[Comment]:
    """The comments of the revision's tracked paper."""
    return comments(make_paper("tracked", "docx", paper_values(revision, "tracked")))


def said(revision: Revision) -> list[tuple[str, str, str]]:
    """(author, words, the words they stand beside)."""
    return [(each.author, each.text, each.beside) for each in margin(revision)]


def test_the_justification_is_the_delegation_s_and_the_decision_the_presidency_s(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    asked = reword(draft, "2", "ring a bell", "sound a horn")
    amendment = tabled(draft, asked, by=france, justification="Bells are not heard at sea.")
    decide(amendment, outcome="accept", reason="No objection was raised.", by=presidency)
    revision = issued(draft, by=presidency)
    assert said(revision) == [
        ("FR", "AM 1: Bells are not heard at sea.", "ringsound a bellhorn"),
        ("Presidency", "AM 1: taken up.\nNo objection was raised.", "ringsound a bellhorn"),
    ]
    decision = amendment.decisions.get(current=True)
    amendment.refresh_from_db()
    assert amendment.submitted_at is not None
    assert [each.date for each in margin(revision)] == [
        f"{amendment.submitted_at:%Y-%m-%dT%H:%M:%SZ}",
        f"{decision.decided_at:%Y-%m-%dT%H:%M:%SZ}",
    ]


def test_what_is_taken_up_in_part_says_so(draft: Draft, sweden: Seat, presidency: Seat) -> None:
    amendment = tabled(draft, reword(draft, "4", "two", "ten"), by=sweden)
    instead = [reword(draft, "4", "two", "three")]
    decide(amendment, outcome="accept_modified", changes=instead, by=presidency)
    assert said(issued(draft, by=presidency)) == [("Presidency", "AM 1: taken up in part.", "twothree")]


def test_an_amendment_to_several_paragraphs_is_explained_once_and_names_them(
    draft: Draft, germany: Seat, presidency: Seat
) -> None:
    changes = (
        reword(draft, "2", "a lamp", "two lamps"),
        insert(draft, "3", "Dogs travel free."),
        delete(draft, "5"),
    )
    decide(tabled(draft, *changes, by=germany), outcome="accept", by=presidency)
    told = [("Presidency", "AM 1, paragraphs 2, 3bis, 5: taken up.", "a lamptwo lamps")]
    assert said(issued(draft, by=presidency)) == told


def test_what_was_told_the_presidency_in_confidence_is_not_explained(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    asked = reword(draft, "2", "ring a bell", "sound a horn")
    amendment = tabled(draft, asked, by=france, to="presidency", justification="Our bells are broken.")
    decide(amendment, outcome="accept", reason="A favour.", by=presidency)
    assert margin(issued(draft, by=presidency)) == []


def test_what_was_tabled_informally_is_not_explained_to_those_who_were_not_in_the_room(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    open_round(draft, release="at_once", formal=False, by=presidency)
    amendment = tabled(draft, delete(draft, "5"), by=france, justification="Spring is late.")
    decide(amendment, outcome="accept", by=presidency)
    assert margin(issued(draft, by=presidency)) == []


def test_what_a_round_held_back_is_explained_under_the_number_it_gets_with_the_issue(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    open_round(draft, release="presidency", formal=True, by=presidency)
    decide(tabled(draft, delete(draft, "5"), by=france), outcome="accept", by=presidency)
    assert [text for _, text, _ in said(issued(draft, by=presidency))] == ["AM 1: taken up."]


def test_what_is_not_taken_up_or_withdrawn_by_an_undo_leaves_no_mark(
    draft: Draft, france: Seat, sweden: Seat, presidency: Seat
) -> None:
    refused = tabled(draft, delete(draft, "4"), by=france, justification="Too many reports.")
    decide(refused, outcome="reject", reason="They are wanted.", by=presidency)
    tabled(draft, delete(draft, "5"), by=sweden, justification="Not decided on.")
    assert margin(issued(draft, by=presidency)) == []


def test_the_public_is_given_no_reasons(draft: Draft, france: Seat, presidency: Seat) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france, justification="Spring is late.")
    decide(amendment, outcome="accept", by=presidency)
    revision = issued(draft, by=presidency)
    for audience, seen in (("public", 0), ("all", 2)):
        values = paper_values(revision, "tracked", audience=audience)
        assert len(comments(make_paper("tracked", "docx", values))) == seen


def test_a_note_worded_anew_is_the_delegation_s_that_asked_for_it(
    draft: Draft, italy: Seat, presidency: Seat
) -> None:
    runs = standing(draft, "3").runs
    notes = [
        {"id": run["footnote"], "text": "As counted by the pilots."} for run in runs if "footnote" in run
    ]
    asked = {"act": "reword", "paragraph": at(draft, "3"), "runs": runs, "footnotes": notes}
    decide(tabled(draft, asked, by=italy), outcome="accept", by=presidency)
    revision = issued(draft, by=presidency)
    paper = make_paper("tracked", "docx", paper_values(revision, "tracked"))
    assert {(each.act, each.author, each.text) for each in revisions(paper, "word/footnotes.xml")} == {
        ("del", "IT", "listed"),
        ("ins", "IT", "counted"),
        ("del", "IT", " of each island"),
    }
    assert said(revision) == [("Presidency", "AM 1: taken up.", "")]
