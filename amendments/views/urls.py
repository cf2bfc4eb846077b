"""The routes of the pages of amendments."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
