"""Redlines for the chair: conflicts framed word by word, and in the resulting text whose each word is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amendments.views.words import Markers, wording_html
from drafting.text.hunks import redline_hunks
from drafting.text.slides import Gap
from drafting.text.wording import Wording
from drafting.text.words import Word, join_words, split_words


@dataclass(frozen=True, slots=True)
class Rival:
    """Another amendment on the same paragraph that collides with this one, and what it makes of it."""

    name: str
    wording: Wording


def framed_html(old: Wording, new: Wording, rivals: Sequence[Rival], markers: Markers) -> SafeString:
    """The redline, in which each place that a rival changes too is framed and names it."""
    rival_gaps = [(rival.name, redline_hunks(old, rival.wording)) for rival in rivals]
    html = ""
    for kept, gap, inside in _stretches(old, new, markers):
        html += kept
        names = [name for name, gaps in rival_gaps if gap and any(_meet(gap, other) for other in gaps)]
        html += _framed(inside, names) if names else inside
    return SafeString(html)


def attributed_html(old: Wording, new: Wording, sources: Sequence[str], markers: Markers) -> SafeString:
    """The redline with the source of what is inserted; `sources` has one entry per word of the new wording."""
    html = ""
    for kept, gap, inside in _stretches(old, new, markers):
        named = dict.fromkeys(sources[gap.start_b : gap.end_b]) if gap else {}
        by = f'<sup class="by"> {escape(", ".join(named))}</sup>' if named else ""
        html += kept + inside + by
    return SafeString(html)


def _stretches(old: Wording, new: Wording, markers: Markers) -> list[tuple[str, Gap | None, str]]:
    """(the kept words before a change, the change, its HTML) in order; at the end kept words alone."""
    before, after = split_words(old), split_words(new)
    found: list[tuple[str, Gap | None, str]] = []
    place = 0
    for gap in redline_hunks(old, new):
        kept = _said(after[place : gap.start_b], markers, first=place == 0)
        gone, come = before[gap.start : gap.end], after[gap.start_b : gap.end_b]
        first = gap.start_b == 0
        inside = _tagged("del", gone, markers, first=first)
        inside += _tagged("ins", come, markers, first=first, after=bool(gone))
        found.append((kept, gap, inside))
        place = gap.end_b
    found.append((_said(after[place:], markers, first=place == 0), None, ""))
    return found


def _said(words: Sequence[Word], markers: Markers, *, first: bool) -> str:
    if not words:
        return ""
    return ("" if first or not words[0].space else " ") + wording_html(join_words(words), markers)


def _tagged(tag: str, words: Sequence[Word], markers: Markers, *, first: bool, after: bool = False) -> str:
    if not words:
        return ""
    space = " " if after or (words[0].space and not first) else ""
    return f"{space}<{tag}>{wording_html(join_words(words), markers)}</{tag}>"


def _framed(inside: str, names: Sequence[str]) -> str:
    space = " " if inside.startswith(" ") else ""
    rivals = f'<sup><span class="vh"> {escape(_("conflicts with"))} </span>{escape(", ".join(names))}</sup>'
    return f'{space}<span class="clash">{inside.lstrip(" ")}{rivals}</span>'


def _meet(one: Gap, other: Gap) -> bool:
    """Whether two changes concern the same words of the base, or insert at one point."""
    if one.start == one.end or other.start == other.end:
        point, rest = (one.start, other) if one.start == one.end else (other.start, one)
        both = one.start == one.end and other.start == other.end
        return point == rest.start if both else rest.start < point < rest.end
    return max(one.start, other.start) < min(one.end, other.end)
