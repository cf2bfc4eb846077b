"""Errors as RFC 9457 problem documents with a stable `code`."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import orjson
from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.views import set_rollback

from drafting.errors import DomainError

PROBLEM = "application/problem+json"


def problem(status: int, code: str, detail: str, facts: dict[str, object] | None = None) -> HttpResponse:
    """The response itself: type, title, status, code, detail and the facts the asker may know."""
    body = {"type": f"urn:adref:problem:{code}", "title": HTTPStatus(status).phrase, "status": status}
    body |= {"code": code, "detail": detail} | (facts or {})
    return HttpResponse(
        orjson.dumps(body, default=str, option=orjson.OPT_NON_STR_KEYS), status=status, content_type=PROBLEM
    )


def problem_response(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """DRF's exception handler: every expected failure becomes a problem document; others stay our fault (500)."""
    set_rollback()
    if isinstance(error, DomainError):
        return problem(error.status, error.code, error.detail, error.facts)
    if isinstance(error, Http404):
        return problem(404, "not_found", _("There is nothing here that you may see."))
    if isinstance(error, PermissionDenied):
        return problem(403, "forbidden", _("This is not yours to do."))
    if isinstance(error, RequestDataTooBig):
        return problem(413, "too_large", _("What was sent is larger than a request may be."))
    if isinstance(error, TooManyFieldsSent | TooManyFilesSent):
        return problem(400, "invalid", _("What was sent is not of the form expected."))
    if isinstance(error, exceptions.APIException):
        return _of_rest(error)
    return None


def _of_rest(error: exceptions.APIException) -> HttpResponse:
    facts: dict[str, object] = {}
    if isinstance(error, exceptions.ValidationError):
        code, facts = "invalid", {"errors": error.get_full_details()}
        detail = _("What was sent is not of the form expected.")
    else:
        codes = error.get_codes()
        code = codes if isinstance(codes, str) else "invalid"
        detail = str(error.detail)
    response = problem(error.status_code, code, detail, facts)
    if header := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = header
    if wait := getattr(error, "wait", None):
        response["Retry-After"] = str(int(wait))
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Paths that no route knows: a problem document under /api/, a page elsewhere."""
    if request.path.startswith("/api/"):
        return problem(404, "not_found", _("There is nothing here that you may see."))
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our own fault: said as such, with nothing of what went wrong inside."""
    if request.path.startswith("/api/"):
        return problem(500, "our_fault", _("Adref could not do this. Nothing was changed."))
    return render(request, "500.html", status=500)
