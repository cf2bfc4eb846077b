"""Where `export` cannot write, it says so in one line, like all its refusals."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from drafting.models import Draft

HELD = b"held by somebody"


@pytest.mark.parametrize("name", ["absent/clean.html", "folder", "file/clean.html"])
def test_no_paper_is_written_where_none_can_be(name: str, draft: Draft, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(HELD)
    with pytest.raises(CommandError) as refused:
        call_command("export", "WK 7/2026 INIT", paper="clean", format="html", out=tmp_path / name)
    assert refused.value.returncode == 2
    said = str(refused.value)
    assert said.startswith(f"{tmp_path / name}: ")
    assert "\n" not in said
    assert (tmp_path / "file").read_bytes() == HELD
