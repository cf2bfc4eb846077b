"""What is told of ids and moments as the database keeps them."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=8192)
def instant(kept: str | None) -> str | None:
    """A moment as JSON tells it: both databases keep it in UTC, PostgreSQL says so at its end ("+00")."""
    return kept and f"{kept[:10]}T{kept[11:].removesuffix('+00')}Z"


@lru_cache(maxsize=8192)
def dashed(key: str) -> str:
    """A UUID's usual form; SQLite keeps the 32 digits alone."""
    if len(key) != 32:
        return key
    return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"
