"""How papers and pages speak of paragraphs: by their labels, else by their first words."""

from __future__ import annotations

from drafting.text.paragraph import Text
from drafting.text.wording import plain

_WORDS = 4


def paragraph_names(text: Text) -> dict[str, str]:
    """By id: "9", of its points "9(b)", of what bears no number the first words in quotation marks."""
    names: dict[str, str] = {}
    above: list[tuple[int, str]] = [(0, "")]  # (level, name) of what the next point may belong to
    for each in text.paragraphs:
        if each.kind == "subparagraph" and each.label:
            level = max(each.level or 1, 1)
            while above[-1][0] >= level:
                above.pop()
            names[each.id] = f"{above[-1][1]}({each.label})"
            above.append((level, names[each.id]))
            continue
        words = plain(each.wording).split()
        shortened = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
        names[each.id] = each.label or f"“{shortened}”"
        above = [(0, each.label)] if each.label else above[:1]
    return names
