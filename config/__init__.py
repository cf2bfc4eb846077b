"""Settings, routes, servers: knows all and is known by none."""

from config.celery import app as celery

__all__ = ["celery"]
