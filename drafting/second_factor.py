"""The second factor of a person: codes of an authenticator app, or a recovery code (threats.md, "Accounts").

Seats that need one sleep without it (`Seat.objects.awake`); here is what is asked of the person himself.
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

WRONG_CODE = _("This code is wrong, over or used: take the one that your app shows now.")


def has_second_factor(user: AbstractBaseUser) -> bool:
    """Whether signing in asks the person for a code."""
    apps = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP)
    return bool(apps.exists())


def is_awake(user: AbstractBaseUser) -> bool:
    """Whether the person may do what needs a second factor: he has one, or this site asks for none of him."""
    return not settings.SECOND_FACTOR or has_second_factor(user) or is_vouched_for(user)


def is_vouched_for(user: AbstractBaseUser) -> bool:
    """Whether the person signs in by the institution alone, which has asked for two factors."""
    if not settings.VOUCHED_FOR or user.has_usable_password():
        return False
    return bool(SocialAccount.objects.filter(user_id=user.pk).exists())


def takes(user: AbstractBaseUser, code: str) -> bool:
    """Whether the code is one of the person's, not used before; it is used up by being asked about."""
    held = Authenticator.objects.filter(user_id=user.pk)
    return any(each.wrap().validate_code(code) for each in held)


def forget_second_factor(user: AbstractBaseUser) -> bool:
    """Takes the second factor away with its recovery codes; whether there was one."""
    held = Authenticator.objects.filter(user_id=user.pk)
    return bool(held.delete()[0])
