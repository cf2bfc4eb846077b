"""HTTP and sockets by uvicorn; in the embedded form the worker lives in the same process."""

from __future__ import annotations

import gc
import os
from collections.abc import Awaitable, Callable
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_asgi_application()

from django.conf import settings  # noqa: E402 - Django must be set up before what reads its settings

from config.rooms import register_policies  # noqa: E402
from config.worker_thread import WorkerThread  # noqa: E402
from drafting.live.bulletin import DraftSockets  # noqa: E402
from drafting.live.consumers import RoomSockets  # noqa: E402
from drafting.live.hall import Hall  # noqa: E402

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Scope]]
Send = Callable[[Scope], Awaitable[None]]

register_policies()
hall = Hall()
room_sockets = RoomSockets(hall)
draft_sockets = DraftSockets()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Requests go to Django, sockets to the rooms; the server's start and stop are the embedded worker's too."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http":
        await django_application(scope, receive, send)
    elif scope["path"].startswith("/ws/rooms/"):
        await room_sockets(scope, receive, send)
    elif scope["path"].startswith("/ws/drafts/"):
        await draft_sockets(scope, receive, send)
    else:
        # Whoever asks for another socket is refused before any handshake.
        await receive()
        await send({"type": "websocket.close", "code": 4404})


async def _lifespan(receive: Receive, send: Send) -> None:
    worker = WorkerThread() if settings.EMBEDDED else None
    await receive()
    if worker:
        worker.start()
    await room_sockets.get_ready()
    # What stands when the process begins stands to its end: walking it again takes a tenth of a second each time.
    gc.collect()
    gc.freeze()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await hall.close()
    if worker:
        worker.stop()
    await send({"type": "lifespan.shutdown.complete"})
