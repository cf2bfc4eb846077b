"""A Word file to physical lines: paragraphs and table rows in order, real footnotes apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from drafting.reading.cover import introduces
from drafting.reading.docx_numbering import Numbering
from drafting.reading.docx_package import Parts, parse, unpack
from drafting.reading.docx_runs import PAGE_BREAK, RunReader, has_typed_marker
from drafting.reading.docx_styles import Styles
from drafting.reading.line import Line, Source
from drafting.reading.marked import Marked, joined, split_lines, tidy, without
from drafting.reading.outline import Note
from drafting.reading.refusal import UnreadableDocument
from drafting.reading.wordml import Element, child, is_on, name_of, value
from drafting.text.sentence import gettext_noop

_BODY = "word/document.xml"
_NOTE_PARTS = (("footnoteReference", "word/footnotes.xml"), ("endnoteReference", "word/endnotes.xml"))
_HOLDERS = frozenset(["body", "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"])


def read_docx_lines(content: bytes) -> Source:
    """The lines and the footnotes of a Word file. Raises UnreadableDocument."""
    parts = unpack(content)
    if _BODY not in parts:
        raise UnreadableDocument(code="unsupported", reason=gettext_noop("The file is not a Word document."))
    body = child(parse(parts[_BODY]), "body")
    if body is None:
        raise UnreadableDocument(code="unreadable", reason=gettext_noop("The Word file has no text."))
    styles = Styles(_part(parts, "word/styles.xml"))
    ids, notes = _read_notes(parts, body, styles)
    reader = _LineReader(
        RunReader(styles, ids, _bookmarked(body, ids)), styles, Numbering(_part(parts, "word/numbering.xml"))
    )
    return Source(lines=tuple(reader.lines_of(body)), notes=notes)


def _part(parts: Parts, name: str) -> Element | None:
    return parse(parts[name]) if name in parts else None


def _read_notes(
    parts: Parts, body: Element, styles: Styles
) -> tuple[dict[tuple[str, str], str], tuple[Note, ...]]:
    """The footnotes in the order they are called, and the id that each reference calls."""
    texts = {
        (reference, value(note, "id") or ""): note
        for reference, name in _NOTE_PARTS
        if name in parts
        for note in parse(parts[name])
        if value(note, "type") in (None, "normal")
    }
    reader = RunReader(styles, {})
    ids: dict[tuple[str, str], str] = {}
    notes: list[Note] = []
    automatic = 0
    for reference in body.iter():
        key = (name_of(reference), value(reference, "id") or "")
        if key not in texts or key in ids:
            continue
        typed = _typed_marker(reference, reader) if has_typed_marker(reference) else None
        automatic += typed is None
        ids[key] = f"fn{len(notes) + 1}"
        notes.append(Note(ids[key], typed or str(automatic), _note_text(texts[key], reader, typed)))
    return ids, tuple(notes)


def _bookmarked(body: Element, ids: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """The footnote whose first call stands within each bookmark, by the bookmark's name."""
    found: dict[str, str] = {}
    names: dict[str, str] = {}  # of the bookmarks that are open, by their ids
    for element in body.iter():
        key = (name_of(element), value(element, "id") or "")
        if key[0] == "bookmarkStart":
            names[key[1]] = value(element, "name") or ""
        elif key[0] == "bookmarkEnd":
            names.pop(key[1], None)
        elif key in ids:
            for name in names.values():
                found.setdefault(name, ids[key])
    return found


def _typed_marker(reference: Element, reader: RunReader) -> str | None:
    run = reference.getparent()
    texts = [inner.text or "" for inner in run if name_of(inner) == "t"] if run is not None else []
    return "".join(texts).strip() or None


def _note_text(note: Element, reader: RunReader, typed: str | None) -> str:
    paragraphs = [tidy(reader.read(inner)).text for inner in note.iter() if name_of(inner) == "p"]
    text = " ".join(paragraph for paragraph in paragraphs if paragraph)
    return tidy(Marked(text.removeprefix(typed) if typed else text)).text


@dataclass(frozen=True, slots=True)
class _LineReader:
    """Walks the body; counts automatic numbers as it goes."""

    runs: RunReader
    styles: Styles
    numbering: Numbering

    def lines_of(self, holder: Element) -> Iterator[Line]:
        """The lines of everything in the holder, in reading order."""
        carried: list[Marked] = []
        broken = False
        for element in _paragraphs_and_tables(holder):
            if name_of(element) == "tbl":
                yield from self._table_lines(element)
                continue
            content = joined([*carried, self.runs.read(element)])
            carried = [content] if _is_mark_deleted(element) else []
            if carried:
                continue
            for line in self._paragraph_lines(element, content):
                yield replace(line, broken=line.broken or broken)
                broken = False
            broken = broken or PAGE_BREAK in content.text.rstrip(" \n")[-1:] or _breaks_after(element)
        if carried:
            yield Line(carried[0])

    def _paragraph_lines(self, paragraph: Element, content: Marked) -> Iterator[Line]:
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle"))
        role, level = self.styles.role_of(style)
        own = child(properties, "numPr")
        has_words = any(character.isalnum() for character in content.text)
        number = self.numbering.next_number(own if own is not None else self.styles.numbering_of(style))
        broken = is_on(child(properties, "pageBreakBefore"))
        first = True
        for after_break, line in _by_page(content):
            if not line.text.strip() and not line.calls:
                broken = broken or after_break
                continue
            yield Line(
                line,
                apart=first or after_break,
                broken=broken or after_break,
                hard=not first and not after_break,
                role=role if first else None,
                level=level if first else None,
                number=number if first and has_words else None,
                style=self.styles.name_of(style) if first else None,
            )
            first, broken = False, False

    def _table_lines(self, table: Element) -> Iterator[Line]:
        for row in (inner for inner in table.iter() if name_of(inner) == "tr"):
            cells = [list(self.lines_of(cell)) for cell in row if name_of(cell) == "tc"]
            filled = [cell for cell in cells if cell]
            if len(filled) > 1 and introduces(filled[0][-1].text.strip()):
                name, *values = filled
                words = [line.content for cell in values for line in cell]
                yield Line(joined([name[-1].content, joined(words, separator=" ")], separator="\t"))
            else:
                yield from (line for cell in filled for line in cell)


def _by_page(content: Marked) -> Iterator[tuple[bool, Marked]]:
    """The printed lines of a paragraph, each with whether a page break stands before it."""
    for line in split_lines(content):
        after_break = line.text.startswith(PAGE_BREAK)
        breaks = [(at, at + 1) for at, character in enumerate(line.text) if character == PAGE_BREAK]
        yield after_break, without(line, spans=breaks)


def _paragraphs_and_tables(holder: Element) -> Iterator[Element]:
    for element in holder:
        name = name_of(element)
        if name == "p":
            yield element
            yield from _text_boxes(element)
        elif name == "tbl":
            yield element
        elif name in _HOLDERS:
            yield from _paragraphs_and_tables(element)


def _text_boxes(paragraph: Element) -> Sequence[Element]:
    return [
        inner
        for box in paragraph.iter()
        if name_of(box) == "txbxContent" and not _is_fallback(box)
        for inner in box
        if name_of(inner) == "p"
    ]


def _is_fallback(element: Element) -> bool:
    return any(str(above.tag).endswith("}Fallback") for above in element.iterancestors())


def _is_mark_deleted(paragraph: Element) -> bool:
    """Whether the paragraph's end is deleted or moved away: its words then run on into the next one."""
    mark = child(paragraph, "pPr", "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _breaks_after(paragraph: Element) -> bool:
    """Whether a new page begins after the paragraph (a section that ends there, unless it goes on the same page)."""
    section = child(paragraph, "pPr", "sectPr")
    return section is not None and value(child(section, "type")) != "continuous"
