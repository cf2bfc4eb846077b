"""Whether a text is in English: rules about English words keep silent elsewhere."""

from __future__ import annotations

import re

from drafting.reading.outline import Outline

_MARKED = re.compile(r"\bOR\.\s*([a-z]{2})\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|on|with|that|by)\b", re.IGNORECASE)
_FRENCH = re.compile(r"\b(?:le|la|les|des|du|et|à|au|aux|que|dans|sur|une?)\b", re.IGNORECASE)


def is_english(outline: Outline) -> bool:
    """By its small words, as the mark "(OR. en)" names the original and not this version; by the mark where few."""
    words = " ".join(block.text for block in outline.blocks)
    english, french = len(_ENGLISH.findall(words)), len(_FRENCH.findall(words))
    if english + french >= 3:
        return english > french
    marks = (_MARKED.search(field.text) for field in outline.cover)
    return next((mark[1].lower() == "en" for mark in marks if mark), True)
