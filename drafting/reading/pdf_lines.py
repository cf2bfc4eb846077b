"""A PDF with text in it to lines: rows that belong to one paragraph are joined by how the page is set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from drafting.reading.labels import leading_label
from drafting.reading.line import Line, Source
from drafting.reading.marked import Marked, joined, without
from drafting.reading.outline import Mark
from drafting.reading.paragraphs import is_closed
from drafting.reading.pdf_glyphs import read_pages
from drafting.reading.pdf_rows import Row, rows_of

# Shares of the distance between two lines of a paragraph, of the size of type, of the column's width.
_SAME_LEADING = 1.12
_SAME_SIZE = 0.06
_TIGHT = 1.4
_WIDEST_GAP = 3.0
_SPACE = 0.2
_HANGING = 4.0
_SHORT_LINE, _LONG_LINE = 0.25, 0.5
_SMALL_TYPE = 0.93
_NOTE_NUMBER = re.compile(r"(\d{1,3}|\*{1,3})[ \t\u00a0]")


def read_pdf_lines(content: bytes) -> Source:
    """The lines of a PDF; its footnotes stand among them at the feet of pages. Raises UnreadableDocument."""
    rows = rows_of(read_pages(content))
    setting = _Setting(rows)
    groups: list[list[Row]] = []
    for row in rows:
        if groups and setting.goes_on(groups[-1][-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    words = Counter(word.strip(".,;:()") for row in rows for word in row.text.split())
    lines: list[Line] = []
    page = 0
    for group in groups:
        joined_rows = _joined(group, words)
        line = _with_raised_number(joined_rows) if setting.is_small(group[0]) else joined_rows
        lines.append(Line(line, broken=group[0].page != page))
        page = group[-1].page
    return Source(tuple(lines))


class _Setting:
    """How the pages are set: the distance between lines for each size of type, and the column's edges."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._edges: dict[tuple[float, float], tuple[float, float]] = {}
        letters: Counter[float] = Counter()
        for row in rows:
            left, right = self._edges.get(_column(row), (row.left, row.right))
            self._edges[_column(row)] = (min(left, row.left), max(right, row.right))
            letters[row.size] += len(row.text)
        self._body = max(letters, key=lambda size: letters[size], default=0.0)
        pairs = [pair for pair in pairwise(rows) if _is_set_alike(*pair)]
        self._gaps = _gaps(pairs)
        # What stands below a full line without a stop mostly carries it on.
        full = _gaps(
            [
                (above, row)
                for above, row in pairs
                if self._is_full(above, row) and not is_closed(above.text.strip())
            ]
        )
        self._leading = {size: counted.most_common(1)[0][0] for size, counted in full.items()}

    def is_small(self, row: Row) -> bool:
        """Whether the row is set smaller than the text, as footnotes are."""
        return row.size < _SMALL_TYPE * self._body

    def goes_on(self, before: Row, row: Row) -> bool:
        """Whether the row carries on the paragraph: set alike, right below, and no place left for its first word.

        Where paragraphs are set apart, only a line that is clearly short ends one that nothing else ends.
        """
        if not _is_set_alike(before, row):
            return False
        carries_on = _carries_on(before.text.strip(), row.text.lstrip())
        ended = is_closed(before.text.strip()) and not carries_on
        if _begins_raised(row) or (ended and leading_label(row.text)):
            return False
        gap, leading = before.base - row.base, self._leading.get(_key(row), row.size * _TIGHT)
        if carries_on or gap > _SAME_LEADING * leading or row.left > row.page_width / 2:
            return carries_on and gap <= _SAME_LEADING * leading
        left, right = self._edges[_column(before)]
        whole = before.right - before.left > _LONG_LINE * (right - left) and not ended
        if whole and self._sets_apart(_key(row), leading):
            return self._room_after(before, row) < _SHORT_LINE * (right - left)
        return self._is_full(before, row)

    def _is_full(self, before: Row, row: Row) -> bool:
        """Whether the first word of the row had no place left on the line before."""
        return row.first_word + _SPACE * row.size > self._room_after(before, row)

    def _sets_apart(self, size: float, leading: float) -> bool:
        """Whether paragraphs of this size have a distance of their own, in at least one case of ten."""
        counted = self._gaps.get(size, Counter())
        apart = sum(times for gap, times in counted.items() if gap > _SAME_LEADING * leading)
        return apart * 10 >= sum(counted.values())

    def _room_after(self, before: Row, row: Row) -> float:
        """The width that was left on the line before; of a centred one, what it leaves of the whole column."""
        left, right = self._edges[_column(before)]
        if before.left - row.left <= _HANGING * row.size and not _are_centred(before, row, left):
            return right - before.right
        return right - left - (before.right - before.left)


def _carries_on(before: str, text: str) -> bool:
    """Whether the words alone say that the phrase goes on: a small letter after no stop, or after a comma."""
    return (
        text[:1].islower() and leading_label(text) is None and (not is_closed(before) or before.endswith(","))
    )


def _are_centred(before: Row, row: Row, left: float) -> bool:
    middle = abs(before.left + before.right - row.left - row.right) / 2
    return middle < _SPACE * row.size and before.left > left + row.size


def _is_set_alike(before: Row, row: Row) -> bool:
    """Whether the row stands below the other, on its page, in type of its size."""
    alike = abs(before.size - row.size) <= _SAME_SIZE * row.size
    return before.page == row.page and alike and 0 < before.base - row.base < _WIDEST_GAP * row.size


def _gaps(pairs: Iterable[tuple[Row, Row]]) -> Mapping[float, Counter[float]]:
    """For each size of type how often which distance lies between two lines."""
    gaps: dict[float, Counter[float]] = {}
    for before, row in pairs:
        gaps.setdefault(_key(row), Counter())[round(before.base - row.base, 1)] += 1
    return gaps


def _column(row: Row) -> tuple[float, float]:
    """Rows of one size on pages of one width share a column."""
    return row.page_width, _key(row)


def _key(row: Row) -> float:
    return round(row.size * 2) / 2


def _with_raised_number(line: Marked) -> Marked:
    """A footnote that prints its number on the line, with the number raised as elsewhere."""
    found = _NOTE_NUMBER.match(line.text)
    if found is None:
        return line
    return replace(line, marks=(Mark(0, len(found[1]), "superscript"), *line.marks))


def _begins_raised(row: Row) -> bool:
    return any(
        mark.kind == "superscript" and not row.text[: mark.start].strip() for mark in row.content.marks
    )


def _joined(rows: Sequence[Row], words: Counter[str]) -> Marked:
    """The rows as one line; a word that a hyphen parts is whole again."""
    content = rows[0].content
    for row in rows[1:]:
        end = content.text.rstrip()
        if not end.endswith("-") or end.endswith(" -"):
            content = joined([content, row.content], separator=" ")
            continue
        parted = without(content, spans=[(len(end), len(content.text))])
        if _is_added(end, row.text, words):
            parted = without(parted, spans=[(len(end) - 1, len(end))])
        content = joined([parted, row.content])
    return content


def _is_added(before: str, after: str, words: Counter[str]) -> bool:
    """Whether the typesetter added the hyphen: the word is written without it elsewhere, and not with it."""
    first, second = (
        before.split()[-1].lstrip('(“"'),
        after.split()[0].strip(".,;:()") if after.split() else "",
    )
    whole = first.removesuffix("-") + second
    return words[whole] > 0 and words[first + second] == 0
