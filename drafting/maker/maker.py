"""The worker's side: starts its child with the first paper at the latest, and another when that one has died."""

from __future__ import annotations

import pickle
from threading import Lock

from drafting.apart.child import Child, NoAnswerError
from drafting.apart.limits import Limits
from drafting.maker.answer import MADE
from drafting.papers.values import PaperValues

_CHILD = "drafting.maker.child"


class NotMadeError(RuntimeError):
    """There is no paper; the message says why, in words for a person."""


class Maker:
    """One warm child of this process, serving one caller at a time.

    It starts with `warm` or the first paper and ends with `end`, or by itself once this process is gone. After so
    many `papers` a fresh one takes its place, so that what its libraries keep does not grow for ever.
    """

    def __init__(self, limits: Limits, *, papers: int = 500) -> None:
        self._limits, self._papers = limits, papers
        self._child: Child | None = None
        self._made = 0
        self._lock = Lock()

    def make(self, paper: str, form: str, values: PaperValues) -> bytes:
        """The same bytes as `make_paper` gives. Raises NotMadeError where it raises, and where the child died."""
        request = pickle.dumps((paper, form, values), pickle.HIGHEST_PROTOCOL)
        with self._lock:
            try:
                return self._made_by(self._warm_child(), request)
            except NotMadeError:
                # Who knows what a text that failed has left behind in there.
                self._end_child()
                raise

    def warm(self) -> None:
        """Starts the child, if there is none: it loads its parts while nobody waits for them."""
        with self._lock:
            self._warm_child()

    @property
    def pid(self) -> int | None:
        """The process id of the child; None where there is none."""
        return self._child.pid if self._child else None

    def end(self) -> None:
        """Ends the child, if there is one; the next paper starts another."""
        with self._lock:
            self._end_child()

    def _made_by(self, child: Child, request: bytes) -> bytes:
        try:
            answer = child.ask(request)
        except NoAnswerError as error:
            raise NotMadeError(self._why_it_died(error)) from error
        self._made += 1
        if answer[:1] != MADE:
            raise NotMadeError(answer[1:].decode(errors="replace"))
        return answer[1:]

    def _why_it_died(self, error: NoAnswerError) -> str:
        if error.late:
            return f"It takes longer than the {self._limits.seconds} seconds that a paper may take."
        return f"The process that makes papers died of it (status {error.status})."

    def _warm_child(self) -> Child:
        if self._child and not (self._child.lives() and self._made < self._papers):
            self._end_child()
        if self._child is None:
            self._child, self._made = Child(_CHILD, self._limits), 0
        return self._child

    def _end_child(self) -> None:
        if self._child:
            self._child.end()
            self._child = None
