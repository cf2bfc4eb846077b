"""Typists of all kinds at once: those in JavaScript in a Node of their own, those by pycrdt on a loop of their own."""

from __future__ import annotations

import asyncio
import json
import subprocess
import threading
import time
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from tests.live.typists.bare import BareTypist
from tests.live.typists.part import Part, Report

ROOT = Path(__file__).resolve().parents[3]
LOOKS_EVERY = 0.1

Reports = dict[str, Report]
Answer = TypeVar("Answer")


class Typists:
    """People who type by themselves until they are sent home."""

    def __init__(self, node: subprocess.Popen[str], loop: asyncio.AbstractEventLoop) -> None:
        self._node, self._loop = node, loop
        self._by_pycrdt: list[BareTypist] = []

    def begin(self, parts: Iterable[Part]) -> None:
        """Lets more of them come."""
        for part in parts:
            if part.kind == "pycrdt":
                self._by_pycrdt.append(self._on_loop(self._arrive(part)))
            else:
                self._say({"part": part.as_json()})

    def finish(self) -> None:
        """Nobody begins again what he has done."""
        self._say({"finish": True})
        for typist in self._by_pycrdt:
            typist.is_to_finish = True

    def reports(self) -> Reports:
        """What each says of himself now, by name."""
        self._say({"report": True})
        assert self._node.stdout is not None
        line = self._node.stdout.readline()
        assert line, "the typists in JavaScript have died"
        told = [Report(**each) for each in json.loads(line)]
        told += self._on_loop(self._reports())
        return {report.name: report for report in told}

    def until(self, condition: Callable[[Reports], bool], *, within: float) -> Reports:
        """Waits until their reports are so."""
        end = time.monotonic() + within
        while not condition(reports := self.reports()):
            assert time.monotonic() < end, f"not within {within:g} s: {_in_short(reports)}"
            time.sleep(LOOKS_EVERY)
        return reports

    def leave(self) -> None:
        """Sends all home."""
        self._on_loop(self._all_leave())

    def _say(self, message: dict[str, Any]) -> None:
        assert self._node.stdin is not None
        self._node.stdin.write(json.dumps(message) + "\n")
        self._node.stdin.flush()

    def _on_loop(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    async def _arrive(self, part: Part) -> BareTypist:
        return BareTypist(part)

    async def _reports(self) -> list[Report]:
        return [typist.report() for typist in self._by_pycrdt]

    async def _all_leave(self) -> None:
        await asyncio.gather(*(typist.leave() for typist in self._by_pycrdt))


@contextmanager
def typists() -> Iterator[Typists]:
    """Nobody yet; all are sent home in the end."""
    command = [ROOT / "setup" / "with-node", "node", ROOT / "tests" / "live" / "typists" / "main.mjs"]
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    with subprocess.Popen(
        [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as node:
        company = Typists(node, loop)
        try:
            yield company
        finally:
            company.leave()
            node.kill()
            loop.call_soon_threadsafe(loop.stop)
            thread.join(10)


def everybody_is_quiet(reports: Reports) -> bool:
    """All have done their parts and wait for no answer."""
    return bool(reports) and all(report.is_quiet for report in reports.values())


def everybody_is_cut_off(reports: Reports) -> bool:
    """Nobody has a line."""
    return not any(report.is_here for report in reports.values())


def _in_short(reports: Reports) -> str:
    return "; ".join(
        f"{each.name}: {len(each.ok)} stored, {len(each.waiting)} waiting, {len(each.refused)} refused,"
        f" {'quiet' if each.is_quiet else 'busy'}, closed {each.closed[-3:]}"
        for each in reports.values()
    )[:3000]
