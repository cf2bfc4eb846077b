"""A line to a server that can be held: what the server answers waits, or the line is cut."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.services.processes import free_port

AT_ONCE = 65536


class Proxy:
    """Passes bytes between whoever calls `port` and the server behind it."""

    def __init__(self, server_port: int, loop: asyncio.AbstractEventLoop) -> None:
        self.port = free_port()
        self._server_port, self._loop = server_port, loop
        self._answers_pass = asyncio.Event()
        self._answers_pass.set()
        self._lines: set[asyncio.StreamWriter] = set()

    def hold_answers(self) -> None:
        """From now on the server hears, and what it answers does not arrive."""
        self._loop.call_soon_threadsafe(self._answers_pass.clear)

    def cut(self) -> None:
        """All lines are no more, with what was held; who calls again is put through."""
        self._loop.call_soon_threadsafe(self._cut)

    def _cut(self) -> None:
        for line in self._lines:
            line.transport.abort()
        self._answers_pass.set()

    async def listen(self) -> None:
        """Waits for callers."""
        await asyncio.start_server(self._connect, "127.0.0.1", self.port)

    async def _connect(self, caller: asyncio.StreamReader, to_caller: asyncio.StreamWriter) -> None:
        server, to_server = await asyncio.open_connection("127.0.0.1", self._server_port)
        self._lines |= {to_caller, to_server}
        await asyncio.gather(
            self._pass(caller, to_server, held=False), self._pass(server, to_caller, held=True)
        )
        self._lines -= {to_caller, to_server}

    async def _pass(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, held: bool) -> None:
        with suppress(OSError):
            while data := await source.read(AT_ONCE):
                if held:
                    await self._answers_pass.wait()
                target.write(data)
                await target.drain()
        target.transport.abort()


@contextmanager
def proxy(server_port: int) -> Iterator[Proxy]:
    """A proxy before the loopback port, while the block runs."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    opened = Proxy(server_port, loop)
    asyncio.run_coroutine_threadsafe(opened.listen(), loop).result(10)
    try:
        yield opened
    finally:
        opened.cut()
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
