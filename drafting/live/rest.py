"""Waiting for the end of some work, at no cost to the work."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

LOOKS_EVERY = 0.01


async def until(is_done: Callable[[], bool]) -> None:
    """Looks again and again: at the end of a process. An asyncio.Event would be set and cleared at each keystroke."""
    while not is_done():  # noqa: ASYNC110 - see above
        await asyncio.sleep(LOOKS_EVERY)
