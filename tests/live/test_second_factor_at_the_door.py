"""Rooms open to a seat that needs a second factor once there is one, and close when it is taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP

from drafting.models import Room, Seat
from drafting.second_factor import forget_second_factor
from tests.live.conftest import Site, live_site, token_of
from tests.live.test_door import closed_within_two_seconds, status_for
from tests.live.typist import answered, synced


@pytest.fixture
def guarded(transactional_db: None, tmp_path: Path) -> Iterator[Site]:
    """A live process of a site that asks for second factors."""
    with live_site(tmp_path, SECOND_FACTOR="1") as started:
        yield started


def give_second_factor(seat: Seat) -> Authenticator:
    return TOTP.activate(seat.user, "JBSWY3DPEHPK3PXP").instance


def test_a_head_comes_in_with_a_second_factor_and_stays_as_long_as_he_has_it(
    guarded: Site, room: Room, france: Seat, france2: Seat
) -> None:
    assert status_for(guarded.url(room), token=token_of(france)) == 403
    drafter = guarded.seat(france2, room)
    give_second_factor(france)
    head = guarded.seat(france, room)
    head.until(synced)
    forget_second_factor(france.user)
    assert closed_within_two_seconds(head)
    drafter.type(" Still here.")
    drafter.until(answered(1))
