"""From the names that a story uses for paragraphs to the paragraphs of a text."""

from __future__ import annotations

import re

from drafting.text.paragraph import Paragraph, Text
from drafting.text.wording import plain

_NUMBER = re.compile(r"(\d+\w*)((?:\(\w+\))*)")
_UNNUMBERED = re.compile(r"PP(\d+)")
_POINT = re.compile(r"\((\w+)\)")


def paragraph_at(text: Text, address: str) -> Paragraph:
    """The one paragraph of `text` that `address` names (`steps` says how); LookupError when there is none."""
    if unnumbered := _UNNUMBERED.fullmatch(address):
        return _preambular(text, int(unnumbered[1]))
    if number := _NUMBER.fullmatch(address):
        return _numbered(text, number[1], _POINT.findall(number[2]))
    for paragraph in text.paragraphs:
        if paragraph.label is None and plain(paragraph.wording) == address:
            return paragraph
    raise LookupError(f"no paragraph says {address!r}")


def _preambular(text: Text, place: int) -> Paragraph:
    found = [one for one in text.paragraphs if one.kind == "preambular" and one.label is None]
    if not 1 <= place <= len(found):
        raise LookupError(f"no preambular paragraph {place}")
    return found[place - 1]


def _numbered(text: Text, label: str, points: list[str]) -> Paragraph:
    """The numbered paragraph itself, or the point reached by looking for each of `points` in turn."""
    below = iter(text.paragraphs)
    found = next((one for one in below if one.label == label and one.kind != "subparagraph"), None)
    for point in points:
        found = next((one for one in below if one.kind != "subparagraph" or one.label == point), None)
    if found is None or (points and found.label != points[-1]):
        raise LookupError(f"no paragraph {label}{''.join(f'({point})' for point in points)}")
    return found
