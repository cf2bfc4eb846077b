"""Every route of the site."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView

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
    path("password/change/", account.password_change, name="account_change_password"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include(accounts)),
    path("api/", include(api)),
    path("", include("drafting.views.urls")),
    path("", include("amendments.views.urls")),
]
