"""Paragraphs that a page broke in two are made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from drafting.reading.marked import bears, joined, tidy
from drafting.reading.paragraphs import MEETING_DATE, MEETING_LINE, Paragraph, is_closed, is_open
from drafting.reading.phrases import begins_preambular

_LINKED_LIST = re.compile(r"[,;]\s*(?:and|or|et|ou)$", re.IGNORECASE)
# A heading may end without a full stop; what is longer than this and has none was broken off.
_LONG = 120


def join_broken(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Each paragraph whole, joined with one space."""
    runs: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if runs and _carries_on(runs[-1][-1], paragraph, first=runs[-1][0]):
            runs[-1].append(paragraph)
        else:
            runs.append([paragraph])
    return [_whole(run) for run in runs]


def _whole(run: Sequence[Paragraph]) -> Paragraph:
    if len(run) == 1:
        return run[0]
    return replace(run[0], content=tidy(joined([paragraph.content for paragraph in run], separator=" ")))


def _carries_on(before: Paragraph, after: Paragraph, *, first: Paragraph) -> bool:
    if after.label or after.role or first.role or not before.text or _stands_alone(before, after):
        return False
    if after.text[:1].islower():
        return _carries_on_in_lower_case(before, after, first=first)
    if is_open(before.text):
        return not _LINKED_LIST.search(before.text)
    return after.broken and len(before.text) > _LONG and not is_closed(before.text)


def _carries_on_in_lower_case(before: Paragraph, after: Paragraph, *, first: Paragraph) -> bool:
    if before.text.endswith(","):
        return after.broken or (first.label is not None and not begins_preambular(after.text))
    return not is_closed(before.text)


def _stands_alone(before: Paragraph, after: Paragraph) -> bool:
    """Sign-off lines, and headings beside plain words."""
    if any(line.fullmatch(part.text) for line in (MEETING_LINE, MEETING_DATE) for part in (before, after)):
        return True
    return any(bears(before.content, kind) != bears(after.content, kind) for kind in ("bold", "italic"))
