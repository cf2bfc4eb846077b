"""Where somebody invited chooses a password; the link is made in drafting.invitation."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from drafting.permissions import seats_given


class ChosenPassword(SetPasswordForm):
    def save(self, commit: bool = True) -> User:
        """As any other change of a password (config.accounts.adapters)."""
        get_adapter().set_password(self.user, self.cleaned_data["new_password1"])
        return self.user


class AcceptInvitation(PasswordResetConfirmView):
    """Django keeps the secret of the link in the session, so that no other site is told it as a referrer."""

    template_name = "account/invitation.html"
    form_class = ChosenPassword
    success_url = reverse_lazy("account_login")
    post_reset_login = False  # signing in asks for a code where there is one

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        context = super().get_context_data(**more)
        return context | {"invited": self.user, "seats": seats_given(self.user) if self.user else []}

    def form_valid(self, form: ChosenPassword) -> HttpResponse:
        messages.success(
            self.request, _("Your password is set: sign in as %(name)s.") % {"name": form.user.get_username()}
        )
        return super().form_valid(form)
