"""The embedded form's worker: Celery on a thread of the web process (stack.md, "Services")."""

from __future__ import annotations

import logging
import threading

from django.conf import settings

from config.celery import app
from drafting.tasks import maker

log = logging.getLogger(__name__)


class WorkerThread:
    """Starts the worker, starts it again should it die, and has looked for what nobody tells it of, as Celery's beat
    does in the other form."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._threads = [
            threading.Thread(target=self._work, name="celery-worker", daemon=True),
            threading.Thread(target=self._sweep, name="sweeper", daemon=True),
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let the paper at hand be finished; rows still queued are made after the next start."""
        self._stopped.set()
        app.control.shutdown()
        for thread in self._threads:
            thread.join(timeout=10)

    def _work(self) -> None:
        app.set_default()
        while not self._stopped.is_set():
            # Two at a time: while the one child sets a paper, the next one's values are read and the last is stored.
            worker = app.WorkController(
                pool="threads",
                concurrency=2,
                without_gossip=True,
                without_mingle=True,
                without_heartbeat=True,
            )
            try:
                maker().warm()
                worker.start()
            except Exception:
                log.exception("The worker thread died and is started again.")
            self._stopped.wait(1)

    def _sweep(self) -> None:
        app.set_default()
        while not self._stopped.is_set():
            for look in settings.CELERY_BEAT_SCHEDULE.values():
                app.send_task(look["task"])
            self._stopped.wait(settings.SWEEP_SECONDS)
