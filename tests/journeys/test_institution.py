"""What the environment says of an institution's own sign-in; people come by it in browser/test_institution.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from allauth.socialaccount.adapter import get_adapter
from django.test import RequestFactory
from requests import RequestException
from requests.exceptions import SSLError

from config.accounts.institution import Institution, institution_from

TOLD = {
    "OIDC_SERVER": "https://login.example.org/realms/staff/",
    "OIDC_CLIENT_ID": "adref",
    "OIDC_CLIENT_SECRET": "a secret",
}
STAFF = "https://login.example.org/realms/staff"


@pytest.mark.parametrize("told", [{}, {"OIDC_SERVER": ""}, {"OIDC_NAME": "the Institution"}])
def test_without_its_address_there_is_none(told: dict[str, str]) -> None:
    assert institution_from(told) is None


def test_what_is_not_said_of_it_is_as_most_have_it() -> None:
    plain = Institution("OpenID Connect", STAFF, "adref", "a secret", "preferred_username", False)
    assert institution_from(TOLD) == plain
    assert institution_from(TOLD | {"OIDC_NAME": "", "OIDC_USERNAME_CLAIM": ""}) == plain


def test_what_is_said_of_it_counts() -> None:
    told = {"OIDC_NAME": "the Institution", "OIDC_USERNAME_CLAIM": "uid", "OIDC_SECOND_FACTOR": "1"}
    assert institution_from(TOLD | told) == Institution(
        "the Institution", STAFF, "adref", "a secret", "uid", True
    )


@pytest.mark.parametrize("missing", ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"])
def test_half_of_what_is_needed_is_named(missing: str) -> None:
    with pytest.raises(KeyError, match=missing):
        institution_from({name: value for name, value in TOLD.items() if name != missing})


def test_forms_may_lead_there_and_nowhere_else() -> None:
    institution = institution_from(TOLD)
    assert institution is not None
    assert institution.origin == "https://login.example.org"


@contextmanager
def leading_elsewhere() -> Iterator[tuple[str, list[str]]]:
    """The address of an institution that sends everybody on, and the paths that it was asked for."""
    asked: list[str] = []

    class SendsOn(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *_said: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), SendsOn) as server:
        serving = Thread(target=server.serve_forever)
        serving.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", asked
        finally:
            server.shutdown()
            serving.join()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_where_its_answers_lead_nobody_follows(method: str) -> None:
    with leading_elsewhere() as (address, asked), get_adapter().get_requests_session() as session:
        with pytest.raises(RequestException):
            session.request(method, address)
        assert asked == ["/"]


def test_that_its_certificate_is_not_to_be_trusted_stands_in_the_log(
    rf: RequestFactory, caplog: pytest.LogCaptureFixture
) -> None:
    adapter, request = get_adapter(), rf.get("/accounts/oidc/institution/back/?code=secret")
    adapter.on_authentication_error(request, None, exception=SSLError("certificate of code=secret"))
    adapter.on_authentication_error(request, None, error="cancelled")
    assert caplog.messages == [
        "Signing in by the institution failed: SSLError",
        "Signing in by the institution failed: cancelled",
    ]
