"""The programs of the system that the tests need; they are installed where that is allowed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from setup.steps import PYTHON, ROOT, say
from tests.services.postgres import programs as postgres_programs

# Browsers that Playwright can drive; Ubuntu's chromium-browser may be a mere pointer to a snap.
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
SYSTEM_PYTHON = "/usr/bin/python3"


def answers(*command: str) -> bool:
    """Whether the command is there and ends well."""
    try:
        return subprocess.run(command, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def chromium() -> str | None:
    """The path of a Chromium that starts; None where there is none."""
    own = sorted((Path.home() / ".cache/ms-playwright").glob("chromium-*/chrome-linux*/chrome"))
    found = [*map(shutil.which, CHROMIUM_NAMES), *map(str, own)]
    return next((path for path in found if path and answers(path, "--version")), None)


def install_playwrights_chromium() -> None:
    """For systems whose packages bring Chromium as a snap alone."""
    subprocess.run([PYTHON, "-m", "playwright", "install", "chromium"], stdin=subprocess.DEVNULL)


def has_office() -> bool:
    """Whether LibreOffice is there, and UNO in the system's Python (it exists for that one alone)."""
    return shutil.which("soffice") is not None and answers(SYSTEM_PYTHON, "-c", "import uno")


def has_fonts() -> bool:
    """Whether the machine has any font: browser and office draw nothing without one."""
    return any(Path("/usr/share/fonts").rglob("*.[ot]tf"))


# What is needed, how one sees that it is there, and Debian's packages that bring it.
NEEDED: tuple[tuple[str, Callable[[], bool], tuple[str, ...]], ...] = (
    ("PostgreSQL", lambda: postgres_programs() is not None, ("postgresql",)),
    ("Redis", lambda: shutil.which("redis-server") is not None, ("redis-server",)),
    ("Chromium", lambda: chromium() is not None, ("chromium",)),
    ("LibreOffice", has_office, ("libreoffice-writer-nogui", "python3-uno")),
    ("pdftotext", lambda: shutil.which("pdftotext") is not None, ("poppler-utils",)),
    ("a font", has_fonts, ("fonts-dejavu-core",)),
)


def missing() -> list[str]:
    """The names of what is needed and not there, after what may be installed was installed."""
    for _name, is_there, packages in NEEDED:
        if not is_there():
            subprocess.run([ROOT / "setup" / "apt", *packages], stdin=subprocess.DEVNULL)
    if chromium() is None:
        install_playwrights_chromium()
    return [name for name, is_there, _packages in NEEDED if not is_there()]


def all_is_there() -> bool:
    """Whether every program the tests need is there; what is missing is named in one line."""
    absent = missing()
    if absent:
        say(f"The tests cannot run: this machine has no {', no '.join(absent)}.")
    return not absent
