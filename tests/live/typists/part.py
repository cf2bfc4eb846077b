"""What a typist is given to do, and what he says of himself."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

# "stock" is y-websocket's own provider, "bare" a line of ours in JavaScript, "pycrdt" one in Python.
Kind = Literal["stock", "bare", "pycrdt"]
Deed = Literal["type", "delete", "mark", "paragraph", "cut", "back"]
Step = tuple[int, Deed, float]


@dataclass(frozen=True, slots=True)
class Part:
    """`steps` are (milliseconds to wait, deed, dice), done over and over by who `goes_on` until he is told to finish;
    each frame is sent `lag` milliseconds late. He puts words only into texts that begin with `where`."""

    name: str
    kind: Kind
    url: str
    token: str
    steps: tuple[Step, ...]
    lag: int = 0
    goes_on: bool = False
    where: str = ""

    def as_json(self) -> dict[str, Any]:
        """For the typists in JavaScript."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Report:
    """Words by what was answered; a stock client hears no answers, so that his all wait. Text as he sees it."""

    name: str
    ok: list[str]
    waiting: list[str]
    refused: list[str]
    deleted: list[str]
    is_here: bool
    is_quiet: bool
    text: str
    closed: list[int]

    @property
    def written(self) -> list[str]:
        """All that he ever put in."""
        return [*self.ok, *self.waiting, *self.refused]
