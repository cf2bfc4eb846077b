"""HTTP in production (gunicorn): a sync view under ASGI pays a thread hop (stack.md, "Services")."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from config.rooms import register_policies  # noqa: E402 - Django must be set up before what reads its models

register_policies()
