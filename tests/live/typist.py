"""Somebody at a keyboard: a socket to a room and a Yjs document of his own, by pycrdt, as a stock client would."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from pycrdt import Doc, XmlElement, XmlFragment, XmlText
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from drafting.live import protocol
from drafting.live.lib0 import Reader, raw
from drafting.live.protocol import ANSWER, AWARENESS, RIGHT, STEP_1, STEP_2, SYNC, UPDATE

PATIENCE = 10.0


class Typist:
    """Types at the end of the first paragraph; reads what comes only when asked to wait for something."""

    def __init__(self, url: str, *, token: str | None = None, headers: dict[str, str] | None = None) -> None:
        given = dict(headers or {}) | ({"Authorization": f"Token {token}"} if token else {})
        self._line = connect(url, additional_headers=given, max_size=None, open_timeout=PATIENCE)
        self.socket = self._line.__enter__()
        self.doc: Doc[XmlFragment] = Doc()
        self.answers: list[int] = []
        self.presences: list[protocol.Presence] = []
        self.may_write = True
        self.closed: int | None = None
        self.is_synced = False
        self._outgoing: list[bytes] = []
        self._subscription = self.doc.observe(lambda event: self._outgoing.append(event.update))
        self.send(protocol.question(self.doc.get_state()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.socket.close()

    @property
    def words(self) -> XmlText:
        """The text at the end of the first paragraph."""
        paragraph = self.doc.get("prosemirror", type=XmlFragment).children[0]
        assert isinstance(paragraph, XmlElement)
        last = paragraph.children[len(paragraph.children) - 1]
        assert isinstance(last, XmlText)
        return last

    @property
    def text(self) -> str:
        """All the words of the document."""
        root = self.doc.get("prosemirror", type=XmlFragment)
        return "\n".join(
            "".join(str(child) for child in paragraph.children if isinstance(child, XmlText))
            for paragraph in root.children
        )

    def type(self, text: str) -> None:
        """Puts the words at the end, as one update, and sends it."""
        self._outgoing.clear()
        words = self.words
        words.insert(len(words), text)
        for update in self._outgoing:
            self.send_update(update)

    def show_cursor(self, state: str = '{"cursor":null}') -> None:
        """Shows where he is, as an editor does."""
        presence = protocol.Presence(self.doc.client_id, 1, state)
        self.send(protocol.presences([presence]))

    def send_update(self, update: bytes) -> None:
        self.send(bytes((SYNC, UPDATE)) + raw(update))

    def send(self, frame: bytes) -> None:
        self.socket.send(frame)

    def until(self, condition: Callable[[Typist], bool]) -> Typist:
        """Reads until the condition holds; fails when patience is at its end."""
        end = time.monotonic() + PATIENCE
        while not condition(self):
            left = end - time.monotonic()
            assert left > 0, f"waited in vain: {self.text!r}, answers {self.answers}, closed {self.closed}"
            self.read_one(left)
        return self

    def read_one(self, patience: float) -> None:
        """Reads one frame and does what a stock client does."""
        assert self.closed is None, f"closed with {self.closed}"
        try:
            self._take(bytes(self.socket.recv(timeout=patience, decode=False)))
        except TimeoutError:
            return
        except ConnectionClosed as end:
            self.closed = end.rcvd.code if end.rcvd else 1006

    def _take(self, frame: bytes) -> None:
        reader = Reader(frame)
        match reader.uint():
            case kind if kind == SYNC:
                self._sync(reader.uint(), reader.raw())
            case kind if kind == AWARENESS:
                found = protocol.read_frame(frame)
                assert isinstance(found, protocol.Presences)
                self.presences += found.of
            case kind if kind == ANSWER:
                self.answers.append(reader.uint())
            case kind if kind == RIGHT:
                self.may_write = reader.uint() == 1

    def _sync(self, step: int, data: bytes) -> None:
        if step == STEP_1:
            self.send(protocol.answer(self.doc.get_update(data)))
            return
        self.doc.apply_update(data)
        self._outgoing.clear()
        self.is_synced = self.is_synced or step == STEP_2


def synced(typist: Typist) -> bool:
    return typist.is_synced


def answered(count: int) -> Callable[[Typist], bool]:
    """So many updates have their answer."""
    return lambda typist: len(typist.answers) >= count


def shows(text: str) -> Callable[[Typist], bool]:
    """The words stand in the document."""
    return lambda typist: text in typist.text


def is_closed(typist: Typist) -> bool:
    return typist.closed is not None
