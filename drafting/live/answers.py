"""Each update has one answer: stored, once the commit returned, or refused."""

from __future__ import annotations

from collections.abc import Container

from drafting.live import protocol
from drafting.live.member import REFUSED, Member, frame

_STORED, _REFUSED = frame(protocol.STORED), frame(protocol.REFUSED)


class Answers:
    """The answers that members are owed: they bear no number, so that each has to come in its order."""

    def __init__(self) -> None:
        self._owed: dict[Member, int] = {}

    def owe(self, member: Member) -> None:
        """One of the member's updates is stored, or says nothing new."""
        self._owed[member] = self._owed.get(member, 0) + 1

    def give(self, *, not_to: Container[Member]) -> None:
        """Gives what is owed, except to those of whom an earlier update waits still."""
        if not self._owed:
            return
        owed, self._owed = self._owed, {}
        for member, count in owed.items():
            if member in not_to:
                self._owed[member] = count
            else:
                member.offer(_STORED * count)
                member.answered(count)


def refuse(member: Member) -> None:
    """Says that the update was not stored, and closes: the client keeps its text and begins anew."""
    member.offer(_REFUSED)
    member.close(REFUSED)
