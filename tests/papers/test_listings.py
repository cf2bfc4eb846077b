"""Tables of a negotiation in every form: nothing is computed, nothing is lost, the same bytes each time."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from drafting.papers.comments import Comment, comments
from drafting.papers.comparison import Compared, comparison
from drafting.papers.make import DATED_PAPERS, make_paper
from drafting.papers.positions import Matter, positions
from drafting.papers.snapshot import Listing, content_as_json, content_from_json
from drafting.papers.tables.cells import plain_cell, said
from drafting.papers.tables.neutral import neutral
from drafting.papers.tables.table import Column, Table, narrowed
from drafting.papers.values import PaperError, PaperValues
from tests.papers.dated_samples import ASKED, at_that_moment, listing
from tests.papers.pdf_words import page_texts
from tests.papers.samples import council_values, un_values
from tests.papers.word import part

TRAPS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")']


def values(content: Listing, base: PaperValues | None = None) -> PaperValues:
    return at_that_moment(base or council_values(), content)


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("trap", TRAPS)
def test_what_a_delegation_wrote_is_never_a_formula(trap: str) -> None:
    assert neutral(trap) == f"'{trap}"
    table = Table((Column("Reason", 1),), ((said(f"{trap}"),),))
    content = Listing("Title", "Key", table)
    cell = rows(make_paper("disposition", "csv", values(content)))[1][0]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    with zipfile.ZipFile(io.BytesIO(make_paper("disposition", "xlsx", values(content)))) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    assert not [element for element in sheet.iter() if etree.QName(element).localname == "f"]
    shown = ["".join(element.itertext()) for element in sheet.iter("{*}is")][1]
    assert shown == cell


def test_a_table_of_cells_shows_struck_and_new_words_as_signs() -> None:
    found = rows(make_paper("disposition", "csv", values(listing())))
    assert found[0] == [
        *("AM", "Old par.", "New par.", "Proposed by"),
        *("Proposal", "Decision", "Reason", "Where it is now"),
    ]
    assert found[1][4] == plain_cell(ASKED) == "Lamps [-shall-] {+should+} be lit."


@pytest.mark.parametrize("base", [council_values(), un_values()], ids=["council", "un"])
def test_the_disposition_says_all_of_it_in_word_and_on_the_page(base: PaperValues) -> None:
    made = values(listing(), base)
    wanted = ("3", "5bis", "FR, SE", "shall", "should", "taken up", "Agreed.", "in WK 1/2026 REV 1")
    document = part(make_paper("disposition", "docx", made), "word/document.xml")
    pages = page_texts(make_paper("disposition", "pdf", made))
    page = make_paper("disposition", "html", made).decode()
    for words in (*wanted, "State of play on 4 March 2026, 15:20"):
        assert words in "".join(document.itertext())
        assert words in " ".join(" ".join(pages).split())
        assert words in page
    assert {size.get("{*}orient") or size.values()[-1] for size in document.iter("{*}pgSz")} == {
        "16838",
        "landscape",
    }
    assert document.find(".//{*}tblHeader") is not None


def test_a_paper_that_names_positions_is_limite_but_the_public_s_is_not() -> None:
    bare = council_values()
    bare = replace(bare, text=replace(bare.text, cover=()))
    limite = make_paper("disposition", "html", values(listing(), bare)).decode()
    public = make_paper("disposition", "html", values(listing(), replace(bare, audience="public"))).decode()
    assert "LIMITE" in limite
    assert "LIMITE" not in public
    assert "Distribution: public" in public


def test_kept_as_json_a_listing_gives_the_same_bytes_again() -> None:
    content = listing()
    again = content_from_json(content_as_json(content), base=council_values().text)
    assert again == content
    for form in ("docx", "pdf", "html", "xlsx", "csv"):
        assert make_paper("disposition", form, values(content)) == make_paper(
            "disposition", form, values(again)
        )


def first_page(paper: str, made: PaperValues) -> str:
    return " ".join(page_texts(make_paper(paper, "pdf", made))[0].split())


def test_page_one_says_which_paper_of_the_text_it_is() -> None:
    council = first_page("disposition", values(listing(), council_values()))
    assert "comments – Disposition of the amendments" in council
    un = first_page("disposition", values(listing(), un_values()))
    assert "Disposition of the amendments" in un
    assert "draft resolution" not in un  # that line names the sponsors of the draft


def test_a_delegation_s_comments_come_from_the_delegation() -> None:
    line = Comment("3", "FR, SE", "5", ASKED, "It is dark.")
    own = comments([line], symbol="WK 1/2026", delegation="FR", author="France")
    page = first_page("comments", values(own, council_values()))
    assert "From: France To:" in page
    assert "Comments of FR on WK 1/2026" in page


def test_without_a_snapshot_there_is_no_paper_of_a_negotiation() -> None:
    for paper, form in DATED_PAPERS:
        with pytest.raises(PaperError) as refused:
            make_paper(paper, form, council_values())
        assert refused.value.code == "no_snapshot"


def test_more_delegations_than_a_page_has_room_for_are_told_line_by_line() -> None:
    codes = [f"D{number}" for number in range(9)]
    others = tuple(said("more") if code in ("D2", "D7") else () for code in codes)
    wide = comparison(
        [Compared("1.", said("Some."), others), Compared("2.", said("All."), ((),) * 9)],
        base="WK 1/2026",
        others=codes,
        of="delegations",
    ).table
    narrow = narrowed(wide, at_most=7)
    told = [[plain_cell(cell) for cell in row] for row in narrow.rows]
    assert told == [["1.", "Some.", "D2", "more"], ["", "", "D7", "more"], ["2.", "All.", "", ""]]
    assert narrowed(wide, at_most=11) == wide


def test_positions_and_comments_name_what_they_are_on() -> None:
    matrix = positions([Matter("AM 3 (FR)", {"SE": "support"})], codes=("DE", "SE"), symbol="WK 1/2026").table
    assert [plain_cell(cell) for cell in matrix.rows[0]] == ["AM 3 (FR)", "", "support"]
    line = Comment("3", "FR, SE", "5", ASKED, "It is dark.")
    own, every = (comments([line], symbol="WK 1/2026", delegation=code) for code in ("FR", None))
    assert own.title == "Comments of FR on WK 1/2026"
    assert [column.name for column in every.table.columns][1] == "Proposed by"
    assert "FR, SE" not in [plain_cell(cell) for cell in own.table.rows[0]]
