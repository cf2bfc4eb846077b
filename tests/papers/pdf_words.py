"""The words of a PDF's pages, read by another library than the one that set them."""

from __future__ import annotations

import pypdfium2


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]
