"""The characters of a PDF with their places and typefaces, page by page."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from drafting.reading.outline import MarkKind
from drafting.reading.refusal import UnreadableDocument
from drafting.reading.text_lines import plain_characters
from drafting.text.sentence import gettext_noop

MAX_PAGES = 1_000
MAX_GLYPHS = 5_000_000
_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18  # flags of a font descriptor (ISO 32000-1, table 123)
_HYPHEN_AT_END = "\x02"  # what PDFium says for a hyphen that ends a line
_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


@dataclass(frozen=True, slots=True)
class Face:
    """How characters are set: their size in points, and the marks that their typeface means."""

    size: float
    marks: frozenset[MarkKind]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as placed: `left` and `right` of its box, `base` the height of its line. Spaces may be PDFium's."""

    text: str
    left: float
    right: float
    base: float
    face: Face


@dataclass(frozen=True, slots=True)
class Page:
    """The characters of a page in the order in which the file draws them."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]


def read_pages(content: bytes) -> list[Page]:
    """The pages of a PDF. Raises UnreadableDocument (unreadable, unsupported, too_large)."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _LOCKED:
            raise UnreadableDocument(
                code="unsupported", reason=gettext_noop("The PDF is encrypted; save it without a password.")
            ) from error
        raise UnreadableDocument(
            code="unreadable", reason=gettext_noop("The file is not a whole PDF.")
        ) from error
    try:
        return _pages(document)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(
            code="unreadable", reason=gettext_noop("A page of the PDF cannot be read.")
        ) from error
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> list[Page]:
    if len(document) > MAX_PAGES:
        raise UnreadableDocument(
            code="too_large", reason=gettext_noop("The PDF has more than %(pages)s pages."), pages=MAX_PAGES
        )
    pages: list[Page] = []
    left = MAX_GLYPHS
    for page in document:
        text = page.get_textpage()
        left -= text.count_chars()
        if left < 0:
            raise UnreadableDocument(
                code="too_large", reason=gettext_noop("The PDF holds more characters than any text.")
            )
        pages.append(Page(page.get_width(), page.get_height(), tuple(_Glyphs(text).read())))
        text.close()
        page.close()
    return pages


class _Glyphs:
    """Reads one page's characters; the typeface is asked once for each stretch that is drawn in one go."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._faces: dict[int, Face] = {}
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def read(self) -> Iterator[Glyph]:
        page = self._text.raw
        for at in range(self._text.count_chars()):
            character = _character(pdfium.FPDFText_GetUnicode(page, at))
            if not character:
                continue
            pdfium.FPDFText_GetLooseCharBox(page, at, self._box)
            pdfium.FPDFText_GetCharOrigin(page, at, self._x, self._y)
            yield Glyph(character, self._box.left, self._box.right, self._y.value, self._face(at))

    def _face(self, at: int) -> Face:
        drawn = pdfium.FPDFText_GetTextObject(self._text.raw, at)
        key = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        face = self._faces.get(key) if key else None
        if face is None:
            face = self._faces[key] = self._asked(at)
        return face

    def _asked(self, at: int) -> Face:
        name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._text.raw, at, name, 256, flags)
        font = name.value.decode("utf-8", "replace").rpartition("+")[2].lower()
        marks: set[MarkKind] = set()
        if "bold" in font or "black" in font or flags.value & _FORCE_BOLD:
            marks.add("bold")
        if "italic" in font or "oblique" in font or flags.value & _ITALIC:
            marks.add("italic")
        return Face(pdfium.FPDFText_GetFontSize(self._text.raw, at), frozenset(marks))


def _character(code: int) -> str:
    """The character; "" for line ends, which PDFium makes up from the places, and for what is none."""
    character = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else ""
    if character == _HYPHEN_AT_END:
        return "-"
    if "\ufb00" <= character <= "\ufb06":  # ligatures
        return unicodedata.normalize("NFKC", character)
    return "" if character in ("\r", "\ufffe", "\uffff") else plain_characters(character).strip("\n")
