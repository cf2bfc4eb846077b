"""What Word calls revisions: who inserted, deleted or moved what, numbered through the whole document."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from drafting.papers.authors import PEN
from drafting.papers.docx.xml import add
from drafting.papers.sheet import LineSign, Sign, Stamp

# How the kept words of a moved paragraph are wrapped at its two ends; deleted and inserted words stay what they are.
_WRAPPERS: dict[tuple[LineSign, Sign], str] = {
    ("from", "keep"): "moveFrom",
    ("to", "keep"): "moveTo",
}
_PARAGRAPH_MARKS: dict[LineSign, str] = {"ins": "ins", "del": "del", "from": "del", "to": "ins"}


class Revisions:
    """Opens revision elements; a stamp that is not known is the pen holder's on the day of issue."""

    def __init__(self, issued: datetime) -> None:
        self._pen = Stamp(PEN, issued)
        self._count = 0

    def open(self, parent: etree._Element, local: str, stamp: Stamp | None, **more: str) -> etree._Element:
        """A new revision element `local` in `parent`, stamped."""
        self._count += 1
        who = stamp or self._pen
        return add(parent, local, id=str(self._count), author=who.author, date=_instant(who.date), **more)

    def wrap(
        self, parent: etree._Element, line: LineSign, sign: Sign, stamp: Stamp | None, moved: Stamp | None
    ) -> etree._Element:
        """Where the runs of a piece go: into a new wrapper, or straight into the paragraph where it is kept."""
        local = _WRAPPERS.get((line, sign)) or (sign if sign != "keep" else None)
        if local is None:
            return parent
        return self.open(parent, local, moved if sign == "keep" else stamp)

    def mark(self, properties: etree._Element, line: LineSign, stamp: Stamp | None) -> None:
        """Record that the paragraph's own mark came or went, so that the whole paragraph does."""
        local = _PARAGRAPH_MARKS.get(line)
        if local is not None:
            self.open(add(properties, "rPr"), local, stamp)

    def range_id(self) -> str:
        """A number for the range of a move."""
        self._count += 1
        return str(self._count)


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
