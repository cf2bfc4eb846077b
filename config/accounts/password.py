"""Changing one's password, for who has one."""

from __future__ import annotations

from typing import Any

from allauth.account.views import PasswordChangeView
from django.http import Http404, HttpRequest, HttpResponseBase


class ChangePassword(PasswordChangeView):
    def dispatch(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponseBase:
        """Who signs in by the institution has none here."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise Http404
        return super().dispatch(request, *args, **more)
