"""What a proof-reader would stop at in a text in preparation: labels, levels and footnotes, never the wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from drafting.text.footnotes import markers
from drafting.text.paragraph import Paragraph, Text
from drafting.text.series import is_one_body, series
from drafting.text.suffixes import root_of
from drafting.text.wording import calls

Code = Literal["label_twice", "label_missing", "number_missing", "level_left_out", "note_without_words"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Where it is and what: `said` is the label, the number or the footnote's marker that it is about."""

    code: Code
    paragraph: str
    said: str


def findings(text: Text) -> tuple[Finding, ...]:
    """In the order of the text."""
    found = [*_of_labels(text), *_of_levels(text), *_of_notes(text)]
    places = {paragraph.id: place for place, paragraph in enumerate(text.paragraphs)}
    return tuple(sorted(found, key=lambda finding: places[finding.paragraph]))


def _of_labels(text: Text) -> Iterator[Finding]:
    for places in series(text.paragraphs, one_body=is_one_body(text.paragraphs)):
        alike = [text.paragraphs[place] for place in places]
        if not any(each.label for each in alike) or alike[0].kind in ("heading", "narrative"):
            continue
        seen: set[str] = set()
        last = 0
        for paragraph in alike:
            yield from _of_label(paragraph, seen, last)
            root = root_of(paragraph.label) if paragraph.label else ""
            last = int(root) if root.isdecimal() else last
            seen.add(paragraph.label or "")


def _of_label(paragraph: Paragraph, seen: set[str], last: int) -> Iterator[Finding]:
    label = paragraph.label
    if label is None:
        if paragraph.kind != "preambular":
            yield Finding("label_missing", paragraph.id, "")
    elif label in seen:
        yield Finding("label_twice", paragraph.id, label)
    elif label.isdecimal() and last and int(label) > last + 1:
        yield Finding("number_missing", paragraph.id, str(last + 1))


def _of_levels(text: Text) -> Iterator[Finding]:
    above = 0
    for paragraph in text.paragraphs:
        if paragraph.kind != "heading":
            continue
        level = paragraph.level or 1
        if above and level > above + 1:
            yield Finding("level_left_out", paragraph.id, str(level))
        above = level


def _of_notes(text: Text) -> Iterator[Finding]:
    marked = markers(text)
    empty = {note.id for note in text.footnotes if not note.text}
    for paragraph in text.paragraphs:
        for note in dict.fromkeys(calls(paragraph.wording)):
            if note in empty:
                empty.discard(note)
                yield Finding("note_without_words", paragraph.id, marked[note])
