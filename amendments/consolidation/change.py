"""What an amendment asks, as values: changes of paragraph ids, never of numbers or offsets."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.text.paragraph import Footnote, Kind
from drafting.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Reword:
    """The paragraph shall read `wording`; `footnotes` are the notes that it adds or words anew."""

    paragraph: str
    wording: Wording
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class Insert:
    """A new paragraph `paragraph` (its permanent id) after `after` (None: at the very beginning)."""

    paragraph: str
    after: str | None
    kind: Kind
    wording: Wording
    level: int | None = None
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class Delete:
    """The paragraph goes, and leaves a gap in the numbering."""

    paragraph: str


@dataclass(frozen=True, slots=True)
class Move:
    """The paragraph stands after `after` (None: first), under the label it has."""

    paragraph: str
    after: str | None


Change = Reword | Insert | Delete | Move


@dataclass(frozen=True, slots=True)
class Proposal:
    """One amendment as the core sees it.

    `id` is opaque; `source` is what the result will name ("FR, SE"); `order` sorts proposals that stand at
    one place: (rank of the delegation in its body, order of submission).
    """

    id: str
    source: str
    order: tuple[int, int]
    changes: tuple[Change, ...]
