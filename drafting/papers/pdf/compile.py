"""From a sheet to the bytes of a PDF: tagged, PDF/A-2a and PDF/UA-1, in the fonts shipped beside the templates."""

from __future__ import annotations

from datetime import UTC
from functools import lru_cache
from pathlib import Path
from threading import Lock

import orjson
import typst

from drafting.papers.pdf.page import page_of
from drafting.papers.sheet import Sheet

_TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "papers"
_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_one_at_a_time = Lock()  # the compiler keeps what it knows between papers, and serves one caller at a time


class TypesettingError(RuntimeError):
    """The typesetter warned or failed: a fault of the template, its fonts or this program, never of the text."""


def write_pdf(sheet: Sheet) -> bytes:
    """The sheet as a .pdf file. Raises TypesettingError; a warning counts as a failure, as fonts may be missing."""
    inputs = {"paper": orjson.dumps(page_of(sheet)).decode()}
    with _one_at_a_time:
        try:
            pdf, warnings = _compiler().compile_with_warnings(
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=_STANDARDS,
                timestamp=sheet.issued.astimezone(UTC).replace(microsecond=0),  # typst refuses fractions
            )
        except typst.TypstError as error:
            raise TypesettingError(str(error)) from error
    if warnings or not isinstance(pdf, bytes):
        raise TypesettingError("; ".join(map(str, warnings)) or "no file was made")
    return pdf


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """One compiler for the life of the process: its fonts and templates are read once."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_TEMPLATES / "fonts")]
    )
    return typst.Compiler(input=str(_TEMPLATES / "pdf" / "paper.typ"), root=str(_TEMPLATES), font_paths=fonts)
