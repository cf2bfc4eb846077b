"""What nginx before the site is told, read from its file: nothing secret is written down, no address made up."""

from __future__ import annotations

import re

from tests.services.other_form import ROOT

ENTRANCE = re.sub(r"#.*", "", (ROOT / "setup" / "entrance.conf").read_text(encoding="utf-8"))
# Of nginx's variables those that hold the query string, whole or in part.
TELL_THE_QUERY = re.compile(r"\$(request\b|request_uri|args|query_string|arg_\w+|http_referer)")


def directives(name: str, *, of: str = ENTRANCE) -> list[str]:
    """What each directive of that name says."""
    return [said.strip() for said in re.findall(rf"^\s*{name}\s([^;]*);", of, re.MULTILINE)]


def test_the_token_of_a_socket_is_not_written_into_the_entrances_log() -> None:
    (form,) = directives("log_format")
    assert not TELL_THE_QUERY.search(form)
    assert directives("access_log") == [f"/var/log/nginx/access.log {form.split()[0]}"]


def test_nor_into_its_log_of_errors_while_the_live_process_is_away() -> None:
    (sockets,) = re.findall(r"location /ws/ {([^}]*)}", ENTRANCE)
    assert [said.split()[1] for said in directives("error_log", of=sockets)] == ["crit"]
