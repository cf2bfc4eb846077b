"""What a paper is made from: a revision, what it is compared with, and who changed what. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from drafting.papers.profiles import BOLD_UNDERLINE, MarkingProfile
from drafting.papers.snapshot import Snapshot
from drafting.text.paragraph import Text
from drafting.text.words import Word

Audience = Literal["all", "presidency", "delegation", "public"]
Act = Literal["reword", "insert", "delete", "move"]


class PaperError(ValueError):
    """A paper that cannot be made from these values; `code` is stable, the message is for a person."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code, self.detail = code, detail


@dataclass(frozen=True, slots=True)
class Baseline:
    """The issued text that a marked or a tracked paper is compared with; `bracketed` as in PaperValues."""

    symbol: str
    text: Text
    bracketed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """One change between the baseline and the revision, with who asked for it and when it was decided.

    `source` is printed as the author ("FR, SE"). Of a reword, the words `start` to `end` (exclusive, counted as
    `split_words` cuts the baseline's wording) became `words`, or the `notes` (by id) read otherwise; other acts concern
    the whole paragraph. `proposals` are the ids of what asked for it, as its explanations name them.
    """

    paragraph: str
    act: Act
    source: str
    date: datetime
    start: int = 0
    end: int = 0
    words: tuple[Word, ...] = ()
    notes: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the text was changed as a proposal asked: its justification, or what was decided on it and why.

    Said by `author` on `date`; lines of `text` are paragraphs.
    """

    proposal: str
    author: str
    date: datetime
    text: str


@dataclass(frozen=True, slots=True)
class PaperValues:
    """A revision as its papers need it.

    `text` is printed as it stands, its cover fields included; `symbol` and, where given, `previous_symbol`
    override what the cover says. `issued` (with a time zone) dates the file, so that the same revision gives
    the same bytes on any day. `audience` is stated on page 1; `delegation` names the one an audience of
    "delegation" means. `snapshot` is what the papers of a negotiation are made from.

    `bracketed` are the paragraphs (by id) that the text prints with brackets laid over their words.

    A marked paper is printed by `profile`. With `first`, the text that the negotiation began with, it is marked
    against that, and what is new since the baseline bears a second mark.
    """

    symbol: str
    text: Text
    issued: datetime
    previous_symbol: str | None = None
    audience: Audience = "all"
    delegation: str | None = None
    baseline: Baseline | None = None
    changes: tuple[TrackedChange, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    snapshot: Snapshot | None = None
    first: Baseline | None = None
    profile: MarkingProfile = BOLD_UNDERLINE
    bracketed: frozenset[str] = frozenset()


def needed_baseline(values: PaperValues) -> Baseline:
    """What the revision is compared with. Raises PaperError `no_baseline` where nothing came before it."""
    if values.baseline is None:
        raise PaperError("no_baseline", f"{values.symbol} has no text before it to be compared with.")
    return values.baseline
