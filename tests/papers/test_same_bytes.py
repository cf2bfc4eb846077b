"""The same paper made again, elsewhere and later, is the same file; and no file names what it should not."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from drafting.papers.make import DATED_PAPERS, PAPERS, make_paper
from drafting.papers.pdf.compile import forget_papers
from drafting.papers.values import PaperValues
from tests.papers.dated_samples import values_for
from tests.papers.samples import council_values, explained, un_values

ROOT = Path(__file__).parents[2]
VALUES = {"council": explained(council_values()), "un": un_values()}
EVERY_PAPER = (*PAPERS, *DATED_PAPERS)

# Another process: its clock two days on, its hashes seeded otherwise, somewhere else on the disk and on the globe.
_ELSEWHERE = """
import time
later = time.time() + 2 * 86_400
time.time = lambda: later
import hashlib, json
from drafting.papers.make import make_paper
from tests.papers.dated_samples import values_for
from tests.papers.test_same_bytes import EVERY_PAPER, VALUES
print(json.dumps({
    f"{name} {paper} {form}": hashlib.sha256(make_paper(paper, form, values_for(paper, values))).hexdigest()
    for name, values in VALUES.items() for paper, form in EVERY_PAPER
}))
"""


def sums(tmp_path: Path, **environment: str) -> dict[str, str]:
    made = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(made.stdout)


def test_two_machines_two_days_apart_make_the_same_files(tmp_path: Path) -> None:
    lindau = sums(tmp_path, TZ="Europe/Berlin", LC_ALL="C", PYTHONHASHSEED="1")
    apia = sums(tmp_path, TZ="Pacific/Apia", LC_ALL="fr_FR.UTF-8", PYTHONHASHSEED="2", HOME=str(tmp_path))
    assert len(lindau) == len(VALUES) * len(EVERY_PAPER)
    assert lindau == apia


@pytest.mark.parametrize("paper", ["clean", "marked"])
def test_a_paper_is_the_same_whatever_was_made_before_it_or_forgotten(paper: str) -> None:
    council, un = VALUES.values()
    made = make_paper(paper, "pdf", council)
    make_paper(paper, "pdf", un)
    assert make_paper(paper, "pdf", council) == made
    forget_papers()
    assert make_paper(paper, "pdf", council) == made


def contents(paper: bytes) -> bytes:
    """All that a file holds, unpacked."""
    if paper.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(paper)) as package:
            return b"\n".join(name.encode() + package.read(name) for name in package.namelist())
    unpacked = [paper]
    for stream in re.finditer(rb"stream\r?\n", paper):
        try:
            unpacked.append(zlib.decompressobj().decompress(paper[stream.end() :]))
        except zlib.error:  # a stream that is not packed, which `paper` itself shows
            continue
    return b"\n".join(unpacked)


@pytest.mark.parametrize(("paper", "form"), EVERY_PAPER)
@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_no_file_names_a_program_a_path_or_its_maker(values: PaperValues, paper: str, form: str) -> None:
    held = contents(make_paper(paper, form, values_for(paper, values))).lower()
    for name in (
        b"typst",
        b"krilla",
        b"python",
        b"lxml",
        b"libreoffice",
        b"microsoft office",
        b"openxml sdk",
        b"dc:creator",
        b"lastmodifiedby",
    ):
        assert name not in held, name
    assert str(ROOT).encode().lower() not in held
    assert b"/author(" not in held
