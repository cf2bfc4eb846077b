"""HTTP in production (gunicorn): a sync view under ASGI pays a thread hop (stack.md, "Services")."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from config.rooms import register_policies  # noqa: E402 - Django must be set up before what reads its models

register_policies()
# What stands when the process begins stands to its end (as in config/asgi.py): a page with hundreds of amendments would
# else wait a tenth of a second now and then while it is walked again.
gc.collect()
gc.freeze()
