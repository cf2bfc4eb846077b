"""How paragraphs of negotiated texts begin: by a participle (preambular) or a finite verb (operative)."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOT_PARTICIPLES = _words(
    """nothing something anything everything thing during king spring morning evening string meeting building
    funding training financing monitoring restaurant avant"""
)
# Preambular openings that are no participle in -ing or -ant (UN Editorial Manual; Council conclusions).
_OPENINGS = _words(
    """alarmed appalled aware cognizant concerned conscious convinced desirous determined dismayed disturbed
    encouraged gratified guided inspired mindful persuaded reassured resolved shocked troubled whereas
    alarmée alarmé animée animé consciente conscient convaincue convaincu déterminée déterminé encouragée encouragé
    guidée guidé inquiète inquiet préoccupée préoccupé résolue résolu soucieuse soucieux vu"""
)
_NOT_VERBS = _words(
    """this states members parties countries delegations governments always perhaps nations individuals
    communities conscious across various"""
)
_CAPITALS = re.compile(r"(?:The Council |THE COUNCIL |Le Conseil )?(?:(?:WE|NOUS)\b|[^\W\d_a-z]{4,}\b)")
_ADVERBS = re.compile(r"(?:\w{3,}ly|also|further|once|again|également|\w{4,}ment)$")


def begins_preambular(text: str) -> bool:
    """Whether the text begins like a preambular paragraph: "Recalling", "Deeply concerned", "HAVING regard"."""
    for word in _opening_words(text):
        if word in _OPENINGS:
            return True
        if word.endswith(("ing", "ant")) and len(word) > 4 and word not in _NOT_PARTICIPLES:
            return True
        if not _ADVERBS.match(word):
            return False
    return False


def begins_operative(text: str) -> bool:
    """Whether the text begins with a finite verb, as at the UN: "Decides", "Strongly urges"."""
    for word in _opening_words(text):
        if word.endswith("s") and len(word) > 3 and word not in _NOT_VERBS and not word.endswith("ss"):
            return True
        if not _ADVERBS.match(word):
            return False
    return False


def begins_in_capitals(text: str) -> bool:
    """Whether the text begins as the Council's do: "WE COMMIT", "WELCOMES", "NOUS CONVENONS", "The Council RECALLS"."""
    return _CAPITALS.match(text) is not None


def _opening_words(text: str) -> list[str]:
    return [found[0].lower() for _, found in zip(range(3), _WORD.finditer(text[:200]), strict=False)]
