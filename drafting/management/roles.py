"""What the application may do with the tables, where PostgreSQL holds them for another role (docs/decisions/0030)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.db.models import Model
from psycopg import sql

from drafting.models import Act, Revision, RevisionParagraph

# The record, and what was issued: written once, by whoever may write at all.
WRITTEN_ONCE: tuple[type[Model], ...] = (Act, Revision, RevisionParagraph)
# Which tables there are is their owner's to say.
READ_ONLY = ("django_migrations",)


@dataclass(frozen=True, slots=True)
class Application:
    """As whom the processes sign in."""

    role: str
    password: str
    database: str

    @classmethod
    def from_url(cls, url: str) -> Application:
        """Out of a DATABASE_URL; ValueError where it names no role or no database."""
        parts = urlsplit(url)
        role, database = unquote(parts.username or ""), unquote(parts.path.lstrip("/"))
        if not role or not database:
            raise ValueError("The application's DATABASE_URL names no role or no database.")
        return cls(role, unquote(parts.password or ""), database)


def made(application: Application) -> sql.Composed:
    """Makes the role."""
    return sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
        sql.Identifier(application.role), sql.Literal(application.password)
    )


def granted(application: Application) -> Iterator[sql.Composed]:
    """Statements after which the role may do its work, and no more than before where it may not."""
    role = sql.Identifier(application.role)
    for statement in (
        "GRANT CONNECT ON DATABASE {database} TO {role}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    ):
        yield sql.SQL(statement).format(role=role, database=sql.Identifier(application.database))
    for model in WRITTEN_ONCE:
        yield _barred("UPDATE, DELETE", model._meta.db_table, role)
    for table in READ_ONLY:
        yield _barred("INSERT, UPDATE, DELETE", table, role)


def _barred(deeds: str, table: str, role: sql.Identifier) -> sql.Composed:
    return sql.SQL("REVOKE {} ON {} FROM {}").format(sql.SQL(deeds), sql.Identifier(table), role)
