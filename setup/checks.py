"""What is checked without running a test, in the order in which a mistake is found soonest."""

from __future__ import annotations

import secrets
from pathlib import Path

from setup.steps import PYTHON, Step, node, python


def lint_checks() -> list[Step]:
    """Style, layers and purity, the compose file."""
    return [
        python("ruff check", "-m", "ruff", "check", "."),
        python("ruff format", "-m", "ruff", "format", "--check", "."),
        Step("import-linter", (str(Path(PYTHON).with_name("lint-imports")), "--no-cache")),
        node("eslint", "npm", "run", "--silent", "lint"),
        node("compose file", "npx", "--no-install", "dclint", "--max-warnings", "0", "docker-compose.yml"),
    ]


def type_checks() -> list[Step]:
    """mypy strict on the pure cores and the actions; tsc strict on the browser's sources."""
    return [
        python("mypy", "-m", "mypy"),
        node("tsc", "npm", "run", "--silent", "types"),
    ]


def browser_checks() -> list[Step]:
    """The browser's own tests, and that its files can be built (the tests of the pages need them)."""
    return [
        Step("static files", ("make", "--no-print-directory", "build")),
    ]


def django_checks() -> list[Step]:
    """No migration is missing, and the settings of production are safe."""
    production = {
        "DJANGO_SECRET_KEY": secrets.token_urlsafe(64),
        "DATABASE_URL": "postgres://adref@127.0.0.1/adref",
        "REDIS_URL": "redis://127.0.0.1/0",
        "ALLOWED_HOSTS": "adref.example",
        "DEBUG": "0",
    }
    return [
        python(
            "migrations complete",
            "manage.py",
            "makemigrations",
            "--check",
            "--dry-run",
        ),
        python(
            "check --deploy",
            "manage.py",
            "check",
            "--deploy",
            "--fail-level",
            "WARNING",
            env=production,
        ),
    ]
