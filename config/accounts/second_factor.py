"""The second factor's pages, and who is signed out once it is another."""

from __future__ import annotations

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from rest_framework.authtoken.models import Token


class _OthersOut:
    """Before one of allauth's views: once its form is taken, the person is signed out everywhere else."""

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        sign_out_elsewhere(self.request)
        return answer


class SetUp(_OthersOut, ActivateTOTPView):
    """Whoever signed in elsewhere did so with the password alone, and perhaps knows nothing but it."""


class GiveUp(_OthersOut, DeactivateTOTPView):
    """Whoever gives a phone up may have lost it, and with it a browser."""


class NewCodes(_OthersOut, GenerateRecoveryCodesView):
    """Whoever makes new codes may know that the old ones were used."""


def sign_out_elsewhere(request: HttpRequest) -> None:
    """Ends the person's other sessions, and the token: what was given for how he signed in before."""
    person = str(request.user.pk)
    others = Session.objects.filter(expire_date__gt=timezone.now()).exclude(pk=request.session.session_key)
    Session.objects.filter(
        pk__in=[each.pk for each in others.iterator() if each.get_decoded().get(SESSION_KEY) == person]
    ).delete()
    Token.objects.filter(user_id=person).delete()
