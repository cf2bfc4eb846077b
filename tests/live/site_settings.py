"""The settings of a site that the tests start: those of Adref, on the database that the tests are using."""

from __future__ import annotations

import os

from config.settings import *  # noqa: F403
from config.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
