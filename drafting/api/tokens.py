"""Other programs sign in with user name and password against a token, and out by giving it back."""

from __future__ import annotations

from django.contrib.auth import authenticate
from django.core.cache import cache
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.authentication import BaseAuthentication
from rest_framework.authtoken import models
from rest_framework.permissions import AllowAny, BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from drafting.api.door import View
from drafting.errors import DomainError

# Guessing is slowed per user name, not per address: a forged X-Forwarded-For changes nothing (threats.md).
FAILURES_AT_MOST = 10
FAILURES_FORGOTTEN_AFTER = 300  # seconds


class TokenForm(serializers.Serializer):
    username = serializers.CharField(max_length=150)
    password = serializers.CharField(max_length=1000, trim_whitespace=False)


class TokenShape(serializers.Serializer):
    token = serializers.CharField()


class Token(View):
    def get_authenticators(self) -> list[BaseAuthentication]:
        """Who comes for a token is asked for nothing else: an old one that he still sends may be worth nothing."""
        return [] if self._signs_in else super().get_authenticators()

    def get_permissions(self) -> list[BasePermission]:
        return [AllowAny()] if self._signs_in else super().get_permissions()

    @property
    def _signs_in(self) -> bool:
        # The description of the API is begun without a request.
        return getattr(self.request, "method", None) == "POST"

    @extend_schema(request=TokenForm, responses=TokenShape)
    def post(self, request: Request) -> Response:
        """A token for `Authorization: Token …`; 400 bad_credentials, 429 after ten wrong passwords."""
        sent = self.read(TokenForm)
        failures = f"token-failures:{sent['username']}"
        if cache.get(failures, 0) >= FAILURES_AT_MOST:
            raise DomainError(
                "too_many_attempts", _("Too many wrong passwords: wait five minutes."), status=429
            )
        user = authenticate(request, username=sent["username"], password=sent["password"])
        if user is None:
            cache.add(failures, 0, FAILURES_FORGOTTEN_AFTER)
            cache.incr(failures)
            raise DomainError("bad_credentials", _("User name or password is wrong."))
        token, _made = models.Token.objects.get_or_create(user=user)
        return Response({"token": token.key})

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        """Revokes the caller's token: whoever still shows it is answered 401, its sockets are closed with 4401."""
        models.Token.objects.filter(user=request.user).delete()
        return Response(status=204)
