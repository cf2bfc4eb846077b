"""Marked papers: what changed, shown as typists show it, with the key that names the text before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.papers.brackets import Agreed, BracketedParagraph, Version, Want, printed_text
from drafting.papers.make import make_paper
from drafting.papers.profiles import PROFILES, MarkingProfile
from drafting.papers.values import Baseline, PaperError, PaperValues
from drafting.text.paragraph import Footnote
from drafting.text.wording import Call, Run, from_plain, plain
from tests.builders import operative, text
from tests.papers.pdf_words import page_texts
from tests.papers.samples import council_values, un_values, values_against_two
from tests.papers.word import W, part


def shown(docx: bytes, local: str) -> list[str]:
    """The text of the runs that bear a property: `u` for inserted, `strike` for deleted."""
    return [
        "".join(text.text or "" for text in run.iter(f"{W}t"))
        for run in part(docx, "word/document.xml").iter(f"{W}r")
        if run.find(f"{W}rPr/{W}{local}") is not None
    ]


def test_page_one_names_the_text_that_this_one_is_compared_with() -> None:
    key = "Changes to WK 411/2026 INIT are marked"
    assert key in page_texts(make_paper("marked", "pdf", council_values()))[0]
    assert any(
        key in text
        for text in part(make_paper("marked", "docx", council_values()), "word/document.xml").itertext()
    )


def test_what_is_new_is_underlined_and_what_went_is_struck() -> None:
    marked = make_paper("marked", "docx", council_values())
    assert {"UNDERTAKE", "half", ", as appropriate", "4bis."} <= set(shown(marked, "u"))
    assert {"COMMIT ", "one third ", "use no more blue light than is needed;"} <= set(shown(marked, "strike"))


def test_a_moved_paragraph_is_in_italics_and_leaves_word_where_it_was() -> None:
    said = list(part(make_paper("marked", "docx", council_values()), "word/document.xml").itertext())
    assert "[Paragraph 8 moved]" in said
    assert "italics" in said


def test_nothing_in_a_marked_paper_is_a_revision() -> None:
    document = part(make_paper("marked", "docx", un_values()), "word/document.xml")
    assert not list(document.iter(f"{W}ins", f"{W}del"))


def test_a_first_text_cannot_be_marked() -> None:
    for form in ("docx", "pdf"):
        with pytest.raises(PaperError) as refused:
            make_paper("marked", form, replace(council_values(), baseline=None))
        assert refused.value.code == "no_baseline"


def marked(values: PaperValues, form: str = "docx") -> bytes:
    return make_paper("marked", form, values)


def said(docx: bytes) -> str:
    return "".join(part(docx, "word/document.xml").itertext())


def test_the_underline_profile_leaves_new_words_in_plain_weight() -> None:
    paper = marked(replace(council_values(), profile=PROFILES["underline"]))
    assert "new text is underlined, deleted text is struck through." in said(paper)
    assert "UNDERTAKE" in shown(paper, "u")
    assert "UNDERTAKE" not in shown(paper, "b")


def test_deletions_can_give_way_to_a_sign_and_their_notes_with_them() -> None:
    paper = marked(replace(council_values(), profile=PROFILES["council-9657"]))
    text = said(paper)
    assert "deleted text is shown by (…)." in text
    assert "WE (…) UNDERTAKE to reduce light directed at the sky by (…) half before 2035" in text
    assert "(b)(…)" in text
    assert "COMMIT" not in text
    assert not shown(paper, "strike")
    notes = part(paper, "word/footnotes.xml")
    assert [note.get(f"{W}id") for note in notes] == ["-1", "0", "1", "2", "3"]
    assert "Data are kept" not in "".join(notes.itertext())


def test_a_paper_marked_against_two_texts_names_both_and_marks_the_latest_words() -> None:
    paper = marked(replace(values_against_two(), profile=PROFILES["council-9657"]))
    text = said(paper)
    assert "Changes to WK 411/2026 INIT are marked" in text
    assert "What is new since WK 411/2026 REV 1 is in bold." in text
    assert {"UNDERTAKE", "half"} <= set(shown(paper, "u"))
    assert "UNDERTAKE" in shown(paper, "b")
    assert "half" not in shown(paper, "b")


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_every_profile_keeps_the_new_words_in_both_formats(profile: MarkingProfile) -> None:
    for values in (council_values(), un_values()):
        values = replace(values, profile=profile)
        pages = " ".join(" ".join(page_texts(marked(values, "pdf"))).split())
        for paragraph in values.text.paragraphs:
            assert plain(paragraph.wording).split()[-1] in pages
            assert plain(paragraph.wording).split()[-1] in said(marked(values))


AGREED = "Member States should report annually on lamps."
NOTE = Footnote("n1", "By the end of March.")


def against_itself_with(*pieces: Agreed | Version, wants: tuple[Want, ...] = (), noted: bool = False) -> str:
    """What a marked paper strikes of the agreed paragraph when these brackets are laid over it."""
    base = text(operative("1", AGREED))
    if noted:
        wording = (Run("Member States should report"), Call("n1"), Run(" annually on lamps."))
        base = replace(base, paragraphs=(replace(base.paragraphs[0], wording=wording),), footnotes=(NOTE,))
    paragraph = BracketedParagraph(base.paragraphs[0].id, "operative", "1", None, pieces, wants)
    values = replace(
        council_values(),
        text=printed_text(base, [paragraph]),
        baseline=Baseline("WK 411/2026 INIT", base),
        bracketed=frozenset({paragraph.id}),
    )
    paper = marked(values)
    assert "struck through" in said(paper)
    return "".join(shown(paper, "strike")).removeprefix("struck through")


def test_words_that_stand_are_not_struck_where_france_sweden_and_germany_are_in_brackets() -> None:
    """Brackets are laid over the text: the base wording stays (design §1)."""
    words = (
        Agreed(from_plain("Member States"), spaced=False),
        Version("", from_plain("should")),
        Version("SE", from_plain("must")),
        Agreed(from_plain("report annually on lamps.")),
    )
    wants = (Want("delete", "FR"), Want("move", "DE", "after 2"))
    assert against_itself_with(*words, wants=wants) == ""


def test_a_note_that_sweden_would_drop_is_not_struck_while_that_is_in_brackets() -> None:
    pieces = (
        Agreed(from_plain("Member States"), spaced=False),
        Version("", from_plain("should")),
        Version("FR", from_plain("shall")),
        Agreed(from_plain("report")),
        Version("", (Call("n1"),), spaced=False),
        Version("SE", ()),
        Agreed(from_plain("annually on lamps.")),
    )
    assert against_itself_with(*pieces, wants=(Want("delete", "DE"),), noted=True) == ""
