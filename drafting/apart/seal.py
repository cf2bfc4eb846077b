"""A child gives up all but computing: what it is asked to read may take it over, and then finds nothing to reach.

Two walls. No number of a file is left to give, so no file and no socket can be opened; that needs nothing but a
limit. And a filter in the kernel (seccomp, which any process may put on itself and none can take off) refuses every
call but those that compute, so that neither another program is started nor another process read or killed, not by
root either. Where the processor or the kernel has no such filter the first wall stands alone.
"""

from __future__ import annotations

import ctypes
import os
import resource
from collections.abc import Iterator
from struct import Struct

# Calls by their numbers: to read, write and close what is open, to have memory, to end, and what the C library asks
# beside. Of the processor its name for the kernel (linux/audit.h), since one kernel may serve two kinds of numbers.
_CALLS = {
    "x86_64": (
        0xC000003E,
        {
            "read": 0, "write": 1, "close": 3, "fstat": 5, "lseek": 8, "mmap": 9, "mprotect": 10, "munmap": 11,
            "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "sched_yield": 24, "mremap": 25,
            "madvise": 28, "exit": 60, "gettimeofday": 96, "futex": 202, "clock_gettime": 228, "exit_group": 231,
            "getrandom": 318,
        },
    ),
    "aarch64": (
        0xC00000B7,
        {
            "read": 63, "write": 64, "close": 57, "fstat": 80, "lseek": 62, "mmap": 222, "mprotect": 226,
            "munmap": 215, "brk": 214, "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigreturn": 139,
            "sched_yield": 124, "mremap": 216, "madvise": 233, "exit": 93, "gettimeofday": 169, "futex": 98,
            "clock_gettime": 113, "exit_group": 94, "getrandom": 278,
        },
    ),
}  # fmt: skip

# A filter's instructions (linux/filter.h, linux/seccomp.h): code, how far to jump if so and if not, value.
_INSTRUCTION = Struct("=HBBI")
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER, _PROCESSOR = 0, 4  # where the kernel lays out what it is asked
_GRANT, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000  # refused with EPERM, as what nobody may

_NO_NEW_PRIVILEGES, _SECCOMP, _BY_FILTER = 38, 22, 2  # prctl(2)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def seal_itself() -> None:
    """From here on this process reads and writes what it has open, computes, and ends. What it needs must be loaded;
    it must have no other thread."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    machine = os.uname().machine
    if machine in _CALLS:
        _grant_only(*_CALLS[machine])


def _grant_only(processor: int, calls: dict[str, int]) -> None:
    instructions = b"".join(_filter(processor, sorted(calls.values())))
    program = _Program(len(instructions) // _INSTRUCTION.size, instructions)
    control = ctypes.CDLL(None).prctl
    if control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0:
        control(_SECCOMP, _BY_FILTER, ctypes.byref(program), 0, 0)


def _filter(processor: int, granted: list[int]) -> Iterator[bytes]:
    yield _INSTRUCTION.pack(_LOAD, 0, 0, _PROCESSOR)
    yield _INSTRUCTION.pack(_EQUAL, 1, 0, processor)
    yield _INSTRUCTION.pack(_RETURN, 0, 0, _KILL)
    yield _INSTRUCTION.pack(_LOAD, 0, 0, _NUMBER)
    for number in granted:
        yield _INSTRUCTION.pack(_EQUAL, 0, 1, number)
        yield _INSTRUCTION.pack(_RETURN, 0, 0, _GRANT)
    yield _INSTRUCTION.pack(_RETURN, 0, 0, _REFUSE)
