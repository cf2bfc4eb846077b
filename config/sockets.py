"""uvicorn's sockets, with a way past it for frames that go to many at once.

What a room tells thirty people is the same bytes for each: it is put into the socket's form once (`live.member`) and
written as it is. Through ASGI's `send` each would be framed, checked and joined anew, a third of a room's cost.
"""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import parse_qsl, urlencode

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION = "adref.write"
# uvicorn stops reading after each message until the application has taken it: two calls to the kernel a keystroke.
UNTAKEN_AT_MOST = 16


class RoomProtocol(WebSocketsSansIOProtocol):
    """Offers `scope["extensions"]["adref.write"]`: writes a whole frame, or says that the line is full."""

    async def run_asgi(self) -> None:
        extensions = cast("dict[str, Any]", self.scope["extensions"])
        extensions[EXTENSION] = self.write_frame
        scope = cast("dict[str, Any]", self.scope)
        scope |= without_token(scope["headers"], scope["query_string"])
        await super().run_asgi()

    def write_frame(self, wire: bytes) -> bool:
        """Whether the frame was taken; one for a line that is no more is taken and dropped."""
        if self.close_sent or self.disconnected:
            return True
        if not self.writable.is_set():
            return False
        self.transport.write(wire)
        return True

    def send_receive_event_to_app(self) -> None:
        """Stops reading when a few messages wait, not at each."""
        if self.curr_msg_data_type != "bytes" or self.close_sent or self.queue.qsize() >= UNTAKEN_AT_MOST:
            super().send_receive_event_to_app()
            return
        self.queue.put_nowait({"type": "websocket.receive", "bytes": b"".join(self.frames)})
        self.frames = []


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
