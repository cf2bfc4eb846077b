"""A plain text file, as converters leave it, to physical lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from drafting.reading.emphasis import read_emphasis
from drafting.reading.line import Line, Role, Source
from drafting.reading.marked import Marked, part, split_lines
from drafting.reading.refusal import UnreadableDocument
from drafting.text.characters import prints_nothing
from drafting.text.sentence import gettext_noop

_NEWLINES = re.compile(r"\r\n?|[\u0085\u2028\u2029\v]|<br ?/?>\n?", re.IGNORECASE)
_LAYOUT = "\t\n\v\f\r"
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:=[ \t]*){3,})")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)")
_TABLE_ROW = re.compile(r"[ \t]*\|(.*)\|[ \t]*")
_TABLE_RULE = re.compile(r"[\s|:-]+")


def read_text_lines(content: bytes) -> Source:
    """The lines of a UTF-8 text file. Raises UnreadableDocument where it is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            code="unreadable", reason=gettext_noop("The file is not text in UTF-8.")
        ) from error
    if "\0" in text:
        raise UnreadableDocument(
            code="unreadable", reason=gettext_noop("The file holds NUL characters: it is not a text.")
        )
    return Source(lines=tuple(_lines(plain_characters(text))))


def plain_characters(text: str) -> str:
    """The text in NFC, with one kind of line end and without characters that print nothing."""
    composed = unicodedata.normalize("NFC", _NEWLINES.sub("\n", text))
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(char for char in composed if char in _LAYOUT or not prints_nothing(char))


def _lines(text: str) -> Iterator[Line]:
    broken = False
    for page in text.split("\f"):
        for group, after_rule in _groups(page.split("\n")):
            yield from _group_lines(group, broken=broken or after_rule)
            broken = False
        broken = True


def _groups(lines: list[str]) -> Iterator[tuple[list[str], bool]]:
    """Lines that no empty line or rule parts, and whether a rule stands before them."""
    group: list[str] = []
    after_rule = False
    for line in [*lines, ""]:
        is_rule = _RULE.fullmatch(line) is not None
        if line.strip() and not is_rule:
            group.append(line)
            continue
        if group:
            yield group, after_rule
            group, after_rule = [], False
        after_rule = after_rule or is_rule


def _group_lines(group: list[str], *, broken: bool) -> Iterator[Line]:
    printed = [_from_table_row(line) for line in group if not _is_table_rule(line)]
    first, hard = True, False
    for content in split_lines(read_emphasis("\n".join(printed))):
        role, level, content = _heading(content)
        yield Line(content, apart=first, broken=broken and first, hard=hard, role=role, level=level)
        first, hard = False, content.text.endswith(("  ", "\\"))


def _heading(content: Marked) -> tuple[Role | None, int | None, Marked]:
    hashes = _HEADING.match(content.text)
    if hashes is None:
        return None, None, content
    level = len(hashes[1])
    rest = part(content, start=hashes.end(), end=len(content.text))
    return ("title" if level == 1 else "heading"), level, rest


def _is_table_rule(line: str) -> bool:
    return "|" in line and "-" in line and _TABLE_RULE.fullmatch(line) is not None


def _from_table_row(line: str) -> str:
    row = _TABLE_ROW.fullmatch(line)
    return line if row is None else "\t".join(cell.strip() for cell in row[1].split("|") if cell.strip())
