"""No two servers of the tests are given one port, whichever process asks."""

from __future__ import annotations

import socket
import subprocess
import sys
from contextlib import closing

from tests.services.processes import free_port, is_free

CLAIMING = "from tests.services.processes import claimed; print([claimed(port) for port in ({ports})])"


def test_what_one_process_was_given_no_other_is_given() -> None:
    ports = [free_port(), free_port()]
    assert len(set(ports)) == 2
    script = CLAIMING.format(ports=", ".join(map(str, ports)))
    other = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert other.stdout.strip() == "[False, False]"


def test_what_somebody_listens_on_is_not_free() -> None:
    port = free_port()
    assert is_free(port)
    with closing(socket.create_server(("127.0.0.1", port))):
        assert not is_free(port)
