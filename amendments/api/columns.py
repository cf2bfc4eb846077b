"""Columns as the database keeps them, and what the API makes of them.

On SQLite the ORM makes a UUID of each id in 1.5 µs, a moment of each date in 2.5 µs and a dictionary of each run, which
for a thousand amendments is more than all else together; a row with anything to be made, were it one truth value, goes
through its converters in 2 µs more. And each column costs as much as two hundred letters of one: a row that the
database writes as one JSON array is read in two thirds of the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson
from django.db.models import Func, QuerySet, TextField
from django.db.models.functions import Cast, JSONArray


def as_text(column: str) -> Cast:
    """The column as the text that the database keeps."""
    return Cast(column, TextField())


class _Array(JSONArray):
    """Django asks SQLite on each new connection, with all writers locked out, whether it knows JSON; ours does."""

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        return Func.as_sql(self, compiler, connection, **context)


def written(rows: QuerySet[Any], *columns: Cast | str) -> QuerySet[Any, str]:
    """The columns of each row as one JSON array.

    What is neither text nor a whole number is to be had `as_text`: the databases write it in ways of their own.
    """
    return rows.values_list(Cast(_Array(*columns), TextField()), flat=True)


def tuples(rows: QuerySet[Any], *columns: Cast | str) -> Iterator[list[Any]]:
    """The columns of each row, by `written`."""
    return map(orjson.loads, written(rows, *columns))


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
