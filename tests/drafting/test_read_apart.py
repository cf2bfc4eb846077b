"""Documents are read apart: as by the reader itself; and what one does, it does to a child that can do nothing else."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from drafting.apart.limits import Limits
from drafting.papers.make import make_paper
from drafting.reader import read_apart as reader
from drafting.reader.read_apart import ReadingError, read_apart
from drafting.reading.outline import Outline
from drafting.reading.read import read_document
from drafting.reading.refusal import UnreadableDocument
from tests.papers.samples import council_values, un_values
from tests.reading.test_refusals import REFUSED
from tests.reading.word_files import paragraph, run, word_file

ENOUGH = Limits(seconds=20, memory=1_000_000_000)
LITTLE = Limits(seconds=20, memory=20_000_000)
SHORT = Limits(seconds=1, memory=1_000_000_000)
NOTE = b"1. WE AGREE."
LONG = b"\n\n".join(b"%d. WE AGREE %s." % (each, b"that the harbour " * 30) for each in range(15_000))
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FORMS = sorted(path for path in CORPUS.glob("*") if path.suffix in (".txt", ".docx", ".pdf"))


def named(word: bytes) -> bytes:
    """A Word file with a part whose name is in no alphabet of Unicode's, as old programs write them."""
    return word.replace(b"word/extra.bin", b"word/\x81xtra.bin")


DOCUMENTS = {
    **{
        f"{family}.{form}": make_paper("clean", form, values)
        for family, values in (("council", council_values()), ("un", un_values()))
        for form in ("docx", "pdf", "xml", "html")
    },
    "note.txt": NOTE,
    "note.md": "\ufeff# Declaration\n\n1. WE AGREE *on « all ».*¹\n\n¹ All.\n".encode(),
    "Déclaration (1).HTM": b"<p>1. WE AGREE.</p><ul><li>(a) on one,</li><li>(b) on two.</li></ul>",
    "old.xml": make_paper("clean", "xml", council_values())
    .decode()
    .replace("UTF-8", "windows-1252", 1)
    .encode("windows-1252", "xmlcharrefreplace"),
    "named.docx": named(word_file(paragraph(run("1. WE AGREE.")), parts={"word/extra.bin": "x"})),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_form_is_read_as_by_the_reader_itself(name: str) -> None:
    content = DOCUMENTS[name]
    assert read_apart(name=name, content=content, limits=ENOUGH) == read_document(name=name, content=content)


@pytest.mark.skipif(not FORMS, reason="../shared/corpus is not here")
@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_the_real_documents_are_read_as_by_the_reader_itself(path: Path) -> None:
    content = path.read_bytes()
    apart = read_apart(name=path.name, content=content, limits=ENOUGH)
    assert apart == read_document(name=path.name, content=content)


@pytest.mark.parametrize(("name", "content", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_refused_in_the_same_words(name: str, content: bytes, code: str) -> None:
    with pytest.raises(UnreadableDocument) as here:
        read_document(name=name, content=content)
    with pytest.raises(UnreadableDocument) as apart:
        read_apart(name=name, content=content, limits=ENOUGH)
    told = here.value
    assert (apart.value.code, apart.value.reason, apart.value.values) == (code, told.reason, told.values)


@pytest.mark.parametrize("limits", [LITTLE, SHORT], ids=["in too little memory", "in too short a time"])
def test_a_long_document_is_given_up_and_the_next_is_read(limits: Limits) -> None:
    assert refused("long.txt", LONG, limits=limits) == "too_costly"
    assert read_apart(name="note.txt", content=NOTE, limits=ENOUGH).blocks


@pytest.mark.parametrize("memory", [1_000_000, 10_000_000, 60_000_000])
def test_a_tree_for_which_there_is_no_memory_is_not_called_broken(memory: int) -> None:
    tree = b"<a>" + b"<b>word</b>" * 800_000 + b"</a>"
    assert refused("tree.xml", tree, limits=Limits(seconds=20, memory=memory)) == "too_costly"


def refused(name: str, content: bytes, *, limits: Limits) -> str:
    """The code of the refusal."""
    with pytest.raises(UnreadableDocument) as refusal:
        read_apart(name=name, content=content, limits=limits)
    return refusal.value.code


# With a parser that the document has taken over

Doing = Callable[..., Outline]


@pytest.fixture
def does(monkeypatch: pytest.MonkeyPatch) -> Doing:
    """Has the planted child do it."""

    def doing(deed: str, *, limits: Limits = ENOUGH, child: str = "planted_reader") -> Outline:
        monkeypatch.setattr(reader, "CHILD", f"tests.drafting.{child}")
        return read_apart(name=deed, content=NOTE, limits=limits)

    return doing


def told(outline: Outline) -> str:
    """What came of the deed."""
    return outline.blocks[0].text


@pytest.mark.parametrize(
    "deed",
    [
        "opens a file",
        "opens one in place of what it closes",
        "opens a socket",
        "opens a socket of this machine",
        "lists a folder",
        "starts a program",
        "forks",
        "looks into its asker",
        "kills its asker",
    ],
)
def test_it_can_do_nothing_but_compute(does: Doing, deed: str) -> None:
    assert told(does(deed)) == "refused: Operation not permitted"


@pytest.mark.parametrize("deed", ["raises its limits", "allows itself more memory"])
def test_it_cannot_lift_its_limits(does: Doing, deed: str) -> None:
    assert told(does(deed)) == "refused: not allowed to raise maximum limit"


@pytest.mark.parametrize(
    "deed", ["opens a file", "opens one in place of what it closes", "opens a socket", "lists a folder"]
)
def test_without_a_filter_in_the_kernel_it_opens_no_file_and_no_socket(does: Doing, deed: str) -> None:
    assert told(does(deed, child="planted_reader_unfiltered")) == "refused: Too many open files"


def test_it_has_nothing_of_the_asker(does: Doing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SECRET_KEY", "known to the asker alone")
    # The second is what Python itself adds.
    assert told(does("tells its environment")) == "{'PYTHONUTF8': '1', 'LC_CTYPE': 'C.UTF-8'}"
    assert told(does("tells what it knows")) == "[]"


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        ("takes memory", "too_costly"),
        ("never ends", "too_costly"),
        ("waits for what never comes", "too_costly"),
        ("closes its pipe and never ends", "too_costly"),
        ("breaks down", "unreadable"),
        ("says far too much", "too_costly"),
        ("promises more than any memory", "too_costly"),
        ("sends a pickle", "unreadable"),
    ],
)
def test_whatever_it_does_the_document_is_refused(does: Doing, deed: str, code: str) -> None:
    limits = Limits(seconds=3, memory=1_000_000_000) if code == "too_costly" else ENOUGH
    with pytest.raises(UnreadableDocument) as refusal:
        does(deed, limits=limits)
    assert refusal.value.code == code
    assert "TAKEN_OVER" not in os.environ


def test_a_mistake_of_ours_is_told_without_the_words_of_the_document(does: Doing) -> None:
    with pytest.raises(ReadingError, match=r"^'LookupError' at 'planted_reader\.py:\d+'$"):
        does("errs")


def test_others_read_while_one_document_does_not_end(does: Doing, monkeypatch: pytest.MonkeyPatch) -> None:
    with ThreadPoolExecutor(1) as pool:
        endless = pool.submit(does, "never ends")
        struck = planted_child()
        monkeypatch.undo()
        assert read_apart(name="note.txt", content=NOTE, limits=ENOUGH).blocks
        assert not endless.done()
        os.kill(struck, signal.SIGKILL)
        with pytest.raises(UnreadableDocument):
            endless.result(timeout=30)


def planted_child() -> int:
    """The process id of the planted child, once it is there."""
    give_up = time.monotonic() + 30
    while time.monotonic() < give_up:
        for process in Path("/proc/self/task").glob("*/children"):
            for child in process.read_text().split():
                if b"tests.drafting.planted_reader" in Path(f"/proc/{child}/cmdline").read_bytes():
                    return int(child)
    pytest.fail("it never came")
