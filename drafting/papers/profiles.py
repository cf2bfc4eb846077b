"""Marking profiles: in what print a marked paper shows what changed (conventions §1, marking of changes).

There is no single rule: each document prints its own key and names the document it is compared with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from drafting.text.wording import Mark

Look = Literal["bold", "italic", "underline", "strikethrough"]
Looks = frozenset[Look]
Deleted = Literal["strikethrough", "(…)", "[…]"]
_NO_LOOKS: Looks = frozenset()
_STRUCK: Looks = frozenset({"strikethrough"})


@dataclass(frozen=True, slots=True)
class MarkingProfile:
    """How new, deleted and moved text looks.

    `new` is said of what the text compared with did not have; `latest`, beside it, of what the revision before
    this one did not have, where a paper is marked against both. Deleted text is struck through or gives way
    to a sign.
    """

    name: str
    new: Looks
    latest: Looks
    deleted: Deleted
    moved: frozenset[Mark]

    def looks(self, sign: Literal["keep", "ins", "del"], *, latest: bool = False) -> Looks:
        """The looks of a stretch under a sign."""
        looks = self.new if sign == "ins" else _STRUCK if sign == "del" else _NO_LOOKS
        return looks | self.latest if latest else looks


BOLD_UNDERLINE = MarkingProfile(
    "bold-underline",
    new=frozenset({"bold", "underline"}),
    latest=frozenset({"italic"}),
    deleted="strikethrough",
    moved=frozenset({"italic"}),
)
UNDERLINE = MarkingProfile(
    "underline",
    new=frozenset({"underline"}),
    latest=frozenset({"bold"}),
    deleted="strikethrough",
    moved=frozenset({"italic"}),
)
# As 9657/15 prints it: against the first proposal and against the document before, deletions as a sign.
COUNCIL_9657 = MarkingProfile(
    "council-9657",
    new=frozenset({"underline"}),
    latest=frozenset({"bold"}),
    deleted="(…)",
    moved=frozenset({"italic"}),
)
PROFILES: Mapping[str, MarkingProfile] = {
    profile.name: profile for profile in (BOLD_UNDERLINE, UNDERLINE, COUNCIL_9657)
}
