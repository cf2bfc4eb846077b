"""Who is in a room: presences as awareness knows them, under the names that the session gives."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from drafting.live.member import Member
from drafting.live.protocol import STATE_AT_MOST, Presence

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")
CLIENTS_OF_A_SOCKET = 4
# Clients say every 15 s that they are still there; who sits at another process that died does not.
FORGOTTEN_AFTER = 45.0
GONE = "null"


@dataclass(slots=True)
class _Present:
    clock: int
    state: str
    member: Member | None
    heard_at: float


class Company:
    """The presences of a room. A client id belongs to the person who first used it; what others say of it is
    not passed on: stock clients repeat what they heard, forgers invent."""

    def __init__(self) -> None:
        self._present: dict[int, _Present] = {}
        self._owners: dict[int, int] = {}

    def hear(
        self, member: Member, said: Iterable[Presence], *, bindings: Mapping[int, int | None]
    ) -> list[Presence]:
        """What of it concerns the member himself and is news, to be passed on."""
        news = []
        for one in said:
            if self._is_his(member, one.client, bindings) and (told := self._news(member, one)) is not None:
                news.append(told)
        return news

    def hear_from_afar(self, said: Iterable[Presence]) -> list[Presence]:
        """As `hear`, from another process, which has checked it."""
        news = []
        for one in said:
            if self._is_later(one):
                self._keep(one, None)
                news.append(one)
        return news

    def left(self, member: Member) -> list[Presence]:
        """The member's presences, taken away."""
        clients = [client for client, each in self._present.items() if each.member is member]
        return [Presence(client, self._present.pop(client).clock, GONE) for client in clients]

    def all(self) -> list[Presence]:
        """Those present now."""
        stale = time.monotonic() - FORGOTTEN_AFTER
        for client in [
            c for c, each in self._present.items() if each.member is None and each.heard_at < stale
        ]:
            del self._present[client]
        return [Presence(client, each.clock, each.state) for client, each in self._present.items()]

    def _is_his(self, member: Member, client: int, bindings: Mapping[int, int | None]) -> bool:
        if client in bindings:
            return bindings[client] == member.person
        owner = self._owners.get(client)
        if owner is None:
            held = sum(each.member is member for each in self._present.values())
            if held >= CLIENTS_OF_A_SOCKET:
                return False
            self._owners[client] = member.person
            return True
        return owner == member.person

    def _is_later(self, one: Presence) -> bool:
        before = self._present.get(one.client)
        if before is None:
            return one.state != GONE
        return one.clock > before.clock or (one.clock == before.clock and one.state == GONE)

    def _news(self, member: Member, one: Presence) -> Presence | None:
        if not self._is_later(one) or len(one.state) > STATE_AT_MOST:
            return None
        state = _signed(one.state, member)
        if state is None:
            return None
        told = Presence(one.client, one.clock, state)
        self._keep(told, member)
        return told

    def _keep(self, one: Presence, member: Member | None) -> None:
        if one.state == GONE:
            self._present.pop(one.client, None)
        else:
            self._present[one.client] = _Present(one.clock, one.state, member, time.monotonic())


def _signed(state: str, member: Member) -> str | None:
    """The state with the member's true name in it; None where it is none."""
    if state == GONE:
        return state
    try:
        said: Any = orjson.loads(state)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(said, dict):
        return None
    claimed = said.get("user")
    colour = claimed.get("color") if isinstance(claimed, dict) else None
    said["user"] = {"name": member.access.name, "delegation": member.access.delegation}
    if isinstance(colour, str) and _COLOUR.fullmatch(colour):
        said["user"]["color"] = colour
    return orjson.dumps(said).decode()
