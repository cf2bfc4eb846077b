"""No browser and no proxy keeps what is told: on a shared machine the next person finds no page of the last one."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def kept_nowhere(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware behind whitenoise, so that scripts and styles, which tell nothing, are kept as ever."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answered
