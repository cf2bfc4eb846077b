"""uvicorn's sockets, with a way past it for the frames of rooms, in both directions.

What a room tells thirty people is the same bytes for each: it is put into the socket's form once (`live.member`) and
written as it is. What a person types is one small frame: it is taken out of its form and handed over at once. Through
ASGI's `send` and `receive` both would be framed, checked, queued and waited for anew, half of a room's cost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import parse_qsl, urlencode

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.speedups import apply_mask

EXTENSION = "adref.line"

# RFC 6455, 5.2: a whole binary message in one frame; whether more follows, what is no message, whether masked.
_WHOLE_BINARY, _FINAL, _CONTROL, _MASKED = 0x82, 0x80, 0x08, 0x80
_MASK = 4
# Longer ones are left to the library, which has a limit for them.
WAITS_FOR_AT_MOST = 512 * 1024


class RoomProtocol(WebSocketsSansIOProtocol):
    """Is itself `scope["extensions"]["adref.line"]`, a `live.member.Line`."""

    _heard: Callable[[bytes], None] | None = None
    _freed: Callable[[bool], None] | None = None
    _begun = b""
    _is_held = _is_in_parts = _is_the_librarys = False

    async def run_asgi(self) -> None:
        extensions = cast("dict[str, Any]", self.scope["extensions"])
        extensions[EXTENSION] = self
        # Writes a whole frame. The transport's own: a call in between would be made for each member of a room.
        self.write: Callable[[bytes], None] = self.transport.write
        scope = cast("dict[str, Any]", self.scope)
        scope |= without_token(scope["headers"], scope["query_string"])
        await super().run_asgi()

    def attach(self, *, heard: Callable[[bytes], None], freed: Callable[[bool], None]) -> None:
        """From now on `heard` is given each binary message, and `freed` is told when the line is free or no more so."""
        self._heard, self._freed = heard, freed
        # A client that did not wait for our handshake has the library in the midst of a frame.
        self._is_the_librarys = bool(self.conn.reader.buffer)

    def hold(self) -> None:
        """Reads no more until `release`; what has been read stays where it is."""
        self._is_held = True
        self.transport.pause_reading()

    def release(self) -> None:
        """Reads on."""
        self._is_held = False
        self.transport.resume_reading()
        self.data_received(b"")

    def cut(self) -> None:
        """Ends the connection, whatever is still to be sent."""
        self.transport.abort()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._tell(is_free=False)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._tell(is_free=True)

    def connection_lost(self, exc: Exception | None) -> None:
        self._tell(is_free=False)
        super().connection_lost(exc)

    def _tell(self, *, is_free: bool) -> None:
        if self._freed is not None:
            self._freed(is_free)

    def data_received(self, data: bytes) -> None:
        if self._heard is None or self._is_the_librarys:
            super().data_received(data)
            return
        if self._is_one_small_message(data):
            self._heard(apply_mask(data[6:], data[2:6]))
            return
        data = self._begun + data if self._begun else data
        at = 0
        while not self._is_held and (found := _payload(data, at)) is not None:
            start, end = found
            if end > len(data):
                self._is_the_librarys = end - at > WAITS_FOR_AT_MOST
                break
            self._take(data, at, start, end)
            at = end
        self._begun = data[at:]
        if self._is_the_librarys:
            super().data_received(self._begun)

    def _is_one_small_message(self, data: bytes) -> bool:
        """What mostly comes: a whole binary message of less than 126 bytes, masked, and nothing beside it."""
        return (
            len(data) > 6
            and data[0] == _WHOLE_BINARY
            and data[1] == len(data) - 6 | _MASKED
            and len(data) < 132
            and not (self._begun or self._is_held or self._is_in_parts)
        )

    def _take(self, data: bytes, at: int, start: int, end: int) -> None:
        """Hands the message over; any other frame (parts, pings, closes) is read by the library, whole."""
        first = data[at]
        if (
            first == _WHOLE_BINARY
            and data[at + 1] & _MASKED
            and not self._is_in_parts
            and self._heard is not None
        ):
            self._heard(apply_mask(data[start:end], data[start - _MASK : start]))
            return
        if not first & _CONTROL:
            self._is_in_parts = not first & _FINAL
        super().data_received(data[at:end])

    def send_receive_event_to_app(self) -> None:
        """What the library put together."""
        if self._heard is None or self.curr_msg_data_type != "bytes":
            super().send_receive_event_to_app()
            return
        data, self.frames = b"".join(self.frames), []
        self._heard(data)


def _payload(data: bytes, at: int) -> tuple[int, int] | None:
    """Where the payload of the frame begins and ends; None while its header has not come whole."""
    if len(data) - at < 2:
        return None
    start, size = at + 2, data[at + 1] & 0x7F
    if size > 125:
        width = 2 if size == 126 else 8
        start += width
        if len(data) < start:
            return None
        size = int.from_bytes(data[start - width : start], "big")
    if data[at + 1] & _MASKED:
        start += _MASK
    return start, start + size


def without_token(headers: list[tuple[bytes, bytes]], query_string: bytes) -> dict[str, Any]:
    """The token of `?token=…` as a header: uvicorn writes addresses into its log."""
    query = parse_qsl(query_string.decode("latin-1"), keep_blank_values=True)
    tokens = [value for name, value in query if name == "token"]
    if not tokens:
        return {}
    told = (b"authorization", b"Token " + tokens[0].encode("ascii", "replace"))
    others = urlencode([pair for pair in query if pair[0] != "token"])
    # Of two headers the later counts: one that was sent as such.
    return {"headers": [told, *headers], "query_string": others.encode("ascii")}
