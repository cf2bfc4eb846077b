"""A real OpenID provider of the tests' own, on which whoever names himself is believed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.processes import answers, free_port, running

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def openid_provider(log: Path, *, for_site: str) -> Iterator[dict[str, str]]:
    """What a site at that address is told of the provider in its environment, while the block runs."""
    port = free_port()
    with running(
        [ROOT / "setup" / "with-node", "node", "tests/services/oidc.mjs", str(port), for_site],
        log=log,
        ready=lambda: answers(port),
    ):
        yield {
            "OIDC_SERVER": f"http://127.0.0.1:{port}",
            "OIDC_NAME": "the Institution",
            "OIDC_CLIENT_ID": "adref",
            "OIDC_CLIENT_SECRET": "a secret between the two",
        }
