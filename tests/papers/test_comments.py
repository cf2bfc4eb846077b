"""The margin of a tracked paper: each amendment's justification and the decision on it, beside what it changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.papers.make import PAPERS, make_paper
from drafting.papers.values import Explanation, PaperValues
from drafting.text.paragraph import Footnote
from tests.papers.samples import DECIDED, SUBMITTED, council_before, council_values, explained, un_values
from tests.papers.word import Comment, W, comments, part


def margin(values: PaperValues) -> list[Comment]:
    return comments(make_paper("tracked", "docx", values))


def test_justification_and_decision_stand_beside_the_words_that_changed() -> None:
    beside = {each.text.partition(":")[0]: each.beside for each in margin(explained(council_values()))}
    assert beside == {
        "Presidency on pp1": " and 6",
        "FR, SE on op3": "COMMITUNDERTAKE to reduce light directed at the sky by one thirdhalf before 2035, "
        "as appropriate",
        "PL on op4bis": "WE ENCOURAGE public authorities to publish their lighting plans.",
        "AT on p5a": "horizontal",
        "DE on p5b": "use no more blue light than is needed;",
        "IT on op7": "WE WELCOME the measurements made by volunteers.",
        "IE on op8": "WE WILL MEET again in 2028, in the southern region.",
        "ES on op8": ", in the southern region",
    }  # fmt: skip


def test_they_stand_in_the_order_of_the_text_justification_first() -> None:
    told = [(each.author, each.date, each.text) for each in margin(explained(council_values()))][2:4]
    assert told == [
        ("FR, SE", f"{SUBMITTED:%Y-%m-%dT%H:%M:%SZ}", "FR, SE on op3: stars & lamps < moon\nand “more”."),
        ("Presidency", f"{DECIDED:%Y-%m-%dT%H:%M:%SZ}", "FR, SE on op3: taken up."),
    ]


def test_what_an_amendment_did_to_several_paragraphs_is_explained_at_the_first() -> None:
    values = explained(council_values())
    one = tuple(replace(change, proposals=("AM",)) for change in values.changes)
    found = margin(
        replace(values, changes=one, explanations=(Explanation("AM", "FR", DECIDED, "All of it."),))
    )
    assert [(each.text, each.beside) for each in found] == [("All of it.", " and 6")]


def test_an_edit_that_two_amendments_ask_for_is_explained_by_both() -> None:
    values = council_values()
    both = tuple(
        replace(each, proposals=("1", "2")) if each.paragraph == "op3" else each for each in values.changes
    )
    told = (Explanation("1", "FR", DECIDED, "One."), Explanation("2", "SE", DECIDED, "Two."))
    found = margin(replace(values, changes=both, explanations=told))
    assert {each.text: each.beside[:6] for each in found} == {"One.": "COMMIT", "Two.": "COMMIT"}


def test_new_words_of_a_note_are_explained_at_its_call() -> None:
    values = explained(council_values())
    before = council_before()
    notes = tuple(Footnote(note.id, "Old words.") if note.id == "fn2" else note for note in before.footnotes)
    assert values.baseline is not None
    asked = replace(
        values.changes[0], paragraph="op4", start=0, end=0, words=(), notes=("fn2",), proposals=("note",)
    )
    values = replace(
        values,
        baseline=replace(values.baseline, text=replace(before, footnotes=notes)),
        changes=(asked,),
        explanations=(Explanation("note", "FR", DECIDED, "A newer guidance."),),
    )
    paper = make_paper("tracked", "docx", values)
    assert [each.text for each in comments(paper)] == ["A newer guidance."]
    behind = part(paper, "word/document.xml").find(f".//{W}commentRangeEnd").getprevious()
    assert behind.find(f"{W}footnoteReference").get(f"{W}id") == "2"


def test_what_changed_nothing_that_can_be_seen_is_not_explained() -> None:
    values = council_values()
    assert margin(replace(values, explanations=(Explanation("elsewhere", "FR", DECIDED, "Lost."),))) == []


@pytest.mark.parametrize("audience", ["all", "presidency", "public"])
def test_the_public_is_given_no_reasons(audience: str) -> None:
    told = margin(replace(explained(council_values()), audience=audience))
    assert bool(told) == (audience != "public")


def test_only_the_tracked_paper_tells_reasons() -> None:
    for values in (explained(council_values()), explained(un_values())):
        for paper, form in PAPERS:
            if form == "docx" and paper != "tracked":
                assert comments(make_paper(paper, form, values)) == []


def test_comments_are_numbered_apart_from_notes() -> None:
    paper = make_paper("tracked", "docx", explained(council_values()))
    notes = {int(note.get(f"{W}id")) for note in part(paper, "word/footnotes.xml")}
    numbers = [int(comment.get(f"{W}id")) for comment in part(paper, "word/comments.xml")]
    assert min(numbers) > max(notes)
    assert len(numbers) == len(set(numbers))
