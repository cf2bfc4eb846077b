"""Live processes that are struck while people type, each started again on its port."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.live.conftest import Site, live_site
from tests.services.redis import redis_server


@dataclass(slots=True)
class Processes:
    """The processes that share the rooms."""

    folder: Path
    environment: dict[str, str]
    sites: list[Site] = field(default_factory=list)
    _stacks: list[ExitStack] = field(default_factory=list)

    def start(self) -> None:
        """One more."""
        self._stacks.append(ExitStack())
        self.sites.append(self._stacks[-1].enter_context(live_site(self.folder, **self.environment)))

    def strike(self, place: int, how: signal.Signals) -> None:
        """Ends the process as told, and waits until it has ended."""
        os.kill(self.sites[place].pid, how)
        self._stacks[place].close()

    def start_again(self, place: int) -> None:
        """Another in the place of one that was struck."""
        site = live_site(self.folder, port=self.sites[place].port, **self.environment)
        self.sites[place] = self._stacks[place].enter_context(site)

    def stop(self) -> None:
        """Ends all."""
        for stack in self._stacks:
            stack.close()


@contextmanager
def processes(folder: Path, count: int = 1, **environment: str) -> Iterator[Processes]:
    """So many processes; where there are several, with a Redis between them unless another is named."""
    with ExitStack() as stack:
        if "REDIS_URL" not in environment:
            environment["REDIS_URL"] = stack.enter_context(redis_server()) if count > 1 else ""
        started = Processes(folder, environment)
        stack.callback(started.stop)
        for _ in range(count):
            started.start()
        yield started
