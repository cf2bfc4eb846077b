"""A real Redis of the tests' own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.processes import answers, free_port, running

KEEP_NOTHING = ("--save", "", "--appendonly", "no")


@contextmanager
def redis_server(port: int | None = None) -> Iterator[str]:
    """The URL of an empty Redis that keeps nothing on disk, while the block runs; on another's port, if given."""
    port = port or free_port()
    with (
        tempfile.TemporaryDirectory(prefix="adref-redis-") as folder,
        running(
            ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--dir", folder, *KEEP_NOTHING],
            log=Path(folder) / "log",
            ready=lambda: answers(port),
        ),
    ):
        yield f"redis://127.0.0.1:{port}/0"
