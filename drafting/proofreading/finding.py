"""What a proof-reader reports: the rule, how grave it is, where in the outline, and the words it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`block` is the index into the outline's blocks; None is the cover, a footnote (`where` names it) or the whole.

    `start` and `end` are code points of the text in which `quote` stands; all three are None where the finding is
    about something that is not there.
    """

    rule: str
    severity: Severity
    block: int | None
    where: str | None
    quote: str | None
    start: int | None
    end: int | None
    message: str


def as_json(found: Sequence[Finding]) -> list[dict[str, Any]]:
    """The findings in the form that the command prints."""
    return [asdict(each) for each in found]
