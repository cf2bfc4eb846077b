"""What other processes have stored of a room: as they tell, and where that was lost, as the log tells."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

from drafting.live.copy import Copy
from drafting.live.desk import at_desk
from drafting.live.log import updates_since
from drafting.live.wakeups import Grown


class LogIsShorter(Exception):
    """The log begins later than the copy ends: the room is to be read anew."""


class Elsewhere:
    """For what was stored elsewhere the room has `patience` (seconds) before it asks the database: mostly it is being
    told just then."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._told: list[Grown] = []
        self._was_told = asyncio.Event()
        self.up_to = 0

    def told(self, grown: Grown, copy: Copy) -> list[bytes]:
        """Another process has stored this; what is to be passed on now that the copy has grown by it, if it has."""
        self._told.append(grown)
        self.up_to = max(self.up_to, grown.sequence)
        taken = copy.grow(self._told)
        self._told = [each for each in self._told if each.sequence > copy.sequence]
        self._was_told.set()
        return taken

    def told_of(self, sequence: int) -> None:
        """Another process has stored up to this number."""
        self.up_to = max(self.up_to, sequence)

    async def bring(self, copy: Copy, up_to: int) -> AsyncIterator[list[bytes]]:
        """Has the copy stand at the number at least; what of it is to be passed on. LogIsShorter where it cannot."""
        give_up = time.monotonic() + self._patience
        while copy.sequence < up_to and (left := give_up - time.monotonic()) > 0:
            self._was_told.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._was_told.wait(), left)
        while (after := copy.sequence) < up_to:
            since = await at_desk(updates_since, copy.room, after, up_to)
            if since is None:
                raise LogIsShorter
            # Told meanwhile, the copy has grown by some of it already.
            if copy.sequence == after:
                copy.catch_up(since.updates, up_to, bindings=since.bindings)
                if since.updates:
                    yield list(since.updates)
