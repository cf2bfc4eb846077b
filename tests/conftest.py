"""What holds for every test: laws are tried without a stop-watch, passwords cost nothing."""

from __future__ import annotations

import os

import hypothesis
import pytest
from django.conf import LazySettings

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
