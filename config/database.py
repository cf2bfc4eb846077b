"""Where the rows are kept: SQLite in DATA_DIR, or the PostgreSQL that DATABASE_URL names."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def database_from(url: str | None, data_dir: Path) -> dict[str, Any]:
    """Django's settings of the one database; ValueError for a URL of another kind than postgres(ql)://."""
    return _sqlite(data_dir) if url is None else _postgresql(url)


def _sqlite(data_dir: Path) -> dict[str, Any]:
    """With IMMEDIATE transactions and WAL, threads that read and then write wait instead of failing: Django's
    defaults lost 84 of 600 such writes, these none (stack.md, "SQLite")."""
    data_dir.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data_dir / "adref.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
        # A file, not memory: the in-memory database fails under threads.
        "TEST": {"NAME": data_dir / "test.sqlite3"},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"DATABASE_URL must begin with postgres://, not {parts.scheme}://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {
            # A connection that is begun while the server goes down may never be answered; psycopg would wait 130 s.
            "connect_timeout": 4,
            # A server that is gone without a word (its machine, its network) is noticed after as many seconds, whether
            # it was being told something or thinking about it; Linux would wait a quarter of an hour, or two hours.
            "tcp_user_timeout": 10_000,
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 3,
        },
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
