"""A paper of ours as a web page to an outline: each paragraph's class says what it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from drafting.reading.cover_council import read_council_cover
from drafting.reading.cover_un import read_un_cover
from drafting.reading.html_lines import LineReader, take_notes
from drafting.reading.html_tree import classes, parse_html
from drafting.reading.html_words import PageWords
from drafting.reading.marked import tidy
from drafting.reading.outline import Block, BlockKind, Outline
from drafting.reading.xml_tree import Element
from drafting.reading.xml_words import bare_number

_KINDS: Mapping[str, BlockKind] = {kind: kind for kind in get_args(BlockKind)}
_LEVEL = re.compile(r"level([1-9])")


def read_own_page(content: bytes) -> Outline | None:
    """The outline, None where the page is not one of ours. Raises UnreadableDocument."""
    body = parse_html(content)
    header, main = body.find("header"), body.find("main")
    if "paper" not in classes(body) or header is None or main is None:
        return None
    listed, words = take_notes(body)
    blocks = tuple(block for element in (*header, *main) for block in _blocks(element, words))
    called = {call.id for block in blocks for call in block.footnotes}
    notes = tuple(note for note in listed if note.id in called)
    reader = LineReader(words)
    lines = [*reader.lines_of(header), *reader.lines_of(main)]
    title = next((block.text for block in blocks if block.kind == "title"), None)
    if "un" in classes(body):
        return Outline("un", read_un_cover(lines).fields, title, blocks, notes)
    return Outline("council", read_council_cover(lines).fields, title, blocks, notes)


def _blocks(element: Element, words: PageWords) -> list[Block]:
    """The paragraph, unless all its words and its number are struck or it is none."""
    names = classes(element)
    kind = next((_KINDS[name] for name in sorted(names) if name in _KINDS), None)
    content = tidy(words.words(element, but=["label"]))
    printed = next((inner for inner in element if "label" in classes(inner)), None)
    label = bare_number(tidy(words.words(printed)).text) if printed is not None else None
    if kind is None or not (content.text or content.calls or label):
        return []
    level = next((int(found[1]) for name in names if (found := _LEVEL.fullmatch(name))), None)
    return [Block(kind, label, level, content.text, content.marks, content.calls)]
