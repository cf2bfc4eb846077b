"""The attacker: sends one mutated update after the other through real sockets and sees what becomes of each."""

from __future__ import annotations

import asyncio
import base64
import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from drafting.live.lib0 import raw
from drafting.live.parse_update import parse_update
from drafting.live.protocol import ANSWER, SYNC, UPDATE
from tests.live.hostile.mutate import Victim, hostile_frame

ROOT = Path(__file__).resolve().parents[3]
# Of an update that rests on what nobody has, nothing is ever heard; what says nothing has no answer of its own.
SILENCE = 0.25
SHORT_SILENCE = 0.05
PATIENCE = 20.0
SOCKETS = 4


@dataclass(frozen=True, slots=True)
class Base:
    """A paragraph under a client id of its own, and edits that could follow it."""

    update: bytes
    updates: tuple[bytes, ...]
    client: int
    clock: int


def bases(seed: int, *, count: int, each: int) -> Iterator[Base]:
    """Real updates of the editor."""
    command = [ROOT / "setup" / "with-node", "node", Path(__file__).with_name("edits.mjs"), seed, count, each]
    done = subprocess.run(
        [str(word) for word in command], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300
    )
    for line in done.stdout.splitlines():
        told = json.loads(line)
        update = base64.b64decode(told["base"])
        last = max(parse_update(update).blocks, key=lambda block: block.clock)
        updates = tuple(base64.b64decode(one) for one in told["updates"])
        yield Base(update, updates, last.client, last.clock + last.length)


async def attack(
    url: str, token: str, made: list[Base], *, seed: int, others: tuple[int, ...]
) -> Counter[str]:
    """Sends all of them, over a few sockets at once; how many were stored, refused, not understood or held."""
    waiting = list(enumerate(made))
    fates: Counter[str] = Counter()

    async def work() -> None:
        while waiting:
            number, base = waiting.pop()
            chance = Random(seed * 1_000_003 + number)
            fates.update(await _Attacker(url, token).attack(base, chance, others))

    await asyncio.gather(*(work() for _ in range(SOCKETS)))
    return fates


class _Attacker:
    """One socket, opened anew each time he is shown the door."""

    def __init__(self, url: str, token: str) -> None:
        self._url, self._headers = url, {"Authorization": f"Token {token}"}
        self._line: ClientConnection | None = None

    async def attack(self, base: Base, chance: Random, others: tuple[int, ...]) -> Counter[str]:
        fates: Counter[str] = Counter()
        fate = await self._send(_sync(base.update), base, PATIENCE, PATIENCE)
        assert fate == "stored", f"the update itself is a good one, and was {fate}"
        for update in base.updates:
            frame = hostile_frame(chance, Victim(update, base.client, base.clock, others))
            fates[await self._send(frame, base)] += 1
        await self._hang_up()
        return fates

    async def _send(
        self, frame: bytes, base: Base, silence: float = SILENCE, short_silence: float = SHORT_SILENCE
    ) -> str:
        """What becomes of the frame. A known update goes after it: its answer tells that the frame was judged."""
        if self._line is None:
            self._line = await connect(
                self._url, additional_headers=self._headers, compression=None, max_size=None
            )
        answers: list[int] = []
        try:
            await self._line.send(frame)
            await self._line.send(_sync(base.update))
            async with asyncio.timeout(silence) as patience:
                while len(answers) < 2 and answers != [0]:
                    said = await self._line.recv(decode=False)
                    if said[0] == ANSWER:
                        answers.append(said[1])
                        patience.reschedule(asyncio.get_running_loop().time() + short_silence)
        except ConnectionClosed:
            self._line = None
            return "refused" if 0 in answers else "not understood"
        except TimeoutError:
            # An answer that is late is not to be taken for the next one's.
            await self._hang_up()
            return "passed over" if answers else "held"
        if 0 in answers:
            await self._hang_up()
            return "refused"
        return "stored"

    async def _hang_up(self) -> None:
        if self._line is not None:
            self._line.transport.abort()
            self._line = None


def _sync(update: bytes) -> bytes:
    return bytes((SYNC, UPDATE)) + raw(update)
