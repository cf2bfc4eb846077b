"""Who stands at the door of a socket: by a token, or by a session's cookie from our own pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host
from rest_framework.authtoken.models import Token

from drafting.permissions import SEATS_CHOSEN

Scope = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ticket:
    """What let a person in: it is looked at again while the socket is open (`live.watch`)."""

    person: int
    password: str
    session: str | None
    token: str | None
    seats_chosen: Mapping[str, str]
    seat_wanted: str | None


def headers_of(scope: Scope) -> dict[str, str]:
    """The handshake's headers by lower-case name."""
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


@dataclass(frozen=True, slots=True)
class Presented:
    """What somebody shows at the door: a token, or the cookie of a session; neither for a stranger."""

    token: str | None
    session: str | None
    seat: str | None


def presented(scope: Scope) -> Presented:
    """What the handshake shows; a cookie that another site's page sent along counts for nothing."""
    headers = headers_of(scope)
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    token = _token(headers, query)
    own = token is None and is_own_origin(headers, scheme=scope.get("scheme", "ws"))
    return Presented(
        token, _cookie(headers) if own else None, headers.get("adref-seat") or _first(query, "seat")
    )


def admit(scope: Scope) -> tuple[User, Ticket] | None:
    """The person and the ticket; None for a stranger."""
    return admitted(presented(scope))


def admitted(shown: Presented) -> tuple[User, Ticket] | None:
    """As `admit`, by what was shown."""
    if shown.token is not None:
        return _by_token(shown.token, shown.seat)
    return None if shown.session is None else _by_session(shown.session, shown.seat)


def is_own_origin(headers: Mapping[str, str], *, scheme: str) -> bool:
    """Whether the page that opens the socket is ours: Origin is exactly the address asked, or one trusted."""
    origin, host = headers.get("origin"), headers.get("host", "")
    if origin is None:
        return False
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    domain, _ = split_domain_port(host)
    if not domain or not validate_host(domain, _hosts()):
        return False
    forwarded = headers.get("x-forwarded-proto") if settings.SECURE_PROXY_SSL_HEADER else None
    secure = forwarded == "https" if forwarded else scheme in ("wss", "https")
    return origin == f"{'https' if secure else 'http'}://{host}"


def _hosts() -> Iterable[str]:
    return settings.ALLOWED_HOSTS or (["localhost", "127.0.0.1", "[::1]"] if settings.DEBUG else [])


def _first(query: Mapping[str, list[str]], name: str) -> str | None:
    return query[name][0] if name in query else None


def _token(headers: Mapping[str, str], query: Mapping[str, list[str]]) -> str | None:
    word, _, key = headers.get("authorization", "").partition(" ")
    if word.lower() == "token":
        return key.strip()
    return _first(query, "token")


def _by_token(key: str, wanted: str | None) -> tuple[User, Ticket] | None:
    row = Token.objects.select_related("user").filter(key=key).first()
    if row is None or not row.user.is_active:
        return None
    return row.user, ticket_by_token(row.user, key, wanted)


def ticket_by_token(user: User, key: str, wanted: str | None) -> Ticket:
    """What lets in the person whose token it is."""
    return Ticket(user.pk, user.password, None, key, {}, wanted)


def _cookie(headers: Mapping[str, str]) -> str | None:
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    return None if cookie is None else cookie.value


class _Shown(SessionStore):
    """A session whose cookie was shown at a handshake, which can hand out no other."""

    # Under the name of the class that wrote it.
    key_salt = SessionStore().key_salt

    def cycle_key(self) -> None:
        """Asked for where the site's key has changed since the signing in: the next page does it."""


def _by_session(session: str, wanted: str | None) -> tuple[User, Ticket] | None:
    request = HttpRequest()
    request.session = _Shown(session)
    user = get_user(request)
    if not isinstance(user, User):
        return None
    chosen = request.session.get(SEATS_CHOSEN, {})
    return user, Ticket(user.pk, user.password, session, None, chosen, wanted)
