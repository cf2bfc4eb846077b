"""How deep a point lies: (a) is level 2, (i) under it 3, a. under that 4 (UN Editorial Manual)."""

from __future__ import annotations

from drafting.reading.labels import Label
from drafting.text.suffixes import root_of

POINT_LABELS = ("letter", "small", "roman", "bullet", "star")
_AFTER = {"i": "h", "v": "u", "x": "w", "ii": "hh", "vv": "uu", "xx": "ww"}


class PointLevels:
    """The level of each point of a numbered paragraph, told by the points before it."""

    def __init__(self) -> None:
        self._styles: list[str] = []
        self._last = ""

    def restart(self) -> None:
        """A new numbered paragraph begins: its first point is of level 2 again."""
        self._styles, self._last = [], ""

    def level_of(self, label: Label) -> int:
        """The level of the next point; a style of number seen before closes the styles below it."""
        style = self._style_of(label)
        if style in self._styles:
            del self._styles[self._styles.index(style) + 1 :]
        else:
            self._styles.append(style)
        self._last = label.text or ""
        return len(self._styles) + 1

    def _style_of(self, label: Label) -> str:
        """The kind of the label; but "(i)" after "(h)" or "(hbis)" is a letter, as is "(ibis)" after that."""
        text, before = label.text or "", root_of(self._last)
        goes_on = text != root_of(text) == before
        if label.kind == "roman" and text in _AFTER:
            goes_on = _AFTER[text] in (self._last, before)
        return self._styles[-1] if goes_on and self._styles else label.kind
