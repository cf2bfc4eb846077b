"""What Word calls revisions: who inserted, deleted or moved what, numbered through the whole document."""

from __future__ import annotations

from datetime import UTC, datetime

from drafting.papers.authors import PEN
from drafting.papers.docx.ends import End
from drafting.papers.docx.markup import element, escaped
from drafting.papers.sheet import LineSign, Sign, Stamp

# How the kept words of a moved paragraph are wrapped at its two ends; deleted and inserted words stay what they are.
_WRAPPERS: dict[tuple[LineSign, Sign], str] = {
    ("from", "keep"): "moveFrom",
    ("to", "keep"): "moveTo",
}
_ENDS: dict[LineSign, str] = {"ins": "ins", "del": "del", "from": "del", "to": "ins"}


class Revisions:
    """Writes revision elements; a stamp that is not known is the pen holder's on the day of issue."""

    def __init__(self, issued: datetime) -> None:
        self._pen = Stamp(PEN, issued)
        self._count = 0
        self._signatures: dict[Stamp, str] = {}

    def element(self, local: str, inner: str, stamp: Stamp | None) -> str:
        """A revision around its content, stamped."""
        attributes = self._attributes(stamp)
        return f"<w:{local}{attributes}>{inner}</w:{local}>" if inner else f"<w:{local}{attributes}/>"

    def wrapped(
        self, inner: str, line: LineSign, sign: Sign, *, stamp: Stamp | None, moved: Stamp | None
    ) -> str:
        """The runs of a piece in their revision, or as they are where they are kept."""
        local = _WRAPPERS.get((line, sign)) or (sign if sign != "keep" else None)
        if local is None:
            return inner
        return self.element(local, inner, moved if sign == "keep" else stamp)

    def paragraph_end(self, end: End) -> str:
        """The properties that record that a paragraph's end came or went, or had another style."""
        local = _ENDS.get(end.sign)
        properties = element("rPr", self.element(local, "", end.stamp)) if local else ""
        if end.was is not None:
            was = element("pPr", element("pStyle", val=end.was))
            properties += self.element("pPrChange", was, end.stamp)
        return properties

    def move_range(self, inner: str, line: LineSign, stamp: Stamp | None, *, name: str) -> tuple[str, str]:
        """The content of a moved paragraph behind what opens its range, and what closes the range after it."""
        local = "moveFromRange" if line == "from" else "moveToRange"
        start = f'<w:{local}Start{self._attributes(stamp)} w:name="{name}"/>'
        return start + inner, f'<w:{local}End w:id="{self._count}"/>'

    def next_id(self) -> int:
        """A number that no other mark of the document bears."""
        self._count += 1
        return self._count

    def _attributes(self, stamp: Stamp | None) -> str:
        who = stamp or self._pen
        signature = self._signatures.get(who)
        if signature is None:
            signature = f'w:author="{escaped(who.author)}" w:date="{instant(who.date)}"'
            self._signatures[who] = signature
        return f' w:id="{self.next_id()}" {signature}'


def instant(moment: datetime) -> str:
    """The moment as Word writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
