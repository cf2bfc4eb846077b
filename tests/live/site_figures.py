"""What a test's site says of itself, and where: how many tasks its loop has."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import Awaitable, Callable
from typing import Any

PATH = "/figures-of-this-process"


async def tell_figures(send: Callable[[dict[str, Any]], Awaitable[None]]) -> None:
    """Answers a request at `PATH`."""
    body = json.dumps({"tasks": len(asyncio.all_tasks())}).encode()
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def figures_of(port: int) -> dict[str, int]:
    """What the site on the loopback port says."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{PATH}", timeout=10) as answer:
        told: dict[str, int] = json.load(answer)
    return told
