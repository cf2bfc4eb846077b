"""Physical lines to paragraphs: lines that are one sentence are joined, numbers are taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafting.reading.labels import Label, automatic_label, leading_label
from drafting.reading.line import Line, Role
from drafting.reading.marked import Marked, joined, tidy, without

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
DATE = rf"\d{{1,2}}(?:er)?[ \u00a0](?:{_MONTHS})[ \u00a0]\d{{4}}"
MEETING_LINE = re.compile(
    r"\d+(?:st|nd|rd|th|re|e|ème)[ \u00a0](?:\w+[ \u00a0])?(?:meeting|séance)(?:[ \u00a0]\w+)?", re.IGNORECASE
)
MEETING_DATE = re.compile(DATE)
_NOTE_START = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s")
# Words no paragraph and no heading ends with: what follows belongs to the same sentence.
_OPEN_END = re.compile(
    r"\b(?:and|or|the|a|an|of|to|in|on|with|by|for|from|at|as|that|which|its|their|this|these|into|under"
    r"|et|ou|le|la|les|un|une|de|des|du|à|au|aux|en|dans|par|pour|sur|avec|que|qui)$",
    re.IGNORECASE,
)
_CLOSED_END = re.compile(r"[.;:,!?…][\"'”’»)\]]*$")
# Plain text is wrapped by hand at 60 to 100 columns; a converter leaves a paragraph on one line.
_WRAPPED_AT = range(50, 121)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed, its number apart; ``broken`` where a rule or a page stands before it."""

    content: Marked
    label: Label | None = None
    role: Role | None = None
    level: int | None = None
    broken: bool = False

    @property
    def text(self) -> str:
        return self.content.text


def to_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """One paragraph for each run of lines that belong together; empty ones are left out."""
    wrapped = _is_wrapped(lines)
    runs: list[list[Line]] = []
    for line in lines:
        if runs and _continues(runs[-1][-1], line, wrapped=wrapped):
            runs[-1].append(line)
        else:
            runs.append([line])
    paragraphs = [_paragraph(run) for run in runs]
    return _numbers_joined([paragraph for paragraph in paragraphs if paragraph.text or paragraph.label])


def _numbers_joined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """A number that stands alone on its line belongs to what stands below it."""
    result: list[Paragraph] = []
    for paragraph in paragraphs:
        above = result[-1] if result else None
        if above and above.label and not above.text and _may_be_numbered(paragraph, above.label):
            result[-1] = replace(paragraph, label=above.label, broken=above.broken)
        else:
            result.append(paragraph)
    return result


def _may_be_numbered(paragraph: Paragraph, label: Label) -> bool:
    if paragraph.label is not None or _starts_raised(paragraph.content) or _NOTE_START.match(paragraph.text):
        return False
    return label.kind not in ("capital", "capital_roman") or not is_closed(paragraph.text)


def is_open(text: str) -> bool:
    """Whether the text stops in the middle of a phrase ("of the", "and")."""
    return _OPEN_END.search(text) is not None


def is_closed(text: str) -> bool:
    """Whether the text ends by a full stop or another sign that ends a phrase."""
    return _CLOSED_END.search(text) is not None


def _paragraph(run: Sequence[Line]) -> Paragraph:
    first = run[0]
    content = joined([line.content for line in run], separator=" ")
    role, level, broken = first.role, first.level, first.broken
    if first.number is not None:
        return _numbered(tidy(content), automatic_label(first.number), first)
    trimmed = _without_lead(content)
    bracket = 1 if trimmed.text.startswith("[") else 0
    label = None if _starts_raised(trimmed) else leading_label(trimmed.text[bracket:])
    if label is not None and not _is_name(label, trimmed.text):
        trimmed = without(trimmed, spans=[(bracket, bracket + label.length)])
        return _numbered(tidy(trimmed), label, first)
    return Paragraph(tidy(trimmed), None, role, level, broken)


def _numbered(content: Marked, label: Label | None, line: Line) -> Paragraph:
    """A paragraph whose number is known; a point that has one is known by it, whatever its style is called."""
    role = None if line.role == "point" and label is not None else line.role
    return Paragraph(content, label, role, line.level, line.broken)


def _starts_raised(content: Marked) -> bool:
    """Whether the text begins with a superscript: then it is a footnote's marker, no paragraph number."""
    return any(mark.kind == "superscript" and mark.start == 0 for mark in content.marks)


def _is_name(label: Label, text: str) -> bool:
    """Whether a capital and a full stop are an initial ("J. Smith said so.") and not the number of a heading."""
    return label.kind in ("capital", "capital_roman") and (is_closed(text.rstrip()) or len(text) > 300)


def _without_lead(content: Marked) -> Marked:
    lead = len(content.text) - len(content.text.lstrip())
    return without(content, spans=[(0, lead)]) if lead else content


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the file's lines end where a column ends: most lines that another follows are equally long."""
    followed = [len(line.text) for line, after in pairwise(lines) if not after.apart]
    if len(followed) < 3 or max(len(line.text) for line in lines) > _WRAPPED_AT.stop:
        return False
    return sorted(followed)[len(followed) // 2] in _WRAPPED_AT


def _continues(before: Line, line: Line, *, wrapped: bool) -> bool:
    if line.apart or line.role or line.number is not None:
        return False
    text, previous = line.text.strip(), before.text.strip()
    if _is_sign_off(text) or _is_sign_off(previous):
        return False
    goes_on = not is_closed(previous)
    if _begins_anew(line) and not (wrapped and goes_on and not _is_counted(text)):
        return False
    if wrapped or line.hard or is_open(previous):
        return True
    return goes_on and (text[:1].islower() or (previous.isupper() and text.isupper()))


def _begins_anew(line: Line) -> bool:
    """Whether the line begins by a number or a footnote's marker."""
    text = line.text.strip()
    raised = _starts_raised(_without_lead(line.content)) or _NOTE_START.match(text)
    return bool(raised) or leading_label(text) is not None


def _is_counted(text: str) -> bool:
    """Whether the text begins by a number that can hardly be the end of a wrapped phrase, as "I." and "a." can."""
    label = leading_label(text)
    return label is not None and label.kind not in ("small", "capital", "capital_roman")


def _is_sign_off(text: str) -> bool:
    return MEETING_LINE.fullmatch(text) is not None or MEETING_DATE.fullmatch(text) is not None
