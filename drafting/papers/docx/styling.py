"""Which style a line bears in Word: one for each kind and depth, so that the file says itself what it holds.

Word keeps the styles of paragraphs whatever is done to their words; `reading.docx_own` takes them at their word.
"""

from __future__ import annotations

from drafting.papers.sheet import Line
from drafting.papers.styles import style_of

# What the template has; headings of a text and its points go no deeper.
_DEEPEST = 6


def word_style_of(line: Line) -> str:
    """The style's id. A preambular paragraph looks like any other, and is called what it is."""
    if line.kind == "heading":
        return f"{'Numbered' if line.label else ''}Heading{min(line.level or 1, _DEEPEST)}"
    if line.kind == "subparagraph":
        return f"Point{min(max((line.level or 2) - 1, 1), _DEEPEST)}"
    if line.kind == "preambular":
        return "NumberedPreambular" if line.label else "Preambular"
    return style_of(line)
