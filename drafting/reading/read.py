"""A document in: the bytes of a file become an outline.

The order of the work: the file to lines (text_lines, docx_lines, html_lines, pdf_lines), the page's furniture away,
the cover off (cover_council, cover_un), lines to paragraphs, footnotes out and their calls attached (notes), broken
paragraphs whole (page_breaks), and each paragraph told what it is (kinds_council, kinds_un). Files that say all this
themselves are taken at their word (xml_akn, html_page, docx_own).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from drafting.reading.cover_council import read_council_cover
from drafting.reading.cover_un import read_un_cover
from drafting.reading.docx_lines import read_docx_lines
from drafting.reading.docx_own import read_own_paper
from drafting.reading.family import family_of
from drafting.reading.furniture import without_furniture
from drafting.reading.html_lines import read_html_lines
from drafting.reading.html_page import read_own_page
from drafting.reading.kinds_council import council_kinds
from drafting.reading.kinds_un import un_kinds
from drafting.reading.line import Source
from drafting.reading.notes import attach_notes, star_calls
from drafting.reading.outline import Block, BlockKind, Outline
from drafting.reading.page_breaks import join_broken
from drafting.reading.paragraphs import Paragraph, to_paragraphs
from drafting.reading.pdf_lines import read_pdf_lines
from drafting.reading.refusal import MAX_BYTES, MAX_LINES, UnreadableDocument
from drafting.reading.text_lines import read_text_lines
from drafting.reading.xml_akn import read_akoma_ntoso
from drafting.text.sentence import gettext_noop

_READERS: dict[str, Callable[[bytes], Source]] = {
    ".txt": read_text_lines,
    ".md": read_text_lines,
    ".docx": read_docx_lines,
    ".html": read_html_lines,
    ".htm": read_html_lines,
    ".pdf": read_pdf_lines,
}
# Files that say themselves what each paragraph is; None where a file of that name does not.
_STRUCTURED: dict[str, Callable[[bytes], Outline | None]] = {
    ".xml": read_akoma_ntoso,
    ".html": read_own_page,
    ".htm": read_own_page,
}


def read_document(*, name: str, content: bytes) -> Outline:
    """The outline of a file; its name says what kind of file it is.

    Raises UnreadableDocument (codes: unreadable, too_large, unsupported, dangerous, empty) and nothing else.
    """
    suffix = PurePath(name).suffix.lower()
    reader, structured = _READERS.get(suffix), _STRUCTURED.get(suffix)
    if len(content) > MAX_BYTES:
        raise UnreadableDocument(
            code="too_large",
            reason=gettext_noop("The file is larger than %(megabytes)s MB."),
            megabytes=MAX_BYTES // 1_000_000,
        )
    outline = structured(content) if structured is not None else None
    if outline is not None:
        _check_words([block.text for block in outline.blocks])
        return outline
    if reader is not None:
        source = reader(content)
        _check_words([line.text for line in source.lines])
        return read_own_paper(source) or _outline(source)
    readable = ", ".join(dict.fromkeys((*_READERS, *_STRUCTURED)))
    raise UnreadableDocument(
        code="unsupported", reason=gettext_noop("Only %(endings)s files can be read."), endings=readable
    )


def _check_words(lines: Sequence[str]) -> None:
    """Raises UnreadableDocument where there are too many lines (too_large) or no words (empty)."""
    if len(lines) > MAX_LINES:
        raise UnreadableDocument(
            code="too_large", reason=gettext_noop("The text has more than %(lines)s lines."), lines=MAX_LINES
        )
    if not any(character.isalnum() for line in lines for character in line):
        raise UnreadableDocument(code="empty", reason=gettext_noop("The file holds no words."))


def _outline(source: Source) -> Outline:
    lines = without_furniture(source.lines)
    family = family_of(lines)
    cover = read_council_cover(lines) if family == "council" else read_un_cover(lines)
    annotated = attach_notes(
        to_paragraphs(cover.rest), notes=source.notes, stars=star_calls(line.text for line in lines)
    )
    paragraphs = join_broken(annotated.paragraphs)
    kinds = council_kinds(paragraphs, cover=cover.fields) if family == "council" else un_kinds(paragraphs)
    blocks = _blocks(paragraphs, kinds)
    title = next((block.text for block in blocks if block.kind == "title"), None)
    return Outline(family, cover.fields, title, blocks, annotated.notes)


def _blocks(
    paragraphs: Sequence[Paragraph], kinds: Sequence[tuple[BlockKind, int | None]]
) -> tuple[Block, ...]:
    return tuple(
        Block(
            kind=kind,
            label=paragraph.label.text if paragraph.label else None,
            level=level,
            text=paragraph.text,
            marks=paragraph.content.marks,
            footnotes=paragraph.content.calls,
        )
        for paragraph, (kind, level) in zip(paragraphs, kinds, strict=True)
    )
