"""A PDF with text in it to lines: rows that belong to one paragraph are joined by how the page is set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from drafting.reading.line import Line, Source
from drafting.reading.marked import Marked, joined, without
from drafting.reading.outline import Mark
from drafting.reading.pdf_glyphs import read_pages
from drafting.reading.pdf_rows import Row, rows_of
from drafting.reading.pdf_setting import Setting

_NOTE_NUMBER = re.compile(r"(\d{1,3}|\*{1,3})[ \t\u00a0]")


def read_pdf_lines(content: bytes) -> Source:
    """The lines of a PDF; its footnotes stand among them at the feet of pages. Raises UnreadableDocument."""
    rows = rows_of(read_pages(content))
    setting = Setting(rows)
    groups: list[list[Row]] = []
    for row in rows:
        if groups and setting.goes_on(groups[-1][-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    words = Counter(word.strip(".,;:()") for row in rows for word in row.text.split())
    lines: list[Line] = []
    above: list[Row] = []
    for group in groups:
        printed = _joined(group, words)
        printed = _with_raised_number(printed) if setting.is_small(group[0]) else printed
        line = Line(printed, broken=group[0].page != (above[-1].page if above else 0))
        introduced = bool(lines) and lines[-1].text.rstrip().endswith(":")
        if introduced or (lines and lines[-1].role == "point"):
            is_point = setting.is_unnumbered_point(group[0], above=above[0], introduced=introduced)
            line = replace(line, role="point", level=2) if is_point else line
        lines.append(line)
        above = group
    return Source(tuple(lines))


def _with_raised_number(line: Marked) -> Marked:
    """A footnote that prints its number on the line, with the number raised as elsewhere."""
    found = _NOTE_NUMBER.match(line.text)
    if found is None:
        return line
    return replace(line, marks=(Mark(0, len(found[1]), "superscript"), *line.marks))


def _joined(rows: Sequence[Row], words: Counter[str]) -> Marked:
    """The rows as one line; a word that a hyphen parts is whole again."""
    content = rows[0].content
    for row in rows[1:]:
        end = content.text.rstrip()
        if not end.endswith("-") or end.endswith(" -"):
            content = joined([content, row.content], separator=" ")
            continue
        parted = without(content, spans=[(len(end), len(content.text))])
        if _is_added(end, row.text, words):
            parted = without(parted, spans=[(len(end) - 1, len(end))])
        content = joined([parted, row.content])
    return content


def _is_added(before: str, after: str, words: Counter[str]) -> bool:
    """Whether the typesetter added the hyphen: the word is written without it elsewhere, and not with it."""
    first, second = (
        before.split()[-1].lstrip('(“"'),
        after.split()[0].strip(".,;:()") if after.split() else "",
    )
    whole = first.removesuffix("-") + second
    return words[whole] > 0 and words[first + second] == 0
