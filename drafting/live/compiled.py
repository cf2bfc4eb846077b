"""Queries that are put into SQL once. Whoever opens a room asks some; Django would write each anew, every time, which
costs more than all the rest: a millisecond or two where the processor has been at something else.

The query stays the one that Django's own words say; only its text is kept, never an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Field, Model, QuerySet, Value
from django.db.models.query import get_related_populators
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

Answer = TypeVar("Answer", bound=Model)
Row = Any

# The stubs speak of a later Django.
_populators: Callable[..., list[Any]] = get_related_populators


class Blank(Value):
    """A place in a query that is filled in when it is asked."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(name, output_field=field)

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)

    def filled(self, values: dict[str, Any]) -> Any:
        """What the database is told in this place."""
        return self.output_field.get_db_prep_value(values[self.value], connection=connection)


class Compiled(Generic[Answer]):
    """A query with blanks, written when it is first asked: only then the models are all there."""

    def __init__(self, make: Callable[[], QuerySet[Answer, Any]]) -> None:
        self._make = make
        self._query: Query | None = None

    def rows(self, **values: Any) -> Iterable[Row]:
        """The rows, for a query of `values_list`."""
        # Django's own reader of rows, of the thread that asks: connections are not shared.
        compiler = self._written().get_compiler(using=connection.alias)
        told = [each.filled(values) if isinstance(each, Blank) else each for each in self._parameters]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, told)
            found = cursor.fetchall()
        read: Iterable[Row] = compiler.apply_converters(found, compiler.get_converters(self._fields))
        return read

    def all(self, **values: Any) -> list[Answer]:
        """The objects, with those that `select_related` names."""
        return [self._object(row) for row in self.rows(**values)]

    def first(self, **values: Any) -> Answer | None:
        """The first of the objects, if any."""
        found = self.all(**values)
        return found[0] if found else None

    def _written(self) -> Query:
        if self._query is None:
            query = self._make().query
            compiler = query.get_compiler(using=connection.alias)
            self._sql, self._parameters = compiler.as_sql()
            self._fields = [column[0] for column in compiler.select[: compiler.col_count]]
            if compiler.klass_info is not None:
                self._lay_out(compiler, compiler.klass_info)
            self._query = query
        return self._query

    def _lay_out(self, compiler: SQLCompiler, info: dict[str, Any]) -> None:
        """As Django's ModelIterable: which columns make the object, which those that go with it."""
        first, last = info["select_fields"][0], info["select_fields"][-1] + 1
        self._model, self._columns = info["model"], slice(first, last)
        self._names = [column[0].target.attname for column in compiler.select[first:last]]
        self._related = _populators(info, compiler.select, connection.alias)

    def _object(self, row: Row) -> Answer:
        made: Answer = self._model.from_db(connection.alias, self._names, row[self._columns])
        for each in self._related:
            each.populate(row, made)
        return made
