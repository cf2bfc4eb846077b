"""How the pages of a PDF are set: what is a paragraph's next line, and what begins another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from drafting.reading.cover import introduces
from drafting.reading.labels import leading_label
from drafting.reading.marked import bears
from drafting.reading.paragraphs import is_closed
from drafting.reading.pdf_rows import Row

# Shares of the distance between two lines of a paragraph, of the size of type, of the column's width.
_SAME_LEADING = 1.12
_SAME_SIZE = 0.06
_TIGHT = 1.4
_WIDEST_GAP = 3.0
_SPACE = 0.2
_INDENT, _HANGING = 1.5, 4.0
_SHORT_LINE, _LONG_LINE = 0.25, 0.5
_SMALL_TYPE = 0.93
_NEAR_EDGE, _ENOUGH = 0.97, 3


class Setting:
    """How the pages are set: the distance between lines for each size of type, and the column's edges."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._edges = _edges(rows)
        letters: Counter[float] = Counter()
        for row in rows:
            letters[row.size] += len(row.text)
        self._body = max(letters, key=lambda size: letters[size], default=0.0)
        pairs = [pair for pair in pairwise(rows) if _is_set_alike(*pair)]
        self._gaps = _gaps(pairs)
        # What stands below a full line without a stop mostly carries it on.
        full = _gaps(
            [
                (above, row)
                for above, row in pairs
                if self._is_full(above, row) and not is_closed(above.text.strip()) and not _is_beside(row)
            ]
        )
        self._leading = {size: counted.most_common(1)[0][0] for size, counted in full.items()}

    def is_small(self, row: Row) -> bool:
        """Whether the row is set smaller than the text, as footnotes are."""
        return row.size < _SMALL_TYPE * self._body

    def is_unnumbered_point(self, row: Row, *, above: Row, introduced: bool) -> bool:
        """Whether a paragraph is set in from the one above, which introduces it, or stands in line with a point."""
        if (
            leading_label(row.text) is not None
            or _begins_raised(row)
            or _stands_out(row)
            or self.is_small(row)
        ):
            return False
        indent = row.left - above.left
        return indent > _INDENT * row.size if introduced else abs(indent) < _SPACE * row.size

    def goes_on(self, before: Row, row: Row) -> bool:
        """Whether the row carries on the paragraph: set alike, right below, and no place left for its first word.

        Where paragraphs are set apart, only a line that is clearly short ends one that nothing else ends.
        """
        if not _is_set_alike(before, row):
            return False
        carries_on = _carries_on(before.text.strip(), row.text.lstrip())
        ended = is_closed(before.text.strip()) and not carries_on
        if _begins_raised(row) or _is_named(row) or (ended and leading_label(row.text)):
            return False
        gap, leading = before.base - row.base, self._leading.get(_key(row), row.size * _TIGHT)
        if carries_on or gap > _SAME_LEADING * leading or _is_beside(row):
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


def _edges(rows: Sequence[Row]) -> dict[tuple[float, float], tuple[float, float]]:
    """The left and right edge of each column; where few lines reach one, its margins are taken to be equal."""
    columns: dict[tuple[float, float], list[Row]] = {}
    for row in rows:
        columns.setdefault(_column(row), []).append(row)
    edges: dict[tuple[float, float], tuple[float, float]] = {}
    for column, own in columns.items():
        left, right = min(row.left for row in own), max(row.right for row in own)
        reached = sum(row.right > _NEAR_EDGE * right for row in own)
        edges[column] = left, right if reached >= _ENOUGH else max(right, column[0] - left)
    return edges


def _carries_on(before: str, text: str) -> bool:
    """Whether the words alone say that the phrase goes on: a small letter after no stop, or after a comma."""
    return (
        text[:1].islower() and leading_label(text) is None and (not is_closed(before) or before.endswith(","))
    )


def _are_centred(before: Row, row: Row, left: float) -> bool:
    middle = abs(before.left + before.right - row.left - row.right) / 2
    return middle < _SPACE * row.size and before.left > left + row.size


def _is_beside(row: Row) -> bool:
    """Whether the row stands in the right half of the page, as the block of a cover does."""
    return row.left > row.page_width / 2


def _stands_out(row: Row) -> bool:
    return bears(row.content, "bold") or bears(row.content, "italic")


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


def _is_named(row: Row) -> bool:
    """Whether the row begins, before a tab, by a name or a number: "Subject:", "12."."""
    name, tab, _ = row.text.partition("\t")
    return bool(tab) and introduces(name.strip())


def _begins_raised(row: Row) -> bool:
    return any(
        mark.kind == "superscript" and not row.text[: mark.start].strip() for mark in row.content.marks
    )
