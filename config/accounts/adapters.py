"""What of allauth is ours to say: nobody signs up by himself (threats.md, "Accounts")."""

from __future__ import annotations

import base64
import hashlib
import logging
import secrets
import time
from typing import Any

from allauth.account import app_settings as account
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, User
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from rest_framework.authtoken.models import Token

from drafting.permissions import sleeps
from drafting.second_factor import WRONG_CODE

log = logging.getLogger(__name__)


class ClosedSignUp(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Home, unless nothing can be done there before a second factor is set up."""
        if request.user.is_authenticated and sleeps(request.user):
            return reverse("mfa_activate_totp")
        return super().get_login_redirect_url(request)

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Whoever signed in a moment ago has shown who he is: he need not again before his first second factor."""
        if not self.get_reauthentication_methods(self.request.user):
            return False  # signed in by the institution, he has nothing to show here
        shown = get_authentication_records(self.request, self.request.user)
        latest = max((each["at"] for each in shown), default=0.0)
        return time.time() - latest > account.REAUTHENTICATION_TIMEOUT

    @transaction.atomic
    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Who changes his password may have lost it: what was given for the old one is worth nothing any more."""
        super().set_password(user, password)
        Token.objects.filter(user=user).delete()


class KnownPersons(DefaultSocialAccountAdapter):
    """The institution says who somebody is; who is known here, and may do what, its answer does not change."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def get_requests_session(self) -> Any:
        """Asks the institution where it was said to be, and goes nowhere that an answer leads to."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Told to the log without the words of the answer: they may hold what signs somebody in."""
        log.warning(
            "Signing in by the institution failed: %s", type(exception).__name__ if exception else error
        )

    def generate_state_param(self, state: dict[str, Any]) -> str:
        return secrets.token_urlsafe(32)

    @transaction.atomic
    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Who comes this way for the first time is known by the user name that the institution gives.

        From then on it alone vouches for the person, whom it knows by a name of its own that is never given twice: our
        password and token are worth nothing any more.
        """
        if sociallogin.is_existing:
            return
        claims = sociallogin.account.get_provider_account().get_user_data() or {}
        user = User.objects.filter(username=claims.get(settings.INSTITUTION.username_claim)).first()
        if user is None or SocialAccount.objects.filter(user=user).exists():
            return
        sociallogin.connect(request, user)
        user.set_unusable_password()
        user.save(update_fields=["password"])
        Token.objects.filter(user=user).delete()


class SecondFactors(DefaultMFAAdapter):
    """What an authenticator app is told, and how its key is kept: who reads the rows alone can make no codes."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def encrypt(self, text: str) -> str:
        return _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _locks().decrypt(encrypted_text.encode()).decode()


def _locks() -> MultiFernet:
    """Locks with the site's key, opens with it or with one of before."""
    return MultiFernet([_lock(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _lock(key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"second factors:" + key.encode()).digest()))
