"""Whom `manage.py grant` lets do what; what PostgreSQL makes of it is tried in the other form of running."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from drafting.management.roles import Application


def test_the_role_and_its_database_are_read_from_the_address() -> None:
    assert Application.from_url("postgres://application:a%40b@db:5432/adref") == Application(
        "application", "a@b", "adref"
    )


@pytest.mark.parametrize("url", ["postgres://db/adref", "postgres://application:x@db:5432/", ""])
def test_an_address_without_role_or_database_is_none(url: str) -> None:
    with pytest.raises(ValueError, match="names no role or no database"):
        Application.from_url(url)


@pytest.mark.embedded
def test_sqlite_has_no_roles() -> None:
    with pytest.raises(CommandError, match="Only PostgreSQL has roles"):
        call_command("grant")
