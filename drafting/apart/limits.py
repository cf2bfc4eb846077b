"""What a piece of work may cost, and how a child keeps itself within it: above that the kernel ends it."""

from __future__ import annotations

import resource
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may cost: seconds by the clock and of the processor, and bytes of address space beyond
    what the child has once its parts are loaded."""

    seconds: int
    memory: int

    def as_arguments(self) -> tuple[str, str]:
        """How a child is told of them when it is started."""
        return str(self.memory), str(self.seconds)


def limits_given(arguments: Sequence[str]) -> Limits:
    """Those that `as_arguments` told."""
    memory, seconds = map(int, arguments)
    return Limits(seconds=seconds, memory=memory)


def limit_itself(*, memory: int) -> None:
    """From here on: so much more address space, no files written, no image of the memory left when it dies."""
    most = _address_space() + memory
    for what, limit in ((resource.RLIMIT_AS, most), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (limit, limit))


def allow_cpu(seconds: int) -> None:
    """So much more processor time. The soft limit alone, since it moves on with every piece of work."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, hard))


def _address_space() -> int:
    with open("/proc/self/statm") as pages:
        return int(pages.read().split()[0]) * resource.getpagesize()
