"""Blanks that somebody meant to fill (rule placeholder)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import pieces
from drafting.reading.outline import Outline

RULE = "placeholder"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_TIES = (
    r"(?:\b(?:of|and|the|on|in|at|to|by|from|between|with|for|de|du|des|le|la|les|et|à|au|par|entre|document|"
    r"resolution|decision|article|paragraph|résolution|décision|paragraphe)|No\.?|n°)"
)
_NUMBERED = r"\b(?:[Aa]rticles?|[Pp]aragraphe?s?|[Dd]ocument|[Rr]esolution|[Dd]ecision|Annex|No\.?|n°|doc\.)"
# What is to be filled is the group of the pattern, or the whole of it.
_BLANKS = (
    r"(?<![.\w])\.{4,}(?!\s*\d+$)",  # a row of dots; before a last number it leads to a page of the contents
    r"…{2,}|_{3,}|\?{3,}",
    rf"{_TIES} (\.{{3}}|…)(?=\.?[\s,;:)\]]|\.?$)",
    r"(?<![\w./])(?:\.{1,3}|…)/(?:\.{1,3}|…|\d{2,4}\b)",  # ./..  …/…  …/18
    r"(?<!^)\b\d{1,4}/(?:…|\.{3})(?!\w)",  # 75/…; before a title it is how a draft resolution waits for its number
    r"\[(?:…|\.{2,}|\s*|[xX]{1,4}|\?+|●|•|_+|[Nn]\.?[Nn]\.?)\]",
    r"\[(?:insert|to be|date|number|name|place|symbol|reference|title|tbc|tbd|TBC|TBD)(?:\b[^\[\]]{0,80})?\]",
    r"\[(?:à (?:compléter|confirmer|insérer|préciser)|nom|lieu|numéro)(?:\b[^\[\]]{0,80})?\]",
    r"(?<!\[)\b(?:TBC|TBD|TBA|tbc|tbd)\b(?![^\[\]]*\])|\bLorem ipsum\b",
    r"\b(?:[xXyYnN]{2,5}/(?:\d{2,4}|[xXyY]{2,4})|\d{1,6}/(?:[xX]{2,4}|[yY]{2,4}))\b",
    r"\b(?:dd|DD|jj|JJ|xx|XX)[./-](?:mm|MM|xx|XX|\d\d)(?:[./-](?:y{2,4}|Y{2,4}|a{4}|A{4}|20\d\d|20xx))?(?!\w)",
    rf"\b(X{{1,3}}|x{{2,3}}|dd|DD)(?= {_MONTH}\b)",
    rf"{_NUMBERED} ([Xx]{{2,4}}|[Yy]{{2,4}})\b",
    r"\b[A-Z]{1,4}(?:/[\w.]+){0,4}/(?:[xX]{2,4}|…)(?!\w)",  # A/RES/xx
    r"\b20(?:XX|xx|\?\?|\.\.)(?!\w)",
)
_BLANK = tuple(re.compile(blank) for blank in _BLANKS)
# Council papers print deletions as "[…]" where their key says so (conventions, marking of changes).
_KEY_OF_DELETIONS = re.compile(
    r"\b(?:delet(?:ed|ions?)|suppressions?|supprim\w+)\b[^.]{0,120}\[(?:…|\.{3})\]", re.IGNORECASE
)


def placeholders(outline: Outline) -> Iterator[Finding]:
    """Each blank; not "[…]" where the paper's key gives it a meaning, nor "(…)", the Council's mark of a deletion."""
    texts = pieces(outline)
    has_key = any(_KEY_OF_DELETIONS.search(piece.text) for piece in texts)
    for piece in texts:
        reported = 0
        for start, end in sorted(_spans(piece.text), key=_longest_first):
            is_mark = has_key and piece.text[start:end] in ("[…]", "[...]")
            if start >= reported and not is_mark:
                yield piece.found(RULE, start, end, "unfilled placeholder", severity="error")
                reported = end


def _longest_first(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], -span[1]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _BLANK:
        for found in pattern.finditer(text):
            yield found.span(pattern.groups)
