"""What holds for every test: laws are tried without a stop-watch, passwords cost nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import hypothesis
import psycopg
import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations

from config.rooms import register_policies
from tests.cast import *  # noqa: F403 - the cast is on stage in every test

# On two shared cores a slow example is no failure; a law broken in continuous integration must break again when
# it is looked at.
hypothesis.settings.register_profile("adref", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("adref")

# As each process of the site does when it starts.
register_policies()


@pytest.fixture(autouse=True)
def quick_passwords(settings: LazySettings) -> None:
    """The cast signs in often; hashing slowly is not what these tests are about."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


# Of the locks on all tables; a live process has what it reads in a few thousandths of a second.
EMPTIES_WITHIN_MS, EMPTIES_AT_MOST = 100, 100


@pytest.fixture(scope="session", autouse=True)
def emptied_beside_live_processes() -> Iterator[None]:
    """Live processes look at several tables at a time, also while these are emptied after a test: each could wait for
    the other, until PostgreSQL ends one of them. So the emptying waits briefly only, lets go, and is begun anew."""
    once = BaseDatabaseOperations.execute_sql_flush

    def until_done(operations: BaseDatabaseOperations, sql_list: Sequence[str]) -> None:
        wait_for_locks(operations.connection, EMPTIES_WITHIN_MS)
        for left in reversed(range(EMPTIES_AT_MOST)):
            try:
                once(operations, sql_list)
                break
            except OperationalError as error:
                if not left or not isinstance(error.__cause__, psycopg.errors.LockNotAvailable):
                    raise
        wait_for_locks(operations.connection, 0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", until_done)
        yield


def wait_for_locks(connection: BaseDatabaseWrapper, milliseconds: int) -> None:
    """From now on so long at most, 0: as long as it takes; on SQLite there are none."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, false)", [str(milliseconds)])
