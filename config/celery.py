"""The queue that wakes workers up; what is to be done stands in rows."""

from __future__ import annotations

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("adref")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["drafting"])
app.autodiscover_tasks(["config"], related_name="clock")
# current_app is per thread: without this the embedded worker's thread receives tasks and runs none (stack.md).
app.set_default()
