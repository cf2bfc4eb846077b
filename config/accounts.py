"""Accounts are made by invitation: nobody signs up by himself (threats.md, "Accounts")."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from rest_framework.authtoken.models import Token


class ClosedSignUp(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    @transaction.atomic
    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Who changes his password may have lost it: what was given for the old one is worth nothing any more."""
        super().set_password(user, password)
        Token.objects.filter(user=user).delete()
