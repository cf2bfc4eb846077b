"""What the proof-reader stops at before a text is issued for the first time."""

from __future__ import annotations

import pytest

from drafting.text.findings import findings
from drafting.text.paragraph import Footnote, Paragraph, Text
from drafting.text.wording import Call, Run, from_plain


def text(*lines: str, notes: tuple[Footnote, ...] = ()) -> Text:
    """Lines "operative 3" or "heading 2 level": the kind, its label (- for none) and, for headings, the level."""
    paragraphs = []
    for place, line in enumerate(lines):
        kind, label, *level = line.split()
        wording = (Run("Words."), Call("note")) if notes and place == 0 else from_plain("Words.")
        paragraphs.append(
            Paragraph(
                str(place),
                kind,  # type: ignore[arg-type]
                None if label == "-" else label,
                int(level[0]) if level else None,
                wording,
            )
        )
    return Text("council", "", (), tuple(paragraphs), notes)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["operative 1", "operative 2", "operative 3"], []),
        (["operative -", "operative -"], []),
        (["operative 1", "operative 2", "operative 2"], [("label_twice", "2", "2")]),
        (["operative 1", "operative -"], [("label_missing", "1", "")]),
        (["operative 1", "operative 2", "operative 5"], [("number_missing", "2", "3")]),
        (["operative 4", "operative 5"], []),
        (["operative 1", "operative 1bis", "operative 2"], []),
        (["operative 1", "subparagraph a", "subparagraph b", "operative 2", "subparagraph a"], []),
        (["operative 1", "subparagraph a", "subparagraph a"], [("label_twice", "2", "a")]),
        (["preambular 1", "preambular 2", "operative 3"], []),
        (["preambular 1", "operative 1"], [("label_twice", "1", "1")]),
        (["preambular -", "operative 1"], []),
        (["heading - 1", "heading - 2", "heading - 3", "heading - 1"], []),
        (["heading - 1", "heading - 3"], [("level_left_out", "1", "3")]),
        (["title -", "narrative -", "meeting_line -"], []),
    ],
)
def test_labels_and_levels(lines: list[str], found: list[tuple[str, str, str]]) -> None:
    assert [(each.code, each.paragraph, each.said) for each in findings(text(*lines))] == found


@pytest.mark.parametrize(("words", "found"), [("Of oil.", []), ("", [("note_without_words", "0", "1")])])
def test_a_footnote_whose_words_were_not_found(words: str, found: list[tuple[str, str, str]]) -> None:
    told = findings(text("narrative -", notes=(Footnote("note", words),)))
    assert [(each.code, each.paragraph, each.said) for each in told] == found
