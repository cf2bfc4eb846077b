"""A room in this process: its members, its copy of the document, and the turns in which it is written.

The law of an update: parse, ask whether this seat may write now, append to the log and commit, answer, pass on.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine, Sequence, Set
from uuid import UUID

from drafting.live import protocol
from drafting.live.answers import Answers, refuse
from drafting.live.copy import Copy, merged
from drafting.live.desk import at_desk
from drafting.live.entries import Batch, Kept
from drafting.live.gathering import Gathering
from drafting.live.in_order import InOrder, Stored
from drafting.live.inbox import Inbox, Judged, Sent
from drafting.live.log import load_room, updates_since
from drafting.live.member import BROKEN, REFUSED, Member, frame
from drafting.live.parse_update import Update
from drafting.live.protocol import Presence
from drafting.live.rest import until
from drafting.live.rights import accesses
from drafting.live.wakeups import Grown
from drafting.live.writer import Writer

log = logging.getLogger(__name__)

CLOSES_WITHIN = 5.0


class LiveRoom(Gathering):
    """Turns follow one another: while one waits for its commit, or for the database to be read, what comes is gathered.

    `on_grown` is told of what this process stored, once its members' answers are given. What others stored is told by
    `told_by`; what is missing is read in the log after the `patience` (seconds).
    """

    def __init__(
        self,
        copy: Copy,
        *,
        writer: Writer,
        on_grown: Callable[[LiveRoom, Grown], None],
        patience: float = 0,
    ) -> None:
        super().__init__()
        self.copy = copy
        self.is_broken = False
        self._writer, self._on_grown = writer, on_grown
        self._inbox, self._answers = Inbox(), Answers()
        self._order = InOrder(taken=copy.sequence, patience=patience, on_missing=self._call_turn)
        self._is_outdated = self._is_due = self._is_at_work = self._is_told = False
        self._aside: asyncio.Task[None] | None = None

    @property
    def pk(self) -> UUID:
        return self.copy.room

    def join(self, member: Member) -> None:
        """Lets the member in: it is asked for what we lack, and told who is here."""
        self.members.add(member)
        member.offer(frame(protocol.question(self.copy.state())))
        self.introduce(member)
        if not member.access.may_write:
            member.offer(frame(protocol.right(may_write=False)))

    def leave(self, member: Member) -> list[Presence]:
        """As a gathering's; what he sent before is still stored."""
        self._inbox.drop_held(member)
        return super().leave(member)

    def question(self, member: Member, state: bytes) -> None:
        """Tells the member what it lacks."""
        member.offer(frame(protocol.answer(self.copy.lacking(state))))

    def receive(self, member: Member, update: Update, *, is_answer: bool) -> None:
        """Takes an update; it is answered when its turn has come."""
        member.asked()
        self._inbox.put(Sent(member, update, is_answer))
        self._call_turn()

    def told_by(self, grown: Grown) -> None:
        """Another process has stored this; it is taken up with whatever else is told in this loop turn."""
        self._order.put(Stored(grown))
        if not self._is_told:
            self._is_told = True
            asyncio.get_running_loop().call_soon(self._take_told)

    def told_of(self, sequence: int) -> None:
        """Another process has stored up to this number."""
        self._order.told_of(sequence)

    def outdated(self) -> None:
        """Rights have changed, or the room was frozen: nothing is written before that is looked at."""
        self._is_outdated = True
        self._call_turn()

    async def close(self, code: int) -> None:
        """Stores what was sent, then sends the members away."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSES_WITHIN):
                await until(lambda: self.is_broken or not self._is_at_work)
        if self._aside is not None:
            self._aside.cancel()
        self._order.close()
        self.dismiss(code)

    def _call_turn(self) -> None:
        self._is_due = True
        if not self._is_at_work and not self.is_broken:
            self._is_at_work = True
            self._writer.soon(self._turn)

    def _turn_is_over(self) -> None:
        self._is_at_work = False
        if self._is_due:
            self._call_turn()

    def _turn(self) -> None:
        self._is_due = False
        try:
            if self._is_outdated:
                self._step_aside(self._reload())
            elif (up_to := self._order.overdue) is not None:
                self._step_aside(self._read_the_log(up_to))
            else:
                self._write(self._inbox.judge(self.copy, self._answers))
        except Exception as error:  # noqa: BLE001 - whatever it is
            self._give_up(error)

    def _write(self, judged: Judged) -> None:
        if not judged.to_store:
            self._end(judged)
            return
        batch = Batch(self.pk, self.copy.rights_version, [entry for _, entry in judged.to_store])
        self._writer.append(batch, then=lambda kept: self._written(judged, kept))

    def _written(self, judged: Judged, kept: Kept) -> None:
        try:
            if kept.before is None:
                self._step_aside(self._make_good(judged))
            else:
                self._take_kept(judged, kept.before, kept.places)
                self._end(judged)
        except Exception as error:  # noqa: BLE001 - whatever it is
            self._give_up(error)

    def _end(self, judged: Judged) -> None:
        self._reply(judged)
        self._turn_is_over()

    def _reply(self, judged: Judged) -> None:
        self._answers.give(not_to=self._inbox.waiting)
        for member in judged.refused:
            refuse(member)

    def _take_kept(self, judged: Judged, before: int, places: Set[int]) -> None:
        """Answers what is stored and takes it up, here and elsewhere. What was not kept is refused."""
        updates: list[bytes] = []
        by: set[Member] = set()
        new_clients: list[tuple[int, int]] = []
        for place, (sent, entry) in enumerate(judged.to_store, start=1):
            if place not in places:
                judged.refused.append(sent.member)
                self._is_outdated = self._is_due = True
                continue
            updates.append(entry.update)
            by.add(sent.member)
            self._answers.owe(sent.member)
            for client in entry.new_clients:
                new_clients.append((client, entry.person))
        self._answers.give(not_to=self._inbox.waiting)
        sequence = before + len(judged.to_store)
        grown = Grown(self.pk, before, sequence, merged(updates), tuple(new_clients))
        self._order.put(Stored(grown, by))
        self._take_up()
        self._on_grown(self, grown)

    def _take_told(self) -> None:
        self._is_told = False
        try:
            self._take_up()
        except Exception as error:  # noqa: BLE001 - whatever it is
            self._give_up(error)

    def _take_up(self) -> None:
        """Takes what is stored into the document and passes it on, as far as nothing before it is missing."""
        if taken := self._order.take(after=self.copy.sequence):
            for grown, by in taken:
                self.copy.take_up(grown, is_own=bool(by))
            writers = taken[0].by if len(taken) == 1 else ()
            besides = next(iter(writers)) if len(writers) == 1 else None
            self._pass_on([grown.update for grown, _ in taken], besides=besides)
            if self._inbox.is_holding:
                self._call_turn()

    def _pass_on(self, updates: Sequence[bytes], *, besides: Member | None = None) -> None:
        """Tells the members, except the one who wrote it all himself."""
        if update := merged(updates):
            self.tell(frame(protocol.relayed(update)), besides=besides)

    def _step_aside(self, work: Coroutine[None, None, None]) -> None:
        """Has the turn go on when the work, which waits for the database or for another process, is done."""

        async def done() -> None:
            try:
                await work
                self._turn_is_over()
            except Exception as error:  # noqa: BLE001 - whatever it is
                self._give_up(error)

        self._aside = asyncio.create_task(done())

    def _give_up(self, error: Exception) -> None:
        """The room is to be opened anew from the log."""
        log.error("Room %s is given up and will be opened anew.", self.pk, exc_info=error)
        self.is_broken = True
        self.dismiss(BROKEN)

    async def _make_good(self, judged: Judged) -> None:
        """Rights have moved while the updates were on their way: nothing of them is stored."""
        version = self.copy.rights_version
        await self._reload()
        if self.copy.rights_version == version and not self.copy.is_shut:
            # Not rights, then: the database refuses these very updates.
            judged.refused.extend(sent.member for sent, _ in judged.to_store)
        else:
            self._judge_again(judged)
        self._reply(judged)

    def _judge_again(self, judged: Judged) -> None:
        self._inbox.put_back([sent for sent, _ in judged.to_store])
        self._is_due = True

    async def _read_the_log(self, up_to: int) -> None:
        """Reads what others stored and nobody told."""
        copy, after = self.copy, self.copy.sequence
        since = await at_desk(updates_since, self.pk, after, up_to)
        if since is None:
            # The log begins later than the copy ends.
            await self._reload()
        elif copy.sequence == after:
            copy.catch_up(since.updates, up_to, bindings=since.bindings)
            self._pass_on(since.updates)
        self._take_up()
        self._is_due = True

    async def _reload(self) -> None:
        """Reads the room anew from the log, tells the members what is new, and asks what each may do now."""
        self._is_outdated = False
        loaded = await at_desk(load_room, self.pk)
        if loaded is None:
            self.dismiss(REFUSED)
            return
        before = self.copy.state()
        self.copy = Copy(loaded)
        self._pass_on([self.copy.lacking(before)])
        self._take_up()
        asked = {member: member.ticket for member in self.members}
        self.reseat(await at_desk(accesses, loaded.room, asked))
        self._is_due = True
