"""The invitation of somebody who has an account and has not chosen a password yet (threats.md, "Accounts")."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.http import urlsafe_base64_encode

from drafting.models import Invitation


def is_invited(user: User) -> bool:
    """Whether the person has been invited and has not come yet: whoever has the link may still be anybody."""
    if user.last_login is not None or user.has_usable_password():
        return False
    return Invitation.objects.filter(seat__user=user).exists()


def link_of(user: User) -> str:
    """The path under which the person chooses a password: once, within PASSWORD_RESET_TIMEOUT seconds from now."""
    key = urlsafe_base64_encode(str(user.pk).encode())
    return reverse("accept_invitation", args=[key, default_token_generator.make_token(user)])
