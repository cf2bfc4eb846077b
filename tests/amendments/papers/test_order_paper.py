"""Papers of a small negotiation: what each audience is told, and that it can be made again."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.test import Client

from amendments.actions.decide import decide
from amendments.actions.enter_position import enter_position
from amendments.actions.order_paper import order_paper
from amendments.models import Amendment
from drafting.models import Body, Draft, Paper, Seat
from drafting.models.paper_values import values_of_paper
from drafting.models.stored import text_of_revision
from drafting.papers.make import make_paper
from drafting.papers.snapshot import content_from_json
from drafting.text.paragraph import Text
from drafting.text.wording import plain
from tests.factories import (
    at,
    current,
    delete,
    insert,
    issued,
    move,
    reword,
    standing,
    tabled,
)


def text_in(paper: Paper) -> Text:
    """The text of the snapshot that the paper is made from."""
    assert paper.snapshot is not None
    content = content_from_json(paper.snapshot.content, base=text_of_revision(paper.revision))
    assert isinstance(content, Text)
    return content


def words_of(paper: Paper, paragraph: str) -> str:
    return next(plain(each.wording) for each in text_in(paper).paragraphs if each.id == paragraph)


def table_of(paper: Paper) -> list[list[str]]:
    """The paper as its cells say it."""
    made = make_paper(paper.paper, "csv", values_of_paper(paper))
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def take(amendment: Amendment, outcome: str, *, by: Seat, reason: str = "") -> None:
    decide(amendment, outcome=outcome, reason=reason, announce=True, by=by)


def test_the_rolling_text_names_who_wants_what_and_who_reserves(
    draft: Draft, france: Seat, germany: Seat, sweden: Seat, presidency: Seat
) -> None:
    wish = tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    tabled(draft, reword(draft, "2", "shall", "may"), by=germany)
    tabled(draft, delete(draft, "5"), by=sweden)
    new = tabled(draft, insert(draft, "3", "Dogs travel free."), by=france)
    tabled(draft, move(draft, "4", after="2"), by=germany)
    enter_position(draft, stance="reservation", reservation="scrutiny", amendment=wish.pk, by=sweden)
    enter_position(draft, stance="reservation", reservation="general", by=germany)
    paper = order_paper(draft, paper="rolling", format="docx", by=presidency)
    assert words_of(paper, at(draft, "2")).startswith(
        "Each harbour [shall] [DE: may] [FR: should] keep a lamp"
    )
    assert words_of(paper, at(draft, "5")).endswith("in the spring.] [SE: delete the paragraph]")
    assert words_of(paper, at(draft, "4")).endswith("[DE: move after 2]")
    assert words_of(paper, str(new.changes.get().paragraph_id)) == "[FR: Dogs travel free.]"
    notes = [note.text for note in text_in(paper).footnotes]
    assert notes[:2] == ["DE general reservation.", "SE scrutiny reservation."]


def test_what_is_not_released_is_told_only_to_those_who_may_know_it(
    draft: Draft, france: Seat, sweden: Seat, presidency: Seat, secretariat: Seat
) -> None:
    tabled(draft, reword(draft, "2", "shall", "quietly shall"), by=france, to="presidency")

    def told(**audience: str) -> str:
        by = presidency if audience == {"audience": "presidency"} else secretariat
        paper = order_paper(draft, paper="rolling", format="pdf", by=by, **audience)
        return words_of(paper, at(draft, "2"))

    assert "quietly" not in told()
    assert "quietly" not in told(audience="public")
    assert "quietly" not in told(audience="delegation", delegation="SE")
    assert "[FR: quietly]" in told(audience="delegation", delegation="FR")
    assert "[FR: quietly]" in told(audience="presidency")


def test_a_decision_that_is_not_announced_is_in_the_presidencys_paper_alone(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    wish = tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    decide(wish, outcome="reject", reason="Secret.", by=presidency)
    for audience, decision, reason in (("all", "open", ""), ("presidency", "not taken up", "Secret.")):
        paper = order_paper(draft, paper="disposition", format="csv", audience=audience, by=presidency)
        assert table_of(paper)[1][5:7] == [decision, reason]


def test_the_disposition_tells_every_amendment_and_where_it_is_now(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    taken = tabled(draft, reword(draft, "2", "ring a bell", "sound a horn"), by=france)
    left = tabled(draft, delete(draft, "5"), by=germany)
    tabled(draft, insert(draft, "3", "Dogs travel free."), by=germany)
    take(taken, "accept", reason="Agreed.", by=presidency)
    take(left, "reject", reason="=1+1", by=presidency)
    issued(draft, by=presidency)
    kept = current(draft).papers.get(paper="disposition", format="xlsx")
    found = table_of(kept)[1:]
    assert [row[:4] + row[5:] for row in found] == [
        ["1", "2", "2", "FR", "taken up", "Agreed.", "in WK 7/2026 REV 1"],
        ["2", "5", "5", "DE", "not taken up", "'=1+1", "–"],
        ["3", "after 3", "–", "DE", "open", "", "open on WK 7/2026 REV 1"],
    ]
    assert found[0][4] == "… lamp lit at night and [-ring-] {+sound+} a [-bell-] {+horn+} in fog."
    assert found[1][4].startswith("Delete 5: [-The Council")
    assert found[2][4] == "New after 3: {+Dogs travel free.+}"


def test_a_note_alone_that_is_worded_anew_is_told_in_every_paper(
    draft: Draft, france: Seat, sweden: Seat, presidency: Seat
) -> None:
    row = standing(draft, "3")
    (note,) = (run["footnote"] for run in row.runs if "footnote" in run)
    asked = {"act": "reword", "paragraph": str(row.paragraph_id), "runs": row.runs}
    old = current(draft).footnotes[0]["text"]
    tabled(draft, {**asked, "footnotes": [{"id": note, "text": f"{old} Or so."}]}, by=france)
    tabled(draft, {**asked, "footnotes": [{"id": note, "text": "None."}]}, by=sweden)
    said = table_of(order_paper(draft, paper="disposition", format="csv", by=presidency))
    assert said[1][4].startswith("Note 1: ")
    assert said[1][4].endswith("{+ Or so.+}")
    beside = table_of(order_paper(draft, paper="comparison", format="csv", by=presidency))
    assert next(row for row in beside if row[0] == "3.")[2].startswith("AM 1: Note 1: ")
    rolling = text_in(order_paper(draft, paper="rolling", format="docx", by=presidency))
    assert [each.text for each in rolling.footnotes] == [f"[{old}] [FR: {old} Or so.] [SE: None.]"]


def test_an_issue_leaves_brackets_in_its_clean_paper_and_none_in_the_tracked_one(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    for wish in (
        tabled(draft, reword(draft, "2", "shall", "should"), by=france),
        tabled(draft, insert(draft, "3", "Dogs travel free."), by=germany),
    ):
        take(wish, "bracket", by=presidency)
    revision = issued(draft, by=presidency)
    clean = values_of_paper(revision.papers.get(paper="clean", format="docx")).text
    assert [plain(each.wording) for each in clean.paragraphs if each.label in ("2", "3bis")] == [
        "Each harbour [shall] [FR: should] keep a lamp lit at night and ring a bell in fog.",
        "[DE: Dogs travel free.]",
    ]
    marked = values_of_paper(revision.papers.get(paper="marked", format="docx"))
    laid_over = [each.label for each in marked.text.paragraphs if each.id in marked.bracketed]
    assert laid_over == ["2", "3bis"]
    tracked = values_of_paper(revision.papers.get(paper="tracked"))
    assert (tracked.text, tracked.bracketed) == (text_of_revision(revision), frozenset())
    shown = Client()
    shown.force_login(france.user)
    listed = shown.get(f"/api/revisions/{revision.pk}/").json()["brackets"]
    assert [set(each) for each in listed] == [{"paragraph", "amendment"}] * 2


def test_the_room_text_holds_what_is_announced_and_says_that_it_has_no_status(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    take(tabled(draft, reword(draft, "2", "ring a bell", "sound a horn"), by=france), "accept", by=presidency)
    take(tabled(draft, reword(draft, "2", "shall", "should"), by=germany), "bracket", by=presidency)
    paper = order_paper(draft, paper="room_text", format="html", by=presidency)
    assert words_of(paper, at(draft, "2")) == (
        "Each harbour [shall] [DE: should] keep a lamp lit at night and sound a horn in fog."
    )
    page = make_paper("room_text", "html", values_of_paper(paper)).decode()
    assert ", no status" in page


def test_a_delegation_s_comments_are_an_addendum_and_keep_its_number(
    draft: Draft, france: Seat, germany: Seat, secretariat: Seat
) -> None:
    tabled(draft, reword(draft, "2", "shall", "should"), by=france, justification="It is dark.")
    tabled(draft, delete(draft, "5"), by=germany)
    symbols = [
        order_paper(draft, paper="comments", format=form, delegation=code, by=secretariat).snapshot
        for code, form in (("FR", "docx"), ("DE", "docx"), ("FR", "csv"))
    ]
    assert [each.symbol for each in symbols if each] == [
        "WK 7/2026 INIT ADD 1",
        "WK 7/2026 INIT ADD 2",
        "WK 7/2026 INIT ADD 1",
    ]
    own = Paper.objects.get(paper="comments", format="csv")
    assert [row[1] for row in table_of(own)[1:]] == ["2"]
    assert table_of(own)[1][3] == "It is dark."


def test_an_addendum_that_says_something_else_by_now_is_revised(
    draft: Draft, france: Seat, germany: Seat, secretariat: Seat
) -> None:
    def ordered(paper: str, form: str, **asked: Any) -> str:
        row = order_paper(draft, paper=paper, format=form, by=secretariat, **asked)
        assert row.snapshot is not None
        return row.snapshot.symbol

    tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    assert ordered("comments", "docx", delegation="FR") == "WK 7/2026 INIT ADD 1"
    assert ordered("disposition", "pdf", addendum=True) == "WK 7/2026 INIT ADD 2"
    assert ordered("disposition", "xlsx", addendum=True) == "WK 7/2026 INIT ADD 2"
    assert ordered("disposition", "csv") == ""
    tabled(draft, delete(draft, "5"), by=germany)
    assert ordered("disposition", "pdf", addendum=True) == "WK 7/2026 INIT ADD 2 REV 1"
    tabled(draft, reword(draft, "4", "two", "three"), by=france)
    assert ordered("disposition", "pdf", addendum=True) == "WK 7/2026 INIT ADD 2 REV 2"
    assert ordered("comments", "docx", delegation="FR") == "WK 7/2026 INIT ADD 1 REV 1"
    assert ordered("positions", "docx", addendum=True) == "WK 7/2026 INIT ADD 3"


def test_a_comparison_has_a_column_for_each_delegation_or_each_revision(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    taken = tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    tabled(draft, delete(draft, "5"), by=germany)
    beside = table_of(order_paper(draft, paper="comparison", format="csv", by=presidency))
    assert beside[0] == ["Par.", "WK 7/2026 INIT", "DE", "FR"]
    assert [row[0] for row in beside if any(row[2:])] == ["Par.", "2.", "5."]
    take(taken, "accept", by=presidency)
    issued(draft, by=presidency)
    chain = table_of(order_paper(draft, paper="comparison", format="csv", of="revisions", by=presidency))
    assert chain[0] == ["Par.", "WK 7/2026 INIT", "WK 7/2026 REV 1"]
    assert next(row for row in chain if row[0] == "2.")[2].startswith("Each harbour [-shall-] {+should+}")


def test_positions_stand_in_a_matrix_and_silence_is_an_empty_cell(
    draft: Draft, france: Seat, germany: Seat, sweden: Seat, presidency: Seat
) -> None:
    wish = tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    enter_position(draft, stance="support", amendment=wish.pk, by=sweden)
    enter_position(draft, stance="objection", by=germany)
    found = table_of(order_paper(draft, paper="positions", format="csv", by=presidency))
    assert found == [
        ["On", "DE", "SE"],
        ["The text as a whole", "objection", ""],
        ["AM 1 (FR), paragraph 2", "", "support"],
    ]


def test_the_same_snapshot_gives_the_same_bytes_whatever_happened_since(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    for paper, form in (("rolling", "docx"), ("rolling", "pdf"), ("disposition", "xlsx"), ("rolling", "xml")):
        ordered = order_paper(draft, paper=paper, format=form, by=presidency)
        first = make_paper(paper, form, values_of_paper(ordered))
        tabled(draft, reword(draft, "4", "two", f"{len(first)}"), by=germany)
        again = Paper.objects.select_related("revision", "snapshot").get(pk=ordered.pk)
        assert make_paper(paper, form, values_of_paper(again)) == first


def test_export_writes_the_negotiation_as_it_stands_now(
    draft: Draft, body: Body, france: Seat, presidency: Seat, tmp_path: Path
) -> None:
    tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    out = tmp_path / "rolling.html"
    call_command("export", "WK 7/2026 INIT", paper="rolling", format="html", out=out)
    assert "[shall] [FR: should]" in out.read_text(encoding="utf-8")
    call_command(
        "export", "WK 7/2026 INIT", "--paper=comments", "--format=csv", f"--out={tmp_path / 'c.csv'}"
    )
    assert "FR" in (tmp_path / "c.csv").read_text(encoding="utf-8-sig")
