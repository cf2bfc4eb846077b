"""One connection to Redis on the loop: PUBLISH and SUBSCRIBE and nothing else, in the words of its protocol (RESP2).

redis-py takes some 150 µs a message in each direction, more than all else that a keystroke costs in a process.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable
from typing import cast
from urllib.parse import unquote, urlsplit

log = logging.getLogger(__name__)

CONNECTS_WITHIN = 2.0
TRY_AGAIN_AFTER = 1.0
DEFAULT_PORT = 6379


class RedisLine(asyncio.Protocol):
    """`on_message` is given what is published on the channel subscribed to; `lost` is set when the line is cut."""

    def __init__(self, on_message: Callable[[bytes], None] | None = None) -> None:
        self.lost = asyncio.Event()
        self._on_message = on_message
        self._transport: asyncio.WriteTransport | None = None
        self._unread = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are of classes of their own.
        self._transport = cast(asyncio.WriteTransport, transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.lost.set()

    def data_received(self, data: bytes) -> None:
        """Answers to what we said are passed over, but for an error: then the line is of no use."""
        self._unread += data
        while (found := _reply(self._unread, 0)) is not None:
            reply, end = found
            self._unread = self._unread[end:]
            if isinstance(reply, Exception):
                self.close()
            elif self._on_message is not None and isinstance(reply, list) and reply[0] == b"message":
                self._on_message(cast(bytes, reply[2]))

    def say(self, *words: bytes) -> None:
        """Sends a command."""
        if self._transport is not None:
            lengths = b"".join(b"$%d\r\n%b\r\n" % (len(word), word) for word in words)
            self._transport.write(b"*%d\r\n%b" % (len(words), lengths))

    @property
    def waiting(self) -> int:
        """How many bytes Redis has not taken yet."""
        size: int = self._transport.get_write_buffer_size() if self._transport is not None else 0
        return size

    def close(self) -> None:
        """Hangs up."""
        if self._transport is not None:
            self._transport.close()
        self.lost.set()


async def call_redis(url: str, *, on_message: Callable[[bytes], None] | None = None) -> RedisLine:
    """A line to the Redis of the URL, signed in. OSError or TimeoutError where nobody answers."""
    parts = urlsplit(url)
    _, line = await asyncio.wait_for(
        asyncio.get_running_loop().create_connection(
            lambda: RedisLine(on_message),
            parts.hostname or "127.0.0.1",
            parts.port or DEFAULT_PORT,
            ssl=ssl.create_default_context() if parts.scheme == "rediss" else None,
        ),
        CONNECTS_WITHIN,
    )
    if parts.password:
        names = [unquote(parts.username)] if parts.username else []
        line.say(b"AUTH", *(word.encode() for word in [*names, unquote(parts.password)]))
    return line


async def listen(url: str, channel: str, on_message: Callable[[bytes], None]) -> None:
    """Hears what is published on the channel, and calls again whenever Redis hangs up; until it is cancelled."""

    def begun(line: RedisLine) -> None:
        line.say(b"SUBSCRIBE", channel.encode())

    while True:
        await hold_line(url, begun, on_message=on_message)
        await asyncio.sleep(TRY_AGAIN_AFTER)


async def hold_line(
    url: str, begun: Callable[[RedisLine], None], *, on_message: Callable[[bytes], None] | None = None
) -> None:
    """One line from its beginning to its end."""
    line: RedisLine | None = None
    try:
        line = await call_redis(url, on_message=on_message)
        begun(line)
        await line.lost.wait()
        log.warning("Redis has hung up.")
    except (OSError, TimeoutError) as error:
        log.warning("Redis does not answer: %s", error)
    finally:
        if line is not None:
            line.close()


Reply = bytes | int | None | list["Reply"] | Exception


def _reply(data: bytes, at: int) -> tuple[Reply, int] | None:
    """The reply that begins there and where it ends; None where it has not come whole."""
    line_end = data.find(b"\r\n", at)
    if line_end < 0:
        return None
    kind, rest, end = data[at : at + 1], data[at + 1 : line_end], line_end + 2
    if kind == b"$":
        length = int(rest)
        if length < 0:
            return None, end
        return (data[end : end + length], end + length + 2) if len(data) >= end + length + 2 else None
    if kind == b"*":
        replies: list[Reply] = []
        for _ in range(int(rest)):
            found = _reply(data, end)
            if found is None:
                return None
            replies.append(found[0])
            end = found[1]
        return replies, end
    if kind == b"-":
        return ConnectionError(rest.decode(errors="replace")), end
    return int(rest) if kind == b":" else rest, end
