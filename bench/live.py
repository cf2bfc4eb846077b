"""Live rooms beside Hocuspocus and y-websocket's server, under one load generator in one run (design §7).

Ours stores before it acknowledges, on PostgreSQL with fsync and signed in; the peers keep everything in memory. What
that promise costs on this machine show two more: Hocuspocus made to keep it, and a relay that does nothing besides.
Believe the milliseconds only where `other_cpu_share` in the raw figures is below 0.3.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from bench.disk import waits_for_the_disk
from bench.live_servers import (
    NoGenerator,
    Server,
    bare_relay,
    hocuspocus,
    make_rooms,
    our_database,
    ours,
    prepare_peers,
    run_node,
    storing_hocuspocus,
    y_websocket,
)
from bench.report import Figure, report

ROUNDS = 5
# Opening a room once takes no time; what a machine has been at just before makes it twice as long.
OPENINGS = 9
SECONDS = ("--seconds", "8")
ONE_ROOM = ("--clients", "30", "--rate", "4", *SECONDS)
TEN_ROOMS = ("--clients", "10", "--rate", "4", *SECONDS)
# 200 people of whom a fifth types four characters a second: the same traffic, evenly spread.
MANY = ("--clients", "20", "--rate", "0.8", *SECONDS)
# Of 1 x 30 and 10 x 10 in each round, of 10 x 20 and of the highest rate once: no room is typed in twice.
ROOMS = ROUNDS * (1 + 10) + 10 + 1
# A file system in memory: what is left there is not the disk's.
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder is made in it
RAMP = ("--clients", "30", "--ramp", "80,120,170,240,320", "--step", "4")
# 30 people × 170/s × 10 s: the history of a room that is opened cold.
HISTORY = ("--clients", "30", "--rate", "170", "--seconds", "10", "--drain", "60")

CPU, P95 = "cpu_ms_per_1000_delivered", "p95_ms"
Rows = dict[str, list[dict[str, Any]]]


def main() -> int:
    """Measure, report, and answer how many goals were missed; without the generator there is nothing to do."""
    try:
        prepare_peers()
    except NoGenerator as absent:
        print(f"bench: live is left out. {absent}")
        return 0
    rows: Rows = {}
    with tempfile.TemporaryDirectory(prefix="adref-bench-") as made:
        folder = Path(made)
        _side_by_side(folder, rows)
        _two_processes(folder, rows)
        _cold(folder, rows)
    return report("live", _figures(rows), rows)


def _side_by_side(folder: Path, rows: Rows) -> None:
    """All on their feet at once, loaded in turn, so that they meet the same machine."""
    with ExitStack() as stack:
        environments = {
            "ours": stack.enter_context(our_database(folder, on_postgres=True)),
            "ours on SQLite": stack.enter_context(our_database(folder, on_postgres=False)),
        }
        if MEMORY.is_dir():
            in_memory = our_database(folder, on_postgres=True, within=MEMORY)
            environments["ours without a disk"] = stack.enter_context(in_memory)
        servers: dict[str, Server] = {
            name: stack.enter_context(ours(folder, env, make_rooms(env, ROOMS)))
            for name, env in environments.items()
        }
        servers["hocuspocus"] = stack.enter_context(hocuspocus(folder))
        on_disk = environments["ours"]
        servers["hocuspocus that stores"] = stack.enter_context(storing_hocuspocus(folder, on_disk))
        servers["bare relay"] = stack.enter_context(bare_relay(folder, on_disk))
        servers["y-websocket"] = stack.enter_context(y_websocket(folder))
        for _ in range(ROUNDS):
            for name, server in servers.items():
                rows.setdefault(f"{name}: 1 x 30", []).append(server.load(*ONE_ROOM))
            for name in ("ours", "hocuspocus"):
                rows.setdefault(f"{name}: 10 x 10", []).append(servers[name].load(*TEN_ROOMS, rooms=10))
        rows["this disk"] = [waits_for_the_disk(folder)]
        rows["ours: 10 x 20"] = [servers["ours"].load(*MANY, rooms=10)]
        for name in ("ours", "hocuspocus"):
            rows[f"{name}: highest rate"] = servers[name].say(*RAMP)


def _two_processes(folder: Path, rows: Rows) -> None:
    with our_database(folder, on_postgres=True, redis=True) as env, hocuspocus(folder) as peer:
        made = make_rooms(env, 10 * ROUNDS)
        with ours(folder, env, made, processes=2) as server:
            for _ in range(ROUNDS):
                rows.setdefault("ours in two processes: 10 x 10", []).append(
                    server.load(*TEN_ROOMS, rooms=10)
                )
                rows.setdefault("hocuspocus beside two: 10 x 10", []).append(peer.load(*TEN_ROOMS, rooms=10))


def _cold(folder: Path, rows: Rows) -> None:
    """A history of 50,000 keystrokes typed through the socket, the server restarted, the first who comes in."""
    database = folder / "hocuspocus.sqlite"
    with our_database(folder, on_postgres=True) as env:
        made = make_rooms(env, 1)
        (room,) = made["rooms"]
        with ours(folder, env, made) as server:
            rows["ours: history"] = [server.load(*HISTORY)]
        with hocuspocus(folder, database=database) as peer:
            rows["hocuspocus: history"] = [peer.load(*HISTORY, "--exact", "--room", "history")]
        for _ in range(OPENINGS):
            with ours(folder, env, made) as server:
                rows.setdefault("ours: cold", []).extend(_opened(server, room))
            with hocuspocus(folder, database=database) as peer:
                rows.setdefault("hocuspocus: cold", []).extend(_opened(peer, "history"))


def _opened(server: Server, room: str) -> list[dict[str, Any]]:
    return run_node("open.mjs", "--url", server.url, *server.options, "--room", room)


def _figures(rows: Rows) -> list[Figure]:
    def middle(name: str, field: str) -> float:
        return float(median(row[field] or float("inf") for row in rows[name]))

    def ratio(one: str, other: str, field: str) -> float:
        return middle(one, field) / middle(other, field)

    best = max((row["sent_per_s"] for row in rows["ours: highest rate"] if row.get("ok")), default=0)
    of_ours = [row for name, each in rows.items() if name.startswith("ours") for row in each]
    joined = max(row["connect_ms"] for row in rows["ours: 1 x 30"])
    without_disk = (
        [
            Figure(
                "  with the database's files in memory: times Hocuspocus",
                ratio("ours without a disk: 1 x 30", "hocuspocus: 1 x 30", P95),
                "x",
            )
        ]
        if MEMORY.is_dir()
        else []
    )
    return [
        Figure("1 x 30 x 4/s: p95", middle("ours: 1 x 30", P95), "ms"),
        Figure("  the same: times Hocuspocus", ratio("ours: 1 x 30", "hocuspocus: 1 x 30", P95), "x", 1.0),
        Figure(
            "  the same: times Hocuspocus made to store first",
            ratio("ours: 1 x 30", "hocuspocus that stores: 1 x 30", P95),
            "x",
        ),
        *without_disk,
        Figure(
            "  a relay that only stores: times Hocuspocus",
            ratio("bare relay: 1 x 30", "hocuspocus: 1 x 30", P95),
            "x",
        ),
        Figure("  a commit's wait for this disk, alone: p95", middle("this disk", P95), "ms"),
        Figure("1 x 30: CPU per 1000 delivered", middle("ours: 1 x 30", CPU), "ms"),
        Figure("  the same: times Hocuspocus", ratio("ours: 1 x 30", "hocuspocus: 1 x 30", CPU), "x", 1.0),
        Figure("  the same: times y-websocket", ratio("ours: 1 x 30", "y-websocket: 1 x 30", CPU), "x"),
        Figure(
            "  on SQLite: times Hocuspocus", ratio("ours on SQLite: 1 x 30", "hocuspocus: 1 x 30", CPU), "x"
        ),
        Figure("  on SQLite: p95", middle("ours on SQLite: 1 x 30", P95), "ms"),
        Figure(
            "10 x 10: CPU, times Hocuspocus", ratio("ours: 10 x 10", "hocuspocus: 10 x 10", CPU), "x", 1.0
        ),
        Figure(
            "10 x 10 over two processes: CPU, times Hocuspocus",
            ratio("ours in two processes: 10 x 10", "hocuspocus beside two: 10 x 10", CPU),
            "x",
            1.3,
        ),
        Figure("highest rate with p95 < 200 ms: updates in", best, "1/s", 5000, at_least=True),
        Figure("200 sockets in 10 rooms: p95", middle("ours: 10 x 20", P95), "ms", 250),
        Figure("30 joining a new room at once: the last is in", joined, "ms", 250),
        Figure("not delivered, in all runs of ours", sum(row.get("missing", 0) for row in of_ours), "", 0),
        Figure("opening 50,000 edits after a restart", middle("ours: cold", "open_ms"), "ms", 150),
        Figure("  the same: times Hocuspocus", ratio("ours: cold", "hocuspocus: cold", "open_ms"), "x", 0.75),
    ]


if __name__ == "__main__":
    main()
