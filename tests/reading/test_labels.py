"""The numbers of others' documents: what was added while negotiating is a point of the series it was put into."""

from __future__ import annotations

import pytest

from drafting.reading.read import read_document

# The points of one paragraph as typed, and the label and level of each.
SERIES = {
    "bis and ter of letters": ("(a) (abis) (ater) (b)", "a/2 abis/2 ater/2 b/2"),
    "bis of figures in letters": ("(a) (i) (ii) (iibis) (iii) (b)", "a/2 i/3 ii/3 iibis/3 iii/3 b/2"),
    "after decies": ("(a) (aundecies) (zvicies)", "a/2 aundecies/2 zvicies/2"),
    "(i) after (h)": ("(g) (h) (i) (j)", "g/2 h/2 i/2 j/2"),
    "(i) after (ha)": ("(g) (h) (ha) (i) (j)", "g/2 h/2 ha/2 i/2 j/2"),
    "(i) after (hbis)": ("(h) (hbis) (i) (ibis) (j)", "h/2 hbis/2 i/2 ibis/2 j/2"),
    "(i) under (b)": ("(a) (b) (i) (ibis) (ii)", "a/2 b/2 i/3 ibis/3 ii/3"),
}


@pytest.mark.parametrize(("typed", "read_as"), SERIES.values(), ids=SERIES)
def test_a_point_is_known_by_its_label(typed: str, read_as: str) -> None:
    points = "\n\n".join(f"{label} lamps at noon;" for label in typed.split())
    outline = read_document(name="text.txt", content=f"1. WE AGREE to dim:\n\n{points}\n".encode())
    assert [block.kind for block in outline.blocks[1:]] == ["subparagraph"] * len(typed.split())
    assert " ".join(f"{block.label}/{block.level}" for block in outline.blocks[1:]) == read_as


def test_a_paragraph_is_known_by_its_label_whatever_was_added() -> None:
    text = "2. WE AGREE.\n\n2undecies. WE AGREE again.\n\n2vicies. WE AGREE once more.\n"
    outline = read_document(name="text.txt", content=text.encode())
    assert [block.label for block in outline.blocks] == ["2", "2undecies", "2vicies"]
