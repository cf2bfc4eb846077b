"""How long this machine's disk takes to say that something is on it: the part of a commit that no program can save."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from statistics import quantiles

TIMES = 400
# As one person in thirty types: the disk rests in between.
EVERY = 0.008
BLOCK = 8192


def waits_for_the_disk(folder: Path) -> dict[str, float]:
    """`p50_ms` and `p95_ms` of writing one of PostgreSQL's blocks into a file that is there, and fdatasync."""
    waits = []
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(bytes(BLOCK * TIMES))
        os.fsync(file.fileno())
        for place in range(TIMES):
            time.sleep(EVERY)
            began = time.perf_counter()
            os.pwrite(file.fileno(), os.urandom(BLOCK), place * BLOCK)
            os.fdatasync(file.fileno())
            waits.append(1000 * (time.perf_counter() - began))
    parts = quantiles(waits, n=20)
    return {"p50_ms": parts[9], "p95_ms": parts[18]}
