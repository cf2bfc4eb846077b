"""The log on PostgreSQL: one connection, one statement for the batches of a loop turn, waited for on the loop itself.

A thread between would cost as much as the fan-out to ten people (docs/decisions/0013).
"""

from __future__ import annotations

import asyncio
import select
from collections.abc import Callable, Sequence

import psycopg
from django.db import connections
from psycopg import pq

from drafting.live.append_postgres import STATEMENTS, kept_of, question
from drafting.live.entries import Batch, Outcome, StoreDown


class PostgresStore:
    """Appends to the log; connects when first asked, and anew after a loss."""

    def __init__(self) -> None:
        self._connection: psycopg.Connection[tuple[object, ...]] | None = None
        self._socket = -1  # a connection that is lost no longer tells
        self._batches: Sequence[Batch] = ()
        self._then: Callable[[Outcome], None] | None = None
        self._result: pq.abc.PGresult | None = None
        self._connecting: asyncio.Task[None] | None = None

    def append(self, batches: Sequence[Batch], *, then: Callable[[Outcome], None]) -> None:
        """As `Store`."""
        self._batches, self._then = batches, then
        if self._connection is None:
            self._connecting = asyncio.create_task(self._connect())
        else:
            self._send(self._connection.pgconn)

    async def close(self) -> None:
        """As `Store`."""
        if self._connecting is not None:
            self._connecting.cancel()
        self._hang_up()

    async def _connect(self) -> None:
        try:
            connection = await asyncio.to_thread(_connect)
        except Exception as error:  # noqa: BLE001 - told to who asked
            is_down = isinstance(error, psycopg.OperationalError)
            self._answer(StoreDown(str(error)) if is_down else error)
            return
        self._connection, self._socket = connection, connection.pgconn.socket
        asyncio.get_running_loop().add_reader(self._socket, self._read)
        self._send(connection.pgconn)

    def _send(self, pgconn: pq.abc.PGconn) -> None:
        try:
            name, parameters, formats = question(self._batches)
            pgconn.send_query_prepared(name, parameters, formats, pq.Format.BINARY)
            if pgconn.socket != self._socket:
                # libpq has found the end of the line and closed the socket by itself: no event would tell of it.
                raise psycopg.OperationalError("the connection is lost")
        except psycopg.OperationalError as error:
            self._lost(error)

    def _read(self) -> None:
        """Called by the loop when the connection has something to say; never waits for the rest.

        uvloop tells once, and never again, of a line that is cut while something was being sent; so whoever has read
        half an answer looks whether there is more.
        """
        if self._connection is None:
            return
        pgconn = self._connection.pgconn
        try:
            while not self._take_answer(pgconn) and self._connection and _has_more(self._socket):
                pass
        except psycopg.OperationalError as error:
            self._lost(error)

    def _take_answer(self, pgconn: pq.abc.PGconn) -> bool:
        """Takes what has come; whether that answers what was asked.

        The rows may come before the commit: only after the end of all results is it done.
        """
        pgconn.consume_input()
        while not pgconn.is_busy():
            result = pgconn.get_result()
            if result is None:
                is_asked = self._then is not None
                self._finish(pgconn)
                return is_asked
            self._result = result
        return False

    def _finish(self, pgconn: pq.abc.PGconn) -> None:
        result, self._result = self._result, None
        if pgconn.status == pq.ConnStatus.BAD:
            self._lost(psycopg.OperationalError("the connection is lost"))
        elif result is not None:
            is_done = result.status == pq.ExecStatus.TUPLES_OK
            self._answer(kept_of(result, self._batches) if is_done else _failure(result))

    def _lost(self, error: psycopg.OperationalError) -> None:
        self._hang_up()
        self._answer(StoreDown(str(error)))

    def _hang_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            asyncio.get_running_loop().remove_reader(self._socket)
            connection.close()
        self._result = None

    def _answer(self, outcome: Outcome) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(outcome)


def _has_more(socket: int) -> bool:
    """Whether there is something to read at once, be it the end of the line."""
    line = select.poll()
    line.register(socket, select.POLLIN)
    return bool(line.poll(0))


def _failure(result: pq.abc.PGresult) -> Exception:
    """Another try may help where the server is at fault (its classes 08, 25, 40, 53, 57, 58); else ours is."""
    state = (result.error_field(pq.DiagnosticField.SQLSTATE) or b"").decode()
    message = result.error_message.decode(errors="replace")
    if state[:2] in ("08", "25", "40", "53", "57", "58"):
        return StoreDown(message)
    return psycopg.DatabaseError(message)


def _connect() -> psycopg.Connection[tuple[object, ...]]:
    parameters = connections["default"].get_connection_params()
    for of_django in ("cursor_factory", "context", "prepare_threshold"):
        parameters.pop(of_django, None)
    connection = psycopg.connect(**parameters, autocommit=True)
    for name, statement, types in STATEMENTS:
        answer = connection.pgconn.prepare(name, statement, types)
        if answer.status != pq.ExecStatus.COMMAND_OK:
            raise psycopg.DatabaseError(answer.error_message.decode(errors="replace"))
    return connection
