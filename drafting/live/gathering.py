"""The people in a room: how they are told something, and what they see of each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafting.live import protocol
from drafting.live.company import Company
from drafting.live.member import REFUSED, Member, frame
from drafting.live.policy import Access
from drafting.live.protocol import Presence


class Gathering:
    """Those who sit at this process are its members; who sits elsewhere is seen in its company."""

    def __init__(self) -> None:
        self.members: set[Member] = set()
        self.company = Company()

    def introduce(self, member: Member) -> None:
        """Shows the member who is here."""
        if present := self.company.all():
            member.offer(frame(protocol.presences(present)))

    def hear(
        self, member: Member, said: Iterable[Presence], *, bindings: Mapping[int, int | None]
    ) -> list[Presence]:
        """Takes what the member shows of himself and shows it to all; what of it is to be told elsewhere."""
        news = self.company.hear(member, said, bindings=bindings)
        self.show(news)
        return news

    def hear_from_afar(self, data: bytes) -> None:
        """Shows what members at another process show of themselves."""
        heard = protocol.read_frame(data)
        if isinstance(heard, protocol.Presences):
            self.show(self.company.hear_from_afar(heard.of))

    def leave(self, member: Member) -> list[Presence]:
        """Takes the member out; its presences, to be told elsewhere."""
        self.members.discard(member)
        gone = self.company.left(member)
        self.show(gone)
        return gone

    def show(self, presences: list[Presence]) -> None:
        """Shows presences to all, to who sent them as well: a stock client closes a line that is silent for 30 s."""
        if presences:
            self.tell(frame(protocol.presences(presences)))

    def tell(self, wire: bytes, *, besides: Member | None = None) -> None:
        """Sends a frame to all, or to all but one."""
        for member in tuple(self.members):
            if member is not besides:
                # As `offer`, without a call in between: a third of what a keystroke costs is here.
                (member.at_once or member.offer)(wire)

    def dismiss(self, code: int) -> None:
        """Sends all away."""
        for member in tuple(self.members):
            member.close(code)

    def reseat(self, accesses: Mapping[Member, Access | None]) -> None:
        """Tells the members what each may do from now on, where that is new; who may be here no longer is sent away."""
        for member, access in accesses.items():
            if access is None:
                member.close(REFUSED)
                continue
            if access.may_write != member.access.may_write:
                member.offer(frame(protocol.right(may_write=access.may_write)))
            member.access = access
