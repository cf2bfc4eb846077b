"""How long somebody stays signed in (docs/operating.md, "Staying signed in")."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.signals import authentication_step_completed
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends import db
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

# When the person signed in, in seconds since the epoch.
SIGNED_IN_AT = "adref_signed_in_at"
# A row is not written anew with each request.
RENEWED_AFTER = timedelta(minutes=5)


class SessionStore(db.SessionStore):
    """Is over SESSION_COOKIE_AGE after the last request, and SIGNED_IN_AT_MOST after the signing in at the latest.

    The row says when: open sockets rest on it too (`live.standing`).
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
    since = said.get(SIGNED_IN_AT)
    if since is None:  # nobody has signed in
        return datetime.max.replace(tzinfo=UTC)
    return datetime.fromtimestamp(since + settings.SIGNED_IN_AT_MOST, UTC)


@receiver(user_logged_in)
def note_when(request: HttpRequest, **_more: Any) -> None:
    request.session[SIGNED_IN_AT] = time.time()


@receiver(authentication_step_completed)
def change_the_key(request: HttpRequest, reauthenticated: bool = False, **_more: Any) -> None:
    """Whoever has shown anew who he is goes on under another key; Django sees to it where he signs in."""
    if reauthenticated:
        request.session.cycle_key()
