"""An outline in: what a careful proof-reader would report on it, errors first, each in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafting.proofreading.acronyms import acronyms
from drafting.proofreading.agreement import agreement
from drafting.proofreading.capitals import agency_capitals, capitalisation
from drafting.proofreading.dead_links import dead_links
from drafting.proofreading.emphasis import enacting_emphasis, heading_emphasis
from drafting.proofreading.finding import Finding
from drafting.proofreading.hyphens import hyphens
from drafting.proofreading.language import is_english
from drafting.proofreading.missing_symbol import missing_symbol
from drafting.proofreading.name_order import name_order
from drafting.proofreading.note_gaps import note_gaps
from drafting.proofreading.numbers import numbers
from drafting.proofreading.ordinals import ordinals
from drafting.proofreading.placeholders import placeholders
from drafting.proofreading.small_marks import apostrophes, loose_commas, repeated_words, stray_commas
from drafting.proofreading.spelling import spelling
from drafting.proofreading.terms import terms
from drafting.proofreading.treaty_years import treaty_years
from drafting.reading.outline import Outline

Rule = Callable[[Outline], Iterator[Finding]]

_ANY_LANGUAGE: tuple[Rule, ...] = (
    treaty_years,
    missing_symbol,
    placeholders,
    numbers,
    hyphens,
    heading_emphasis,
    enacting_emphasis,
    note_gaps,
    loose_commas,
    repeated_words,
)
_ENGLISH: tuple[Rule, ...] = (
    ordinals,
    capitalisation,
    agency_capitals,
    terms,
    acronyms,
    spelling,
    stray_commas,
    apostrophes,
    agreement,
    name_order,
)
_OF_ERRORS: tuple[Rule, ...] = (treaty_years, placeholders, ordinals, missing_symbol)


def errors_in(outline: Outline) -> tuple[Finding, ...]:
    """The errors alone, in the order of the text: by the few rules that know any, for a page that waits."""
    rules = _OF_ERRORS if is_english(outline) else tuple(rule for rule in _OF_ERRORS if rule not in _ENGLISH)
    return tuple(sorted((finding for rule in rules for finding in rule(outline)), key=_place))


def proofread(outline: Outline, *, source: str = "") -> tuple[Finding, ...]:
    """`source` is the text of a file whose links are marked in it; the outline no longer has them."""
    rules = (*_ANY_LANGUAGE, *_ENGLISH) if is_english(outline) else _ANY_LANGUAGE
    found = [finding for rule in rules for finding in rule(outline)]
    return tuple(sorted([*found, *dead_links(outline, source=source)], key=_place))


def _place(finding: Finding) -> tuple[bool, int, int]:
    block = -1 if finding.block is None else finding.block
    return finding.severity != "error", block, finding.start or 0
