"""Other programs sign in with user name and password against a token, and out by giving it back."""

from __future__ import annotations

from django.contrib.auth import authenticate
from django.contrib.auth.models import AbstractBaseUser
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
from drafting.second_factor import WRONG_CODE, has_second_factor, takes

# Guessing is slowed per user name, not per address: a forged X-Forwarded-For changes nothing (threats.md).
FAILURES_AT_MOST = 10
FAILURES_FORGOTTEN_AFTER = 300  # seconds


class TokenForm(serializers.Serializer):
    username = serializers.CharField(max_length=150)
    password = serializers.CharField(max_length=1000, trim_whitespace=False)
    code = serializers.CharField(max_length=20, required=False, default="")


class TokenShape(serializers.Serializer):
    token = serializers.CharField()


def signed_in(request: Request, *, username: str, password: str, code: str) -> AbstractBaseUser:
    """The person whose name and password these are and, where he has a second factor, whose code."""
    user = authenticate(request, username=username, password=password)
    if user is None:
        raise DomainError("bad_credentials", _("User name or password is wrong."))
    if not has_second_factor(user):
        return user
    if not code:
        raise DomainError("second_factor_needed", _("The code of your second factor is needed too."))
    if not takes(user, code):
        raise DomainError("bad_code", str(WRONG_CODE))
    return user


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
        """A token for `Authorization: Token …`; 400 bad_credentials, 429 after ten wrong passwords or codes.

        Who has a second factor sends its `code` too: 400 second_factor_needed without, bad_code with a wrong one.
        """
        sent = self.read(TokenForm)
        failures = f"token-failures:{sent['username']}"
        if cache.get(failures, 0) >= FAILURES_AT_MOST:
            raise DomainError(
                "too_many_attempts", _("Too many wrong passwords: wait five minutes."), status=429
            )
        try:
            user = signed_in(request, **sent)
        except DomainError:
            cache.add(failures, 0, FAILURES_FORGOTTEN_AFTER)
            cache.incr(failures)
            raise
        token, _made = models.Token.objects.get_or_create(user=user)
        return Response({"token": token.key})

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        """Revokes the caller's token: whoever still shows it is answered 401, its sockets are closed with 4401."""
        models.Token.objects.filter(user=request.user).delete()
        return Response(status=204)
