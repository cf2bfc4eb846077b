"""Each update has one answer: stored, once the commit returned, or refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

from drafting.live import protocol
from drafting.live.member import REFUSED, Member, frame

_STORED, _REFUSED = frame(protocol.STORED), frame(protocol.REFUSED)


class Answers:
    """The answers that members are owed: they bear no number, so that each has to come in its order."""

    def __init__(self) -> None:
        self._owed: Counter[Member] = Counter()

    def owe(self, member: Member) -> None:
        """One of the member's updates is stored, or says nothing new."""
        self._owed[member] += 1

    def give(self, *, not_to: Container[Member]) -> None:
        """Gives what is owed, except to those of whom an earlier update waits still."""
        for member in [member for member in self._owed if member not in not_to]:
            count = self._owed.pop(member)
            member.offer(_STORED * count)
            member.answered(count)


def refuse(member: Member) -> None:
    """Says that the update was not stored, and closes: the client keeps its text and begins anew."""
    member.offer(_REFUSED)
    member.close(REFUSED)
