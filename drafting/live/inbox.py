"""What members of a room have sent, and what is to become of it: stored, answered, held back or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from drafting.live.answers import Answers
from drafting.live.copy import Copy, Verdict
from drafting.live.entries import Entry
from drafting.live.member import Member
from drafting.live.parse_update import Update

# What may wait in a room for an update that it rests on; more is no accident.
HELD_AT_MOST = 256


class Sent(NamedTuple):
    """An update that a member sent; `is_answer` to our question what we lack."""

    member: Member
    update: Update
    is_answer: bool


@dataclass(slots=True)
class Judged:
    """What is to be stored, each as it was sent and as it goes into the log; and who is refused after that."""

    to_store: list[tuple[Sent, Entry]] = field(default_factory=list)
    refused: list[Member] = field(default_factory=list)


class Inbox:
    """What is known already is owed an answer at once; what rests on more than is known is held until more is."""

    def __init__(self) -> None:
        self._new: list[Sent] = []
        self._held: list[Sent] = []

    @property
    def waiting(self) -> set[Member]:
        """Of whom something is held."""
        return {each.member for each in self._held} if self._held else set()

    @property
    def is_holding(self) -> bool:
        """Whether anything is held."""
        return bool(self._held)

    def put(self, sent: Sent) -> None:
        """To be judged in its turn."""
        self._new.append(sent)

    def put_back(self, sent: Sequence[Sent]) -> None:
        """To be judged once more, before all else."""
        self._new[:0] = sent

    def drop_held(self, member: Member) -> None:
        """Who left does not bring what it rests on any more."""
        self._held = [each for each in self._held if each.member is not member]

    def judge(self, copy: Copy, answers: Answers) -> Judged:
        """Empties the inbox but for what has to wait; what is to be stored counts as known to the copy from now on."""
        sent, self._new, self._held = self._held + self._new, [], []
        judged = Judged()
        for each in sent:
            member = each.member
            if member in judged.refused or member.closing is not None:
                continue
            verdict = copy.judge(
                each.update,
                person=member.person,
                is_answer=each.is_answer,
                may_write=member.access.may_write,
            )
            if isinstance(verdict, bytes):
                judged.to_store.append((each, _entry(copy, each, verdict)))
            elif verdict is Verdict.KNOWN:
                answers.owe(member)
            elif verdict is Verdict.WAIT and len(self._held) < HELD_AT_MOST:
                self._held.append(each)
            else:
                judged.refused.append(member)
        return judged


def _entry(copy: Copy, sent: Sent, anew: bytes) -> Entry:
    member, blocks = sent.member, sent.update.blocks
    return Entry(
        update=anew,
        client=blocks[0].client if blocks else None,
        person=member.person,
        seat=member.access.seat,
        new_clients=copy.bind(blocks, person=member.person),
    )
