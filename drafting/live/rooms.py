"""A room in this process: its members, its copy of the document, and the one task that owns them.

The law of an update: parse, ask whether this seat may write now, append to the log and commit, answer, pass on.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from drafting.live import protocol
from drafting.live.answers import Answers, refuse
from drafting.live.company import Company
from drafting.live.copy import Copy, Verdict, merged
from drafting.live.desk import at_desk
from drafting.live.entries import Batch, Entry
from drafting.live.log import load_room, updates_since
from drafting.live.member import BROKEN, REFUSED, Frame, Member
from drafting.live.parse_update import Update
from drafting.live.protocol import Presence
from drafting.live.rights import accesses
from drafting.live.wakeups import Grown
from drafting.live.writer import Writer

log = logging.getLogger(__name__)

# What may wait in a room for an update that it rests on; more is no accident.
HELD_AT_MOST = 256


@dataclass(slots=True)
class _Sent:
    """An update that a member sent; `is_answer` to our question what we lack."""

    member: Member
    update: Update
    is_answer: bool


class LiveRoom:
    """`on_grown` is told of what this process stored, after the members here have it. For what another process has
    stored the room has `patience` (seconds) before it asks the database: mostly it is being told just then."""

    def __init__(
        self, copy: Copy, *, writer: Writer, on_grown: Callable[[Grown], None], patience: float = 0
    ) -> None:
        self.copy = copy
        self.members: set[Member] = set()
        self.company = Company()
        self._writer, self._on_grown = writer, on_grown
        self._inbox: list[_Sent] = []
        self._held: list[_Sent] = []
        self._answers = Answers()
        self._grown: list[Grown] = []
        self._patience = patience
        self._was_told = asyncio.Event()
        self._told_of = 0
        self._is_outdated = self._is_at_work = self._is_closing = False
        self._wake = asyncio.Event()
        self._task = asyncio.create_task(self._own())

    @property
    def pk(self) -> UUID:
        return self.copy.room

    @property
    def is_broken(self) -> bool:
        """Whether its owner has given up: the room is to be opened anew from the log."""
        return self._task.done()

    def join(self, member: Member) -> None:
        """Lets the member in: it is asked for what we lack, and told who is here."""
        self.members.add(member)
        member.offer(Frame(protocol.question(self.copy.state())))
        self.introduce(member)
        if not member.access.may_write:
            member.offer(Frame(protocol.right(may_write=False)))

    def introduce(self, member: Member) -> None:
        """Shows the member who is here."""
        if present := self.company.all():
            member.offer(Frame(protocol.presences(present)))

    def hear(self, member: Member, said: Iterable[Presence]) -> list[Presence]:
        """Takes what the member shows of himself and shows it to all; what of it is to be told elsewhere."""
        news = self.company.hear(member, said, bindings=self.copy.bindings)
        self.show(news)
        return news

    def hear_from_afar(self, data: bytes) -> None:
        """Shows what members at another process show of themselves."""
        heard = protocol.read_frame(data)
        if isinstance(heard, protocol.Presences):
            self.show(self.company.hear_from_afar(heard.of))

    def leave(self, member: Member) -> list[Presence]:
        """Takes the member out; what was sent before is still stored. Its presences, to be told elsewhere."""
        self.members.discard(member)
        self._held = [sent for sent in self._held if sent.member is not member]
        gone = self.company.left(member)
        self.show(gone)
        return gone

    def question(self, member: Member, state: bytes) -> None:
        """Tells the member what it lacks."""
        member.offer(Frame(protocol.answer(self.copy.lacking(state))))

    def receive(self, member: Member, update: Update, *, is_answer: bool) -> None:
        """Takes an update; it is answered when its turn has come."""
        member.asked()
        self._inbox.append(_Sent(member, update, is_answer))
        self._wake.set()

    def show(self, presences: list[Presence]) -> None:
        """Shows presences to all, to who sent them as well: a stock client closes a line that is silent for 30 s."""
        if presences:
            frame = Frame(protocol.presences(presences))
            for member in tuple(self.members):
                member.offer(frame)

    def told_by(self, grown: Grown) -> None:
        """Another process has stored this."""
        self._grown.append(grown)
        self._was_told.set()
        self.told_of(grown.sequence)

    def told_of(self, sequence: int) -> None:
        """Another process has stored up to this number."""
        if sequence > self.copy.sequence:
            self._told_of = max(self._told_of, sequence)
            self._wake.set()

    def outdated(self) -> None:
        """Rights have changed, or the room was frozen: nothing is written before that is looked at."""
        self._is_outdated = True
        self._wake.set()

    async def close(self, code: int) -> None:
        """Stores what was sent, then sends the members away."""
        if self._wake.is_set() or self._is_at_work:
            self._is_closing = True
            await asyncio.wait([self._task], timeout=5)
        self._task.cancel()
        for member in tuple(self.members):
            member.close(code)

    async def _own(self) -> None:
        try:
            while not (self._is_closing and not self._wake.is_set()):
                await self._wake.wait()
                self._wake.clear()
                self._is_at_work = True
                await self._turn()
                self._is_at_work = False
        except Exception:
            log.exception("Room %s is given up and will be opened anew.", self.pk)
            for member in tuple(self.members):
                member.close(BROKEN)

    async def _turn(self) -> None:
        if self._is_outdated:
            await self._reload()
        elif self._told_of > self.copy.sequence:
            await self._catch_up(self._told_of)
        sent, self._inbox, self._held = self._held + self._inbox, [], []
        to_store, refused = self._judge(sent)
        if to_store:
            refused += await self._store(to_store)
        self._answers.give(not_to={each.member for each in self._held})
        for member in refused:
            refuse(member)
        if to_store and self._held:
            self._wake.set()

    def _judge(self, sent: Iterable[_Sent]) -> tuple[list[_Sent], list[Member]]:
        """What is to be stored, and who is refused; what is known is owed an answer, what rests on more is held."""
        to_store: list[_Sent] = []
        refused: list[Member] = []
        for each in sent:
            member = each.member
            if member in refused or member.closing is not None:
                continue
            verdict = self.copy.judge(
                each.update,
                person=member.person,
                is_answer=each.is_answer,
                may_write=member.access.may_write,
            )
            if verdict is Verdict.STORE:
                to_store.append(each)
            elif verdict is Verdict.KNOWN:
                self._answers.owe(member)
            elif verdict is Verdict.WAIT and len(self._held) < HELD_AT_MOST:
                self._held.append(each)
            else:
                refused.append(member)
        return to_store, refused

    async def _store(self, to_store: Sequence[_Sent]) -> list[Member]:
        """Appends to the log and, once that is committed, to the document; passes on. Who was refused after all."""
        copy = self.copy
        entries = tuple(self._entry(each) for each in to_store)
        kept = await self._writer.append(Batch(copy.room, copy.rights_version, entries))
        if kept.before is None:
            return await self._ask_again(to_store, version=copy.rights_version)
        if kept.before != copy.sequence:
            await self._catch_up(kept.before)
        stored = [each for place, each in enumerate(to_store, start=1) if place in kept.places]
        if self.copy is not copy:
            return await self._ask_again(to_store, version=-1)
        copy.apply([each.update.data for each in stored], kept.before + len(entries))
        for each in stored:
            self._answers.owe(each.member)
        if stored:
            self._answers.give(not_to={each.member for each in self._held})
            update = self._pass_on([each.update.data for each in stored], by={each.member for each in stored})
            clients = ((client, each.person) for each in entries for client in each.new_clients)
            self._on_grown(Grown(copy.room, kept.before, copy.sequence, update, tuple(clients)))
        if len(stored) == len(to_store):
            return []
        self._is_outdated = True
        self._wake.set()
        return [each.member for place, each in enumerate(to_store, start=1) if place not in kept.places]

    def _entry(self, sent: _Sent) -> Entry:
        member = sent.member
        clients = list(dict.fromkeys(block.client for block in sent.update.blocks))
        return Entry(
            update=sent.update.data,
            client=clients[0] if clients else None,
            person=member.person,
            seat=member.access.seat,
            new_clients=self.copy.bind(clients, person=member.person),
        )

    async def _ask_again(self, to_store: Sequence[_Sent], *, version: int) -> list[Member]:
        """Rights moved while the updates were on their way: they are judged anew, under the new ones."""
        await self._reload()
        if self.copy.rights_version == version and not self.copy.is_shut:
            # Not rights, then: the database refuses these very updates.
            return [each.member for each in to_store]
        self._inbox[:0] = to_store
        self._wake.set()
        return []

    def _pass_on(self, updates: list[bytes], *, by: set[Member]) -> bytes:
        """Tells the members, except one who wrote it all himself; the one update that says all."""
        update = merged(updates)
        frame = Frame(protocol.relayed(update))
        only = next(iter(by)) if len(by) == 1 else None
        for member in tuple(self.members):
            if member is not only:
                member.offer(frame)
        return update

    async def _catch_up(self, up_to: int) -> None:
        """Brings in what other processes stored meanwhile: as they told, or from the log."""
        give_up = time.monotonic() + self._patience
        while self._grow(up_to) < up_to and (left := give_up - time.monotonic()) > 0:
            self._was_told.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._was_told.wait(), left)
        if self.copy.sequence >= up_to:
            return
        since = await at_desk(updates_since, self.pk, self.copy.sequence, up_to)
        if since is None:
            await self._reload()
            return
        self.copy.catch_up(since.updates, up_to, bindings=since.bindings)
        if since.updates:
            self._pass_on(list(since.updates), by=set())

    def _grow(self, up_to: int) -> int:
        """Takes in what was told up to the number, as far as it follows; how far the room is then."""
        told = [each for each in self._grown if each.sequence <= up_to]
        if taken := self.copy.grow(told):
            self._pass_on(taken, by=set())
        self._grown = [each for each in self._grown if each.sequence > self.copy.sequence]
        return self.copy.sequence

    async def _reload(self) -> None:
        """Reads the room anew from the log, tells the members what is new, and asks what each may do now."""
        self._is_outdated = False
        loaded = await at_desk(load_room, self.pk)
        if loaded is None:
            for member in tuple(self.members):
                member.close(REFUSED)
            return
        before = self.copy.state()
        self.copy = Copy(loaded)
        self._pass_on([self.copy.lacking(before)], by=set())
        asked = {member: member.ticket for member in self.members}
        for member, access in (await at_desk(accesses, loaded.room, asked)).items():
            if access is None:
                member.close(REFUSED)
            else:
                if access.may_write != member.access.may_write:
                    member.offer(Frame(protocol.right(may_write=access.may_write)))
                member.access = access
