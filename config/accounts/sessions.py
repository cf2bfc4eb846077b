"""How long somebody stays signed in (docs/operating.md, "Staying signed in")."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.sessions.backends import db
from django.utils import timezone

# A row is not written anew with each request.
RENEWED_AFTER = timedelta(minutes=5)


class SessionStore(db.SessionStore):
    """Is over SESSION_COOKIE_AGE after the last request, and SIGNED_IN_AT_MOST after the signing in at the latest.

    When somebody signed in stands in the session, where allauth notes each password and code with its time. The row
    says when it is over: open sockets rest on it too (`live.standing`).
    """

    def load(self) -> dict[str, Any]:
        row = self._get_session_from_db()
        if row is None:
            return {}
        said: dict[str, Any] = self.decode(row.session_data)
        over = _over(said)
        if abs(over - row.expire_date) > RENEWED_AFTER:
            # The row's end alone: what another request writes into it meanwhile stays.
            self.model.objects.filter(pk=row.pk).update(expire_date=over)
        return said

    def get_expiry_date(self, **known: Any) -> datetime:
        return min(super().get_expiry_date(**known), _last_end(dict(self.items())))


def _over(said: dict[str, Any]) -> datetime:
    """When a session that says this is over, if nothing more is asked from now on."""
    renewed = timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return min(renewed, _last_end(said))


def _last_end(said: dict[str, Any]) -> datetime:
    shown = said.get(AUTHENTICATION_METHODS_SESSION_KEY) or ()
    if not shown:  # nobody has signed in
        return datetime.max.replace(tzinfo=UTC)
    since: float = min(each["at"] for each in shown)
    return datetime.fromtimestamp(since + settings.SIGNED_IN_AT_MOST, UTC)
