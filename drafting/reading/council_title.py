"""Where the text proper of a Council paper begins, and which line is its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.reading.headings import is_annex
from drafting.reading.marked import bears
from drafting.reading.paragraphs import Paragraph, is_closed
from drafting.reading.phrases import begins_preambular

_TITLE_NOUN = re.compile(
    r"\b(?:declaration|conclusions|resolution|recommendation|decision|statement|strategy|communiqué|"
    r"action plan|regulation|directive|déclaration|résolution|recommandation|décision|stratégie)\b",
    re.IGNORECASE,
)


def start_of_text(paragraphs: Sequence[Paragraph]) -> int:
    """The place after the word ANNEX, where a text stands in an annex to its note; else 0."""
    return next((at + 1 for at, one in enumerate(paragraphs[:-1]) if is_annex(one)), 0)


def title_place(paragraphs: Sequence[Paragraph], are_headings: Sequence[bool], *, start: int) -> int | None:
    """The first line that stands out, before any paragraph of the text, unless it is one of several headings."""
    for at in range(start, len(paragraphs)):
        paragraph = paragraphs[at]
        if paragraph.role == "title":
            return at
        if paragraph.label is not None or begins_preambular(paragraph.text):
            return None
        if are_headings[at] and not is_annex(paragraph):
            return at if _is_title(paragraphs, are_headings, at) else None
        if _is_plain_title(paragraph):
            return at
    return None


def _is_title(paragraphs: Sequence[Paragraph], are_headings: Sequence[bool], at: int) -> bool:
    paragraph = paragraphs[at]
    if paragraph.role == "heading" or at + 1 == len(paragraphs):
        return False
    if _TITLE_NOUN.search(paragraph.text) is not None:
        return True
    later = zip(paragraphs[at + 1 :], are_headings[at + 1 :], strict=True)
    looks = [_look(other) for other, is_heading in later if is_heading]
    return _look(paragraph) not in looks


def _is_plain_title(paragraph: Paragraph) -> bool:
    """Whether a line that nothing sets off is a title all the same: a phrase that names a kind of text."""
    text = paragraph.text
    return len(text) <= 200 and not is_closed(text) and text[:1].isupper() and bool(_TITLE_NOUN.search(text))


def _look(paragraph: Paragraph) -> tuple[bool, bool, bool]:
    content = paragraph.content
    return content.text.isupper(), bears(content, "bold"), bears(content, "italic")
