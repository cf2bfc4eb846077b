"""Every route of the site."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.socialaccount import views as socialaccount
from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView

from config.accounts import institution_door
from config.accounts.confirming import ConfirmByCode, ConfirmByPassword
from config.accounts.invitation import AcceptInvitation
from config.accounts.password import ChangePassword
from config.accounts.second_factor import GiveUp, NewCodes, SetUp
from config.api_docs import api_docs

handler404 = "config.problems.page_not_found"
handler500 = "config.problems.server_error"

api: list[URLPattern | URLResolver] = [
    path("", include("drafting.api.urls")),
    path("", include("amendments.api.urls")),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", api_docs, name="api-docs"),
]

# What allauth has beside these (signing up, addresses, passwords by mail) nobody here uses: it is not served.
accounts: list[URLPattern | URLResolver] = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("password/change/", ChangePassword.as_view(), name="account_change_password"),
    path("oidc/<str:provider_id>/", institution_door.login, name="openid_connect_login"),
    path("oidc/<str:provider_id>/back/", institution_door.callback, name="openid_connect_callback"),
    path("oidc-cancelled/", socialaccount.login_cancelled, name="socialaccount_login_cancelled"),
    path("invitation/<str:uidb64>/<str:token>/", AcceptInvitation.as_view(), name="accept_invitation"),
    path("confirm/", ConfirmByPassword.as_view(), name="account_reauthenticate"),
    path("code/", second_factor.authenticate, name="mfa_authenticate"),
    path("confirm/code/", ConfirmByCode.as_view(), name="mfa_reauthenticate"),
    path("second-factor/", second_factor.index, name="mfa_index"),
    path("second-factor/set-up/", SetUp.as_view(), name="mfa_activate_totp"),
    path("second-factor/give-up/", GiveUp.as_view(), name="mfa_deactivate_totp"),
    path("second-factor/codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-factor/codes/new/", NewCodes.as_view(), name="mfa_generate_recovery_codes"),
    path(
        "second-factor/codes.txt", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include(accounts)),
    path("api/", include(api)),
    path("", include("drafting.views.urls")),
    path("", include("amendments.views.urls")),
]
