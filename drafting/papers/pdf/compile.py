"""From a sheet to the bytes of a PDF: tagged, PDF/A-2a and PDF/UA-1, in the fonts shipped beside the templates."""

from __future__ import annotations

import re
from datetime import UTC
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import orjson
import typst

from drafting.papers.pdf.page import begin_page_for, draw_marks_in_notes, page_of
from drafting.papers.pdf.shown import FONTS, named, not_displayed, not_shown
from drafting.papers.sheet import Sheet

_TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "papers"
_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_ASTRAY = re.compile(r"note (\d+) is astray")  # what paper.typ says
_TWO_LINES = "cannot combine underline, overline, or strike"  # what the typesetter says of their tags
# Where the typesetter signs the file; its name gives way to ours, at the same length, so that no offset moves.
_SIGNATURE = re.compile(rb"Typst [\d.]+")
_SIGNED_BEHIND = (b"/Creator(", b"<xmp:CreatorTool>", b"<stEvt:softwareAgent>")
# The compiler keeps what it has worked out until it was of no use to so many papers, one after the other.
_KEPT_FOR = 10
_one_at_a_time = Lock()  # the compiler keeps what it knows between papers, and serves one caller at a time


class TypesettingError(RuntimeError):
    """The typesetter warned or failed: a fault of the template, its fonts or this program, never of the text."""


def write_pdf(sheet: Sheet) -> bytes:
    """The sheet as a .pdf file. Raises TypesettingError; a warning counts as a failure, as fonts may be missing.

    A footnote stands on the page of its call; where pages cannot be begun so that all do, the paper is made as it is.
    A character that cannot be shown is named by its number.
    """
    page = page_of(sheet)
    lacking = not_shown(_as_json(page))
    while True:
        try:
            return _typeset(named(_as_json(page), lacking), sheet)
        except TypesettingError as error:
            more = not_displayed(str(error)) - lacking
            if not more and not _mended(page, str(error)):
                raise
            lacking |= more


def _mended(page: dict[str, Any], error: str) -> bool:
    """Whether the page has been changed so that the paper can be tried again."""
    astray = _ASTRAY.search(error)
    if astray:
        page["strict"] = begin_page_for(int(astray[1]), page)
        return True
    return _TWO_LINES in error and draw_marks_in_notes(page)


def _as_json(page: dict[str, Any]) -> str:
    return orjson.dumps(page).decode()


def _typeset(page: str, sheet: Sheet) -> bytes:
    with _one_at_a_time:
        try:
            pdf, warnings = _compiler("paper.typ").compile_with_warnings(
                format="pdf",
                sys_inputs={"paper": page},
                pdf_standards=_STANDARDS,
                timestamp=sheet.issued.astimezone(UTC).replace(microsecond=0),  # typst refuses fractions
            )
        except typst.TypstError as error:
            raise TypesettingError(str(error)) from error
    if warnings or not isinstance(pdf, bytes):
        raise TypesettingError("; ".join(map(str, warnings)) or "no file was made")
    return _SIGNATURE.sub(_our_name, pdf)


def _our_name(found: re.Match[bytes]) -> bytes:
    signed = found.string[: found.start()].endswith(_SIGNED_BEHIND)
    return b"Adref".ljust(len(found[0])) if signed else found[0]


def forget_papers() -> None:
    """Lets the compiler drop what it remembers of the papers made, some twenty megabytes of each.

    Of no use to the next ones, not even to those of the same text, which would spend a sixth of their time in it.
    """
    with _one_at_a_time:
        for _ in range(_KEPT_FOR + 1):
            _compiler("blank.typ").compile(format="svg")


@cache
def _compiler(template: str) -> typst.Compiler:
    """One compiler for the life of the process: its fonts and templates are read once."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(input=str(_TEMPLATES / "pdf" / template), root=str(_TEMPLATES), font_paths=fonts)
