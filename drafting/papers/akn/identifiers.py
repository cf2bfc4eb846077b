"""Identifiers of elements by the naming convention of Akoma Ntoso (AKN-NC 1.0, §5): `para_5__point_a`."""

from __future__ import annotations

import re
from collections import Counter

# The convention's abbreviations; other elements are named in full.
_SHORT = {
    "paragraph": "para",
    "section": "sec",
    "recitals": "recs",
    "recital": "rec",
    "blockList": "list",
    "mainBody": "body",
}
_UNFIT = re.compile(r"[^\w.]+")


class Identifiers:
    """Gives every element its eId, and none to two: what carries a number is named by it, the rest is counted."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._counts: Counter[str] = Counter()

    def only(self, local: str, *, under: str = "") -> str:
        """The identifier of an element that its parent has once: `sec_1__heading`."""
        return self._new(_stem(local, under))

    def numbered(self, local: str, *, label: str | None, under: str = "") -> str:
        """The identifier of an element that bears a label, or is counted where it bears none."""
        stem = _stem(local, under)
        number = _UNFIT.sub("-", label or "").strip("-.")
        if not number:
            self._counts[stem] += 1
            number = str(self._counts[stem])
        return self._new(f"{stem}_{number}")

    def _new(self, wanted: str) -> str:
        """The identifier, told apart where it was given before: a text may have two paragraphs 11."""
        given, copy = wanted, 1
        while given in self._given:
            copy += 1
            given = f"{wanted}-{copy}"
        self._given.add(given)
        return given


def _stem(local: str, under: str) -> str:
    short = _SHORT.get(local, local)
    return f"{under}__{short}" if under else short
