"""One demonstration for all, a copy of it and a running site for each file, and screens to sit down at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.journeys.browser.screen import Screens
from tests.journeys.browser.site import ROOT, make_demonstration, site_on

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


# What is waited for comes or does not; how soon it comes on a busy machine is no matter of these tests.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration, which nobody writes in."""
    folder = tmp_path_factory.mktemp("demonstration")
    make_demonstration(folder)
    return folder


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    started = playwright.chromium.launch(executable_path=chromium, args=QUIET)
    yield started
    started.close()


@pytest.fixture(scope="module")
def site(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of the file's own, on a fresh copy of the demonstration."""
    folder = tmp_path_factory.mktemp("site") / "data"
    shutil.copytree(demonstration, folder)
    with site_on(folder) as address:
        yield address


@pytest.fixture(scope="module")
def seated(browser: Browser, site: str) -> Iterator[Screens]:
    """The screens of the file's site: who has signed in stays so."""
    screens = Screens(browser, site)
    yield screens
    screens.close()


@pytest.fixture
def screens(seated: Screens) -> Iterator[Screens]:
    """The same for one test, at whose end no browser may have complained of script or policy."""
    seated.complaints.clear()
    yield seated
    for session in seated.sessions.values():
        for page in session.pages:
            page.close()
    assert seated.complaints == []


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where screenshots of a run are kept."""
    folder = ROOT / "test-results"
    folder.mkdir(exist_ok=True)
    return folder
