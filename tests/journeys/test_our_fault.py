"""What goes wrong inside is said to be our fault, and what it was is told to the log alone."""

from __future__ import annotations

import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response

from config import urls
from config.log_line import LogLine
from drafting.api.door import View
from drafting.models import Body, Seat
from drafting.views.pages import page
from tests.screens import at_screen

CANARY = "a lamp at the harbour\n2026-11-22T00:00:00.000Z ERROR django.request: all is well"
handler404, handler500 = urls.handler404, urls.handler500


@page
def breaks(request: HttpRequest) -> HttpResponse:
    raise LookupError(CANARY)


class Breaks(View):
    def post(self, request: Request) -> Response:
        raise LookupError(CANARY)


urlpatterns = [path("breaks/", breaks), path("api/breaks/", Breaks.as_view()), *urls.urlpatterns]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.mark.parametrize("where", ["/breaks/", "/api/breaks/"])
def test_nothing_of_it_is_told_to_who_asked(
    where: str, france: Seat, caplog: pytest.LogCaptureFixture
) -> None:
    browser = at_screen(france)
    browser.raise_request_exception = False
    answer = browser.post(where)
    assert answer.status_code == 500
    said = answer.content.decode()
    assert not [word for word in ("lamp", "LookupError", "Traceback", "test_our_fault") if word in said]
    (entry,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    lines = LogLine().format(entry).splitlines()
    assert lines[0].endswith(
        f"ERROR django.request: Internal Server Error: {where} (account {france.user.pk})"
    )
    assert "    LookupError: a lamp at the harbour" in lines


def test_an_entry_of_the_log_says_when_and_cannot_be_made_up(
    france: Seat, caplog: pytest.LogCaptureFixture
) -> None:
    browser = at_screen(france)
    browser.raise_request_exception = False
    browser.post("/breaks/")
    logging.getLogger("drafting").error("Told by somebody: %s", CANARY + "\x1b[2J\u2028")
    for entry in caplog.records:
        first, *others = LogLine().format(entry).split("\n")
        assert first[:24].endswith("Z")
        assert first[4::3][:2] == "--"
        assert all(line.startswith("    ") for line in others)
        assert first.isprintable()


def test_who_is_refused_stands_in_the_log(
    germany: Seat, body: Body, caplog: pytest.LogCaptureFixture
) -> None:
    nothing = "/drafts/00000000-0000-4000-8000-000000000000/"
    at_screen(germany).get(nothing)
    Client().get("/api/bodies/")
    at_screen(germany).post(f"/bodies/{body.pk}/seats/", {"username": "x", "role": "observer"})
    said = [LogLine().format(entry).partition(" ")[2] for entry in caplog.records]
    who = f"account {germany.user.pk}"
    assert said == [
        f"WARNING django.request: Not Found: {nothing} ({who})",
        "WARNING django.request: Unauthorized: /api/bodies/ (nobody known)",
        f"WARNING django.request: Forbidden: /bodies/{body.pk}/seats/ ({who})",
    ]
