"""A line of the check-list before a revision is issued."""

from __future__ import annotations

from dataclasses import dataclass, field

# Of a long list so many are named; the page of amendments has them all.
NAMED_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class Link:
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Check:
    """One line: `tone` is "yes" (nothing to do), "warn" (look at it) or "no" (nothing can be issued like this)."""

    tone: str
    words: str
    links: list[Link] = field(default_factory=list)
    left: int = 0

    @property
    def icon(self) -> str:
        return {"yes": "check", "warn": "warn", "no": "clash"}[self.tone]
