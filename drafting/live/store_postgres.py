"""The log on PostgreSQL: one connection, one statement for the batches of a loop turn, waited for on the loop itself.

A thread between would cost as much as the fan-out to ten people (docs/decisions/0013).
"""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Iterable, Sequence
from uuid import UUID

import psycopg
from django.db import connections
from psycopg import pq

from drafting.live.entries import NOTHING, Batch, Kept, StoreDown

_UUID, _INT8, _BYTEA = 2950, 20, 17
_NAME = b"append_to_rooms"

# The row of the room is the lock: sequences are given in the order of commits, and whoever takes rights away holds
# the row while doing so. A seat that has ended in between writes nothing.
_APPEND = b"""
WITH moved AS (
    UPDATE drafting_room AS room SET sequence = room.sequence + asked.many
    FROM unnest($1::uuid[], $2::int8[], $3::int8[]) AS asked (room, version, many)
    WHERE room.id = asked.room AND room.rights_version = asked.version AND room.frozen_at IS NULL
    RETURNING room.id, room.sequence - asked.many AS before
), kept AS (
    INSERT INTO drafting_roomupdate (room_id, sequence, client, person_id, seat_id, update, at)
    SELECT moved.id, moved.before + sent.place, sent.client, sent.person, sent.seat, sent.update, now()
    FROM unnest($4::uuid[], $5::int8[], $6::int8[], $7::int8[], $8::uuid[], $9::bytea[])
        AS sent (room, place, client, person, seat, update)
    JOIN moved ON moved.id = sent.room
    JOIN drafting_seat AS seat ON seat.id = sent.seat AND seat.user_id = sent.person
    JOIN auth_user AS person ON person.id = sent.person AND person.is_active
    WHERE (seat.valid_from IS NULL OR seat.valid_from <= now())
      AND (seat.valid_until IS NULL OR seat.valid_until > now())
    RETURNING room_id, sequence
), bound AS (
    INSERT INTO drafting_clientbinding (room_id, client, person_id)
    SELECT kept.room_id, new.client, new.person
    FROM unnest($10::uuid[], $11::int8[], $12::int8[], $13::int8[]) AS new (room, place, client, person)
    JOIN moved ON moved.id = new.room
    JOIN kept ON kept.room_id = new.room AND kept.sequence = moved.before + new.place
    ON CONFLICT DO NOTHING
)
SELECT moved.id, moved.before, kept.sequence FROM moved LEFT JOIN kept ON kept.room_id = moved.id
"""
_TYPES = [_UUID, _INT8, _INT8, _UUID, _INT8, _INT8, _INT8, _UUID, _BYTEA, _UUID, _INT8, _INT8, _INT8]
_OIDS = [{_UUID: 2951, _INT8: 1016, _BYTEA: 1001}[each] for each in _TYPES]
_BINARY = [pq.Format.BINARY] * len(_TYPES)


class PostgresStore:
    """Appends to the log; connects when first asked, and anew after a loss."""

    def __init__(self) -> None:
        self._connection: psycopg.Connection[tuple[object, ...]] | None = None
        self._socket = -1  # a connection that is lost no longer tells
        self._answer: asyncio.Future[pq.abc.PGresult] | None = None
        self._result: pq.abc.PGresult | None = None

    async def append(self, batches: Sequence[Batch]) -> list[Kept]:
        """As `Store`."""
        try:
            connection = self._connection or await self._connect()
            self._answer = asyncio.get_running_loop().create_future()
            connection.pgconn.send_query_prepared(_NAME, _parameters(batches), _BINARY, pq.Format.BINARY)
            answer = await self._answer
        except psycopg.OperationalError as error:
            self._hang_up()
            raise StoreDown(str(error)) from error
        if answer.status != pq.ExecStatus.TUPLES_OK:
            raise self._failure(answer)
        return _kept(answer, batches)

    async def close(self) -> None:
        """As `Store`."""
        self._hang_up()

    def _hang_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            asyncio.get_running_loop().remove_reader(self._socket)
            connection.close()
        self._result = None

    async def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        connection = await asyncio.to_thread(_connect)
        self._connection, self._socket = connection, connection.pgconn.socket
        asyncio.get_running_loop().add_reader(self._socket, self._read)
        return connection

    def _read(self) -> None:
        """Called by the loop when the connection has something to say; never waits for the rest.

        The rows may come before the commit: only after the end of all results is it done.
        """
        if self._connection is None:
            return
        pgconn = self._connection.pgconn
        try:
            pgconn.consume_input()
            while not pgconn.is_busy():
                result = pgconn.get_result()
                if result is None:
                    self._finish(pgconn)
                    return
                self._result = result
        except psycopg.OperationalError as error:
            self._lost(error)

    def _finish(self, pgconn: pq.abc.PGconn) -> None:
        if pgconn.status == pq.ConnStatus.BAD:
            self._lost(psycopg.OperationalError("the connection is lost"))
        elif self._answer is not None and self._result is not None and not self._answer.done():
            self._answer.set_result(self._result)
            self._result = None

    def _lost(self, error: psycopg.OperationalError) -> None:
        self._hang_up()
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)

    def _failure(self, answer: pq.abc.PGresult) -> Exception:
        """Another try may help where the server is at fault (its classes 08, 40, 53, 57, 58); else ours is."""
        state = (answer.error_field(pq.DiagnosticField.SQLSTATE) or b"").decode()
        message = answer.error_message.decode(errors="replace")
        if state[:2] in ("08", "25", "40", "53", "57", "58"):
            return StoreDown(message)
        return psycopg.DatabaseError(message)


def _connect() -> psycopg.Connection[tuple[object, ...]]:
    parameters = connections["default"].get_connection_params()
    for of_django in ("cursor_factory", "context", "prepare_threshold"):
        parameters.pop(of_django, None)
    connection = psycopg.connect(**parameters, autocommit=True)
    answer = connection.pgconn.prepare(_NAME, _APPEND, _OIDS)
    if answer.status != pq.ExecStatus.COMMAND_OK:
        raise psycopg.DatabaseError(answer.error_message.decode(errors="replace"))
    return connection


def _parameters(batches: Sequence[Batch]) -> list[bytes]:
    sent = [(batch, place, each) for batch in batches for place, each in enumerate(batch.entries, start=1)]
    new = [(batch, place, each, client) for batch, place, each in sent for client in each.new_clients]
    return [
        _array(_UUID, (batch.room.bytes for batch in batches)),
        _numbers(batch.version for batch in batches),
        _numbers(len(batch.entries) for batch in batches),
        _array(_UUID, (batch.room.bytes for batch, _, _ in sent)),
        _numbers(place for _, place, _ in sent),
        _numbers(each.client for _, _, each in sent),
        _numbers(each.person for _, _, each in sent),
        _array(_UUID, (each.seat.bytes for _, _, each in sent)),
        _array(_BYTEA, (each.update for _, _, each in sent)),
        _array(_UUID, (batch.room.bytes for batch, _, _, _ in new)),
        _numbers(place for _, place, _, _ in new),
        _numbers(client for _, _, _, client in new),
        _numbers(each.person for _, _, each, _ in new),
    ]


def _numbers(values: Iterable[int | None]) -> bytes:
    return _array(_INT8, (None if value is None else value.to_bytes(8, "big") for value in values))


def _array(type_oid: int, values: Iterable[bytes | None]) -> bytes:
    """PostgreSQL's binary form of a one-dimensional array (array_recv)."""
    parts = [
        b"\xff\xff\xff\xff" if value is None else struct.pack(">i", len(value)) + value for value in values
    ]
    if not parts:
        return struct.pack(">iii", 0, 0, type_oid)
    return struct.pack(">iiiii", 1, 1, type_oid, len(parts), 1) + b"".join(parts)


def _kept(answer: pq.abc.PGresult, batches: Sequence[Batch]) -> list[Kept]:
    found: dict[UUID, tuple[int, set[int]]] = {}
    for row in range(answer.ntuples):
        room = UUID(bytes=bytes(answer.get_value(row, 0) or b""))
        before = int.from_bytes(answer.get_value(row, 1) or b"", "big")
        _, places = found.setdefault(room, (before, set()))
        if (sequence := answer.get_value(row, 2)) is not None:
            places.add(int.from_bytes(sequence, "big") - before)
    return [
        Kept(found[batch.room][0], frozenset(found[batch.room][1])) if batch.room in found else NOTHING
        for batch in batches
    ]
