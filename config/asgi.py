"""HTTP and sockets by uvicorn; in the embedded form the worker lives in the same process."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_asgi_application()

from django.conf import settings  # noqa: E402 - Django must be set up before what reads its settings

from config.worker_thread import WorkerThread  # noqa: E402

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Scope]]
Send = Callable[[Scope], Awaitable[None]]


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Requests go to Django; the server's start and stop start and stop the embedded worker."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http":
        await django_application(scope, receive, send)
    else:
        # No sockets are served yet: whoever asks is refused before any handshake.
        await send({"type": "websocket.close", "code": 4404})


async def _lifespan(receive: Receive, send: Send) -> None:
    worker = WorkerThread() if settings.EMBEDDED else None
    await receive()
    if worker:
        worker.start()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    if worker:
        worker.stop()
    await send({"type": "lifespan.shutdown.complete"})
