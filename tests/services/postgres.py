"""A real PostgreSQL of the tests' own."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from tests.services.processes import NotStarted, free_port, running

SETTINGS = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": "200"}
# Speed for a database that lives as long as the tests.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
ROLE = "adref"


def programs() -> Path | None:
    """The folder with the newest initdb and postgres of this machine; None where there is none."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True
    )
    on_path = shutil.which("initdb")
    folders = [*debian, *([Path(on_path).parent] if on_path else [])]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The files of a PostgreSQL, with an empty database `adref` in them; nobody serves them until asked to."""

    bin_folder: Path
    folder: Path
    user: str | None
    password: str
    port: int
    settings: Mapping[str, str]

    @property
    def url(self) -> str:
        """Of the database, for a role that is no superuser."""
        return f"postgres://{ROLE}:{self.password}@127.0.0.1:{self.port}/{ROLE}"

    @property
    def admin_url(self) -> str:
        """Of the administrator."""
        return f"postgres://postgres:{self.password}@127.0.0.1:{self.port}/postgres"

    @contextmanager
    def serving(self) -> Iterator[subprocess.Popen[bytes]]:
        """The server, while the block runs."""
        options = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        with running(
            [self.bin_folder / "postgres", "-D", self.folder / "cluster", "-p", str(self.port), *options],
            log=self.folder / "log",
            ready=lambda: accepts(self.admin_url),
            user=self.user,
            stop_by=signal.SIGINT,  # PostgreSQL's "fast" shutdown: does not wait for clients to leave
        ) as process:
            yield process


@contextmanager
def cluster(*, durable: bool = False, within: Path | None = None) -> Iterator[Cluster]:
    """A cluster that lives as long as the block, in the folder `within` or where temporary files are. One that is
    `durable` waits for the disk at each commit, as in production, and may be killed."""
    bin_folder = programs()
    if bin_folder is None:
        raise NotStarted("PostgreSQL is not installed on this machine.")
    # initdb refuses root, so there the server belongs to the user that Debian's package made.
    user = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(
        prefix="adref-postgres-", dir=within, ignore_cleanup_errors=True
    ) as made:
        folder = Path(made)
        if user:
            shutil.chown(folder, user, user)
        password = secrets.token_hex(16)
        lay_cluster(bin_folder, folder / "cluster", password=password, user=user)
        settings = SETTINGS if durable else SETTINGS | FORGETFUL
        laid = Cluster(bin_folder, folder, user, password, free_port(), settings)
        with laid.serving():
            make_role_and_database(laid.admin_url, password=password)
        yield laid


@contextmanager
def postgres(*, durable: bool = False, within: Path | None = None) -> Iterator[str]:
    """The URL of an empty database `adref`, owned by a role that is no superuser, while the block runs."""
    with cluster(durable=durable, within=within) as laid, laid.serving():
        yield laid.url


def lay_cluster(bin_folder: Path, folder: Path, *, password: str, user: str | None) -> None:
    """Files of a new cluster in `folder`, whose administrator has the password."""
    with tempfile.NamedTemporaryFile("w", suffix=".pw") as file:
        file.write(password)
        file.flush()
        if user:
            shutil.chown(file.name, user, user)
        done = subprocess.run(
            [
                str(bin_folder / "initdb"),
                "--pgdata", str(folder),
                "--username", "postgres",
                "--pwfile", file.name,
                "--auth", "scram-sha-256",
                "--encoding", "UTF8",
                "--locale", "C.UTF-8",
                "--no-sync",
            ],
            capture_output=True,
            text=True,
            user=user,
            group=user,
            extra_groups=[] if user else None,
            cwd="/",
        )  # fmt: skip
    if done.returncode:
        raise NotStarted(f"initdb: {done.stderr or done.stdout}")


def accepts(url: str) -> bool:
    """Whether the database at the URL lets us in."""
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def make_role_and_database(admin_url: str, *, password: str) -> None:
    """The role that Adref signs in as (it may make the tests' databases) and its database."""
    with psycopg.connect(admin_url, autocommit=True) as connection:
        role = sql.Identifier(ROLE)
        connection.execute(
            sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD {}").format(role, sql.Literal(password))
        )
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(role, role))


def version() -> str:
    """The version of the PostgreSQL that would be started, such as 15.18; empty where there is none."""
    bin_folder = programs()
    if bin_folder is None:
        return ""
    said = subprocess.run([str(bin_folder / "postgres"), "--version"], capture_output=True, text=True).stdout
    found = re.search(r"\d+(\.\d+)?", said)
    return found.group() if found else ""
