"""The second factor's first page, and who is signed out once it is set up."""

from __future__ import annotations

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from rest_framework.authtoken.models import Token


class SetUp(ActivateTOTPView):
    """Whoever signed in elsewhere did so with the password alone, and perhaps knows nothing but it."""

    @transaction.atomic
    def form_valid(self, form: ActivateTOTPForm) -> HttpResponse:
        answer = super().form_valid(form)
        sign_out_elsewhere(self.request)
        return answer


def sign_out_elsewhere(request: HttpRequest) -> None:
    """Ends the person's other sessions, and the token that a password was enough for."""
    person = str(request.user.pk)
    others = Session.objects.filter(expire_date__gt=timezone.now()).exclude(pk=request.session.session_key)
    Session.objects.filter(
        pk__in=[each.pk for each in others.iterator() if each.get_decoded().get(SESSION_KEY) == person]
    ).delete()
    Token.objects.filter(user_id=person).delete()
