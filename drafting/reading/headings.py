"""Which paragraphs are headings, and how deep they lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from drafting.reading.marked import bears
from drafting.reading.paragraphs import Paragraph, is_closed, is_open
from drafting.reading.phrases import begins_in_capitals, begins_operative, begins_preambular

_ANNEX = re.compile(
    r"(?:ANNEX|Annex|APPENDIX|Appendix|ANNEXE|Annexe)(?:ES|es)?(?:\s+(?:[IVX]{1,5}|\d{1,2}|[A-Z]))?"
)
_DIVISION = re.compile(
    r"(?:(?P<part>PART|Part|PARTIE|Partie)|(?P<chapter>CHAPTER|Chapter|CHAPITRE|Chapitre|TITLE|TITRE)"
    r"|(?P<section>SECTION|Section)|(?P<article>Article|ARTICLE))\s+(?:[IVX]{1,6}|\d{1,3}[a-z]?|[A-Z])\b(?:\W*\s.{1,150})?"
)
_FORMAL = (begins_preambular, begins_operative, begins_in_capitals)
_LONGEST = 400
_LONGEST_PLAIN = 200
_HEADING_LABELS = ("number", "dotted", "capital_roman", "capital")


def is_annex(paragraph: Paragraph) -> bool:
    """Whether the paragraph is the word that opens an annex."""
    return paragraph.label is None and _ANNEX.fullmatch(paragraph.text) is not None


def _division(paragraph: Paragraph) -> str | None:
    """ "part", "chapter", "section" or "article" where the paragraph is the number of one, with or without its name."""
    named = paragraph.label is None and not is_closed(paragraph.text)
    found = _DIVISION.fullmatch(paragraph.text) if named else None
    return found.lastgroup if found is not None else None


def find_headings(paragraphs: Sequence[Paragraph]) -> list[bool]:
    """For each paragraph whether it is a heading."""
    by_number = _numbers_are_headings(paragraphs)
    return [
        _is_heading(paragraph, by_number=by_number) or _is_plain_heading(paragraph, after)
        for paragraph, after in zip_longest(paragraphs, paragraphs[1:])
    ]


def heading_levels(paragraphs: Sequence[Paragraph], are_headings: Sequence[bool]) -> dict[int, int]:
    """The logical level of each heading, by its place: by style, by number, else by what stands under what."""
    places = [at for at, is_heading in enumerate(are_headings) if is_heading and not is_annex(paragraphs[at])]
    looks = {at: _look(paragraphs[at]) for at in places}
    order = _ranks(places, looks)
    levels = {
        at: order[looks[at]] + (_dots(paragraphs[at]) if looks[at][0] == "number" else 0) for at in places
    }
    levels.update(
        {at: 1 for at, is_heading in enumerate(are_headings) if is_heading and is_annex(paragraphs[at])}
    )
    return levels


def _numbers_are_headings(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether "1." stands before headings (minutes) and not before paragraphs: most such texts are mere phrases."""
    numbered = [one.text for one in paragraphs if one.label and one.label.kind == "number" and one.text]
    phrases = [text for text in numbered if len(text) <= _LONGEST_PLAIN and not is_closed(text)]
    formal = sum(any(begins(text) for begins in _FORMAL) for text in phrases)
    return 2 * len(phrases) > len(numbered) and formal < len(phrases)


def _is_heading(paragraph: Paragraph, *, by_number: bool) -> bool:
    if paragraph.role is not None:
        return paragraph.role == "heading"
    label, text = paragraph.label, paragraph.text
    if is_annex(paragraph) or _division(paragraph) is not None:
        return True
    if label is not None and label.kind not in _HEADING_LABELS:
        return False
    if len(text) > _LONGEST or (not text and label is not None and label.kind == "number"):
        return False
    if _ends_like_text(text):
        return False
    if _is_emphasised(paragraph):
        return True
    if label is None:
        return _is_capitals(text)
    return _is_numbered_heading(paragraph, by_number=by_number)


def _is_plain_heading(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether a line that nothing sets off is a heading all the same: a phrase above a numbered paragraph."""
    if paragraph.role is not None or paragraph.label is not None or after is None or after.label is None:
        return False
    text = paragraph.text
    is_phrase = not is_closed(text) and not is_open(text) and text[:1].isupper() and len(text) <= _LONGEST
    return is_phrase and after.label.kind == "number"


def _is_numbered_heading(paragraph: Paragraph, *, by_number: bool) -> bool:
    kind = paragraph.label.kind if paragraph.label else None
    if kind == "number":
        return by_number and len(paragraph.text) <= _LONGEST_PLAIN
    return len(paragraph.text) <= _LONGEST_PLAIN


def _ends_like_text(text: str) -> bool:
    return is_closed(text) and not text.endswith(("?", "…", "!")) and not is_open(text)


def _is_emphasised(paragraph: Paragraph) -> bool:
    return bears(paragraph.content, "bold") or bears(paragraph.content, "italic")


def _is_capitals(text: str) -> bool:
    return (
        text.isupper() and sum(character.isalpha() for character in text) >= 4 and len(text) <= _LONGEST_PLAIN
    )


_Look = tuple[str, int]


def _look(paragraph: Paragraph) -> _Look:
    """What tells headings of one level from those of another: style, kind of number, capitals or emphasis."""
    if paragraph.role == "heading" and paragraph.level is not None:
        return ("style", paragraph.level)
    label, division = paragraph.label, _division(paragraph)
    if division is not None:
        return (division, 0)
    if label is not None and label.kind in ("capital_roman", "capital"):
        return (label.kind, 0)
    if label is not None:
        return ("number", 0)
    if _is_capitals(paragraph.text):
        return ("capitals", 0)
    if bears(paragraph.content, "bold"):
        return ("bold", 0)
    return ("italic" if bears(paragraph.content, "italic") else "plain", 0)


def _ranks(places: Sequence[int], looks: dict[int, _Look]) -> dict[_Look, int]:
    """A level for each look. Looks are levels when they are of different orders (style, number, capitals); bold
    and italic are two levels only where one stands directly under the other, else a slip of the typist's."""
    present = list(dict.fromkeys(looks[at] for at in places))
    ranked = sorted(present, key=lambda look: (_ORDER.index(look[0]), look[1]))
    under = {(looks[upper], looks[lower]) for upper, lower in pairwise(places) if lower == upper + 1}
    ranks: dict[_Look, int] = {}
    level = 0
    for index, look in enumerate(ranked):
        above = ranked[index - 1] if index else None
        slip = look[0] in ("italic", "plain") and above is not None and (above, look) not in under
        level = level if slip else level + 1
        ranks[look] = level
    return ranks


_ORDER = (
    "style",
    "part",
    "chapter",
    "section",
    "article",
    "capital_roman",
    "capital",
    "number",
    "capitals",
    "bold",
    "italic",
    "plain",
)


def _dots(paragraph: Paragraph) -> int:
    label = paragraph.label
    return label.text.count(".") if label is not None and label.kind == "dotted" and label.text else 0
