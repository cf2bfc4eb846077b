"""Every route of the site."""

from __future__ import annotations

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

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    path("api/", include(api)),
    path("", include("drafting.views.urls")),
    path("", include("amendments.views.urls")),
]
