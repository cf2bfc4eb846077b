"""How paragraphs of negotiated texts begin: by a participle (preambular) or a finite verb (operative)."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NOT_PARTICIPLES = frozenset(
    (
        "nothing",
        "something",
        "anything",
        "everything",
        "thing",
        "during",
        "king",
        "spring",
        "morning",
        "evening",
    )
    + (
        "string",
        "meeting",
        "building",
        "funding",
        "training",
        "financing",
        "monitoring",
        "restaurant",
        "avant",
    )
)
# Preambular openings that are no participle in -ing or -ant (UN Editorial Manual; Council conclusions).
_OPENINGS = frozenset(
    (
        "alarmed",
        "appalled",
        "aware",
        "cognizant",
        "concerned",
        "conscious",
        "convinced",
        "desirous",
        "determined",
    )
    + (
        "dismayed",
        "disturbed",
        "encouraged",
        "gratified",
        "guided",
        "inspired",
        "mindful",
        "persuaded",
        "reassured",
    )
    + ("resolved", "shocked", "troubled", "whereas")
    + (
        "alarmée",
        "alarmé",
        "animée",
        "animé",
        "consciente",
        "conscient",
        "convaincue",
        "convaincu",
        "déterminée",
    )
    + (
        "déterminé",
        "encouragée",
        "encouragé",
        "guidée",
        "guidé",
        "inquiète",
        "inquiet",
        "préoccupée",
        "préoccupé",
    )
    + ("résolue", "résolu", "soucieuse", "soucieux", "vu")
)
_NOT_VERBS = frozenset(
    ("this", "states", "members", "parties", "countries", "delegations", "governments", "always", "perhaps")
    + ("nations", "individuals", "communities", "conscious", "across", "various")
)
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
    """Whether the text begins like an operative paragraph: "Decides", "WE COMMIT", "Strongly urges"."""
    if re.match(r"WE\b|NOUS\b|We (?:also |further )?[a-z]+|(?:THE COUNCIL|The Council) [A-Z]{4,}", text):
        return True
    for word in _opening_words(text):
        if word.endswith("s") and len(word) > 3 and word not in _NOT_VERBS and not word.endswith("ss"):
            return True
        if not _ADVERBS.match(word):
            return False
    return False


def _opening_words(text: str) -> list[str]:
    return [found[0].lower() for _, found in zip(range(3), _WORD.finditer(text[:200]), strict=False)]
