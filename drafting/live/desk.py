"""Questions to the database from the loop: answered by a thread, so that the loop never waits for a disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from channels.db import database_sync_to_async  # type: ignore[import-untyped]

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


async def at_desk(function: Callable[Asked, Answer], *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
    """What the function answers, called on the one thread that these questions share."""
    return cast(Answer, await database_sync_to_async(function)(*args, **kwargs))
