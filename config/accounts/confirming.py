"""Showing anew who one is: from then on the browser goes under another key, as after signing in."""

from __future__ import annotations

from allauth.account.forms import ReauthenticateForm as PasswordForm
from allauth.account.views import ReauthenticateView as ByPassword
from allauth.mfa.base.forms import ReauthenticateForm as CodeForm
from allauth.mfa.base.views import ReauthenticateView as ByCode
from django.http import HttpResponse


class ConfirmByPassword(ByPassword):
    def form_valid(self, form: PasswordForm) -> HttpResponse:
        self.request.session.cycle_key()
        return super().form_valid(form)


class ConfirmByCode(ByCode):
    def form_valid(self, form: CodeForm) -> HttpResponse:
        self.request.session.cycle_key()
        return super().form_valid(form)
