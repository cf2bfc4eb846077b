"""Files that are refused: a stable code and one sentence, and never another kind of failure."""

from __future__ import annotations

import io
import json
import random
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.reading.read import read_document
from drafting.reading.refusal import UnreadableDocument
from tests.reading.word_files import HEAD, TYPES, paragraph, run, word_file, zipped

ROOT = Path(__file__).parents[2]
BODY = paragraph(run("1. WE AGREE."))
GOOD = word_file(BODY)
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9"'
    ' TargetMode="External" Target="{}"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/></Relationships>'
)
ENTITY = HEAD + '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def with_part(name: str, part: str | bytes) -> bytes:
    return word_file(BODY, parts={name: part})


def encrypted(content: bytes) -> bytes:
    """The same package with the flag of encryption on every entry."""
    changed = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            flags = struct.unpack_from("<H", changed, at + offset)[0]
            struct.pack_into("<H", changed, at + offset, flags | 1)
            at = content.find(signature, at + 4)
    return bytes(changed)


def with_two_parts_of_one_name() -> bytes:
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", "<a/>")
    return buffer.getvalue()


REFUSED = {
    "a picture": ("scan.png", b"\x89PNG", "unsupported"),
    "no ending": ("paper", b"1. WE AGREE.", "unsupported"),
    "an old Word file": ("paper.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported"),
    "an encrypted package": ("paper.docx", encrypted(GOOD), "unsupported"),
    "a package that is no Word file": (
        "paper.docx",
        zipped({"[Content_Types].xml": HEAD + TYPES}),
        "unsupported",
    ),
    "too many bytes": ("paper.txt", b"word " * 2_000_001, "too_large"),
    "too many lines": ("paper.txt", b"word\n\n" * 20_001, "too_large"),
    "too many parts": ("paper.docx", word_file(BODY, parts={f"p{n}": "" for n in range(2_001)}), "too_large"),
    "a bomb": ("paper.docx", with_part("word/media/zeros.bin", bytes(9_000_000)), "too_large"),
    "NUL in a text": ("paper.txt", b"WE\0AGREE", "unreadable"),
    "not UTF-8": ("paper.txt", "Réaffirmant".encode("latin-1"), "unreadable"),
    "a lone surrogate": ("paper.txt", b"WE \xed\xa0\x80 AGREE", "unreadable"),
    "a Word file called a text": ("paper.txt", GOOD, "unreadable"),
    "half a Word file": ("paper.docx", GOOD[: len(GOOD) // 2], "unreadable"),
    "no package at all": ("paper.docx", b"1. WE AGREE.", "unreadable"),
    "broken XML": ("paper.docx", with_part("word/document.xml", HEAD + "<w:document"), "unreadable"),
    "no body": ("paper.docx", with_part("word/document.xml", HEAD + "<document/>"), "unreadable"),
    "too deep": ("paper.docx", with_part("word/document.xml", "<a>" * 5_000 + "</a>" * 5_000), "unreadable"),
    "a DOCTYPE": ("paper.docx", with_part("word/document.xml", ENTITY), "dangerous"),
    "a DOCTYPE in UTF-16": (
        "paper.docx",
        with_part("word/document.xml", ENTITY.replace("UTF-8", "UTF-16").encode("utf-16")),
        "dangerous",
    ),
    "a DOCTYPE in a part nobody needs": ("paper.docx", with_part("customXml/item1.xml", ENTITY), "dangerous"),
    "macros": ("paper.docx", with_part("word/vbaProject.bin", b"x"), "dangerous"),
    "a template from elsewhere": (
        "paper.docx",
        with_part(
            "word/_rels/settings.xml.rels", RELATION.format("https://example.org/x.dotm", "attachedTemplate")
        ),
        "dangerous",
    ),
    "a frame from a server": (
        "paper.docx",
        with_part("word/_rels/document.xml.rels", RELATION.format(r"\\server\share\x.docx", "subDocument")),
        "dangerous",
    ),
    "a part outside the package": ("paper.docx", with_part("../outside.xml", "<a/>"), "dangerous"),
    "two parts of one name": ("paper.docx", with_two_parts_of_one_name(), "dangerous"),
    "no words": ("paper.txt", b"\n---\n\n***\n", "empty"),
    "a Word file without words": ("paper.docx", word_file(paragraph()), "empty"),
}


@pytest.mark.parametrize(("name", "content", "code"), REFUSED.values(), ids=REFUSED)
def test_the_file_is_refused(name: str, content: bytes, code: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_document(name=name, content=content)
    assert refused.value.code == code
    assert refused.value.reason.endswith(".")


@pytest.mark.parametrize(
    ("kind", "target"),
    [("hyperlink", "https://example.org/"), ("attachedTemplate", "file:///C:/Templates/Council.dotx")],
)
def test_what_word_itself_writes_into_ordinary_files_is_no_danger(kind: str, target: str) -> None:
    content = with_part("word/_rels/document.xml.rels", RELATION.format(target, kind))
    assert read_document(name="paper.docx", content=content).blocks[0].text == "WE AGREE."


def test_characters_that_print_nothing_are_not_kept() -> None:
    outline = read_document(name="paper.txt", content="1. WE\u202e AG\u200bREE\u00ad.\x07\ufffe".encode())
    assert outline.blocks[0].text == "WE AGREE."


def test_decomposed_letters_are_composed_and_a_no_break_space_stays() -> None:
    outline = read_document(name="paper.txt", content="1. No.\u00a05,  re\u0301affirmed".encode())
    assert outline.blocks[0].text == "No.\u00a05, réaffirmed"


@pytest.mark.parametrize(
    "piece", ["*a ", "**a_b", "<sup>1</sup>x", "a¹ ", "a*\n", "1.\n", "and\n\n", "¹ a\n\nb¹\n\n"]
)
def test_a_text_made_to_tire_the_reader_is_read_to_its_end(piece: str) -> None:
    """Work that grows with the square of such a text would not come to an end here."""
    text = piece * (300_000 // len(piece) if "\n" not in piece else 4_000)
    outline = read_document(name="paper.txt", content=f"{text} words".encode())
    assert outline.blocks or outline.footnotes


@given(content=st.binary(max_size=400), suffix=st.sampled_from([".txt", ".md", ".docx", ".pdf", ""]))
def test_any_bytes_are_read_or_refused(content: bytes, suffix: str) -> None:
    read_or_refuse("file" + suffix, content)


PIECES = st.sampled_from(
    [
        "1. ",
        "(a) ",
        "(i)",
        "I.",
        "¹",
        " ² text",
        "*",
        "**",
        "***",
        "<sup>1</sup>",
        "</sup>",
        "[^1]: ",
        "---",
        "\f",
        "\t",
    ]
)
PHRASES = st.sampled_from(
    [
        "From:",
        "To:",
        "Subject:",
        "Distr.: General",
        "ANNEX",
        "The Council,",
        "HAS DECIDED:",
        "Recalling it,",
        "68/197. ",
    ]
)


@given(
    pieces=st.lists(
        st.one_of(
            PIECES, PHRASES, st.sampled_from(["\n", "\n\n", " ", "and", ",", "."]), st.text(max_size=6)
        ),
        max_size=40,
    )
)
@settings(max_examples=400)
def test_any_text_is_read_or_refused_and_its_offsets_fit(pieces: list[str]) -> None:
    outline = read_or_refuse("file.md", "".join(pieces).encode("utf-8", "surrogatepass"))
    if outline is None:
        return
    ids = {note.id for note in outline.footnotes}
    for block in outline.blocks:
        assert block.text == block.text.strip(" ")
        assert all(0 <= mark.start < mark.end <= len(block.text) for mark in block.marks)
        assert all(0 <= call.offset <= len(block.text) and call.id in ids for call in block.footnotes)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_a_damaged_word_file_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(GOOD)
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    read_or_refuse("file.docx", bytes(content))


def read_or_refuse(name: str, content: bytes) -> object:
    try:
        return read_document(name=name, content=content)
    except UnreadableDocument:
        return None


def outline_command(file: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "manage.py"), "outline", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603


def test_the_command_prints_the_outline(tmp_path: Path) -> None:
    file = tmp_path / "paper.md"
    file.write_text("# Declaration\n\n1. WE AGREE *on « all »*.\n", encoding="utf-8")
    done = outline_command(file)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "family": "council",
        "cover": [],
        "title": "Declaration",
        "blocks": [
            {"kind": "title", "label": None, "text": "Declaration", "marks": [], "footnotes": []},
            {
                "kind": "operative",
                "label": "1",
                "text": "WE AGREE on « all ».",
                "marks": [[9, 19, "italic"]],
                "footnotes": [],
            },
        ],
        "footnotes": [],
    }


@pytest.mark.parametrize("name", ["broken.docx", "absent.txt"])
def test_the_command_refuses_with_status_2_and_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.docx").write_bytes(b"not a package")
    done = outline_command(tmp_path / name)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
