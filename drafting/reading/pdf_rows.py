"""Characters on a page to rows: what stands on one line, with its marks; what pages repeat is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafting.reading.marked import Marked, joined
from drafting.reading.outline import Mark, MarkKind
from drafting.reading.pdf_glyphs import Glyph, Page
from drafting.reading.text_lines import plain_characters

# Shares of the size of type.
_SAME_ROW = 0.5
_RAISED_BY, _RAISED_SIZE = 0.15, 0.8
_COLUMN_GAP = 1.2
_FIGURES = re.compile(r"\d+")
_EDGE_ROWS = 3
_FOOT = 0.075
# For whom a paper was made stands above its first page.
_AUDIENCE = re.compile(
    r"Distribution: (?:all delegations|Presidency only|delegation of .* only|one delegation only|public)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line. `first_word` is the width of its first word, `page_width` of its page."""

    page: int
    content: Marked
    left: float
    right: float
    base: float
    size: float
    first_word: float
    page_width: float

    @property
    def text(self) -> str:
        return self.content.text


def rows_of(pages: Sequence[Page]) -> list[Row]:
    """The rows of all pages in the order in which they are drawn, without running heads and feet."""
    by_page = [list(_page_rows(number, page)) for number, page in enumerate(pages)]
    repeated = _repeated(by_page)
    feet = [_foot(rows, page, of=len(pages)) for rows, page in zip(by_page, pages, strict=True)]
    return [
        row
        for rows, foot in zip(by_page, feet, strict=True)
        for row in rows
        if row.base > foot
        and _place(row) not in repeated
        and not (row.page == 0 and _AUDIENCE.fullmatch(row.text))
    ]


def _page_rows(number: int, page: Page) -> Iterator[Row]:
    line: list[Glyph] = []
    for glyph in page.glyphs:
        if line and _begins_row(line, glyph):
            yield from _row(line, number, page.width)
            line = []
        line.append(glyph)
    yield from _row(line, number, page.width)


def _begins_row(line: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether the character stands on another line than the one before it, or back at its beginning."""
    before = line[-1]
    if not glyph.text.strip():
        return False
    size = max(before.face.size, glyph.face.size)
    return abs(glyph.base - before.base) > _SAME_ROW * size or glyph.right < line[0].left


def _row(line: Sequence[Glyph], number: int, page_width: float) -> Iterator[Row]:
    shown = [glyph for glyph in line if glyph.text.strip()]
    if not shown:
        return
    size = Counter(glyph.face.size for glyph in shown).most_common(1)[0][0]
    size = max(size, max(glyph.face.size for glyph in shown) * _RAISED_SIZE)
    base = min(shown, key=lambda glyph: abs(glyph.face.size - size)).base
    word_end = next((at for at, glyph in enumerate(line) if not glyph.text.strip() and at), len(line))
    yield Row(
        number,
        _content(line, size, base),
        shown[0].left,
        shown[-1].right,
        base,
        size,
        line[word_end - 1].right - shown[0].left,
        page_width,
    )


def _content(line: Sequence[Glyph], size: float, base: float) -> Marked:
    """The words; a gap as wide as between columns is a tab."""
    pieces: list[Marked] = []
    before: Glyph | None = None
    for marks, group in groupby(line, key=lambda glyph: _marks(glyph, size, base)):
        text = ""
        for glyph in group:
            visible = bool(glyph.text.strip())
            if visible and before is not None and glyph.left - before.right > _COLUMN_GAP * size:
                text = text.rstrip() + "\t"
            text += glyph.text
            before = glyph if visible else before
        words = plain_characters(text).replace("\n", " ")
        pieces.append(
            Marked(words, tuple(Mark(0, len(words), kind) for kind in sorted(marks)) if words else ())
        )
    return joined(pieces)


def _marks(glyph: Glyph, size: float, base: float) -> frozenset[MarkKind]:
    raised = glyph.base - base > _RAISED_BY * size and glyph.face.size < _RAISED_SIZE * size + 0.01
    return glyph.face.marks | {"superscript"} if raised else glyph.face.marks


def _repeated(pages: Sequence[Sequence[Row]]) -> frozenset[tuple[str, int]]:
    """What stands at one height of most pages, at their top or foot, and differs in its figures alone."""
    seen: Counter[tuple[str, int]] = Counter()
    for rows in pages:
        heights = sorted(row.base for row in rows)
        edges = {*heights[:_EDGE_ROWS], *heights[-_EDGE_ROWS:]}
        seen.update({_place(row) for row in rows if row.base in edges})
    needed = max(2, (len(pages) + 1) // 2)
    return frozenset(place for place, times in seen.items() if times >= needed)


def _foot(rows: Sequence[Row], page: Page, *, of: int) -> float:
    """The height of the line at the very foot of a page that bears its number; what stands below goes with it."""
    for row in rows:
        numbers = {str(row.page + 1), f"{row.page + 1}/{of}"}
        first, *others = row.text.split()
        if row.base < _FOOT * page.height and (numbers & {*others} or (first in numbers and not others)):
            return row.base
    return -page.height


def _place(row: Row) -> tuple[str, int]:
    return _FIGURES.sub("#", " ".join(row.text.split())), round(row.base)
