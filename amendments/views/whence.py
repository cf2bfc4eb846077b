"""Provenance on the page of the text: of any words which amendment put them there, whose, with which decision, when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amendments.consolidation.provenance import FIRST_SOURCE
from amendments.models import Amendment
from amendments.models.stored import current_decision, source_of
from amendments.permissions import may_see_decision, visible_amendments
from amendments.views.cards import base_of, name_of, name_of_revision
from amendments.views.frame import Frame
from amendments.views.gathering import AT_HAND
from amendments.views.states import OUTCOMES
from amendments.views.words import wording_html
from drafting.models import Revision, RevisionParagraph
from drafting.models.stored import text_of_revision
from drafting.text.paragraph import Paragraph
from drafting.text.spans import unpacked
from drafting.text.words import Word, join_words, split_words


@dataclass(frozen=True, slots=True)
class Whence:
    """What put a stretch of words there: the revision it came with, and the amendments that the reader may see."""

    source: str
    revision: Revision
    amendments: tuple[Amendment, ...]

    def told(self, frame: Frame) -> str:
        """In a line; a decision with its reason."""
        if not self.amendments:
            return _("%(source)s, in %(revision)s.") % {
                "source": self.source,
                "revision": name_of_revision(self.revision),
            }
        return " ".join(self._told(each, frame) for each in self.amendments)

    def _told(self, amendment: Amendment, frame: Frame) -> str:
        words = {
            "name": name_of(amendment),
            "source": source_of(amendment),
            "revision": name_of_revision(self.revision),
        }
        decision = current_decision(amendment)
        if decision is None or not may_see_decision(frame.seat, decision):
            return _("%(name)s (%(source)s), in %(revision)s.") % words
        words["outcome"] = str(OUTCOMES[decision.outcome].words).lower()
        told = _("%(name)s (%(source)s), %(outcome)s in %(revision)s.") % words
        return f"{told} {_('Reason: %(reason)s') % {'reason': decision.reason}}" if decision.reason else told


def provenance_html(frame: Frame, revision: Revision) -> dict[str, SafeString]:
    """Each paragraph's wording by id: words of an amendment lead to it and say, in `data-says`, whence they are."""
    chain = [each for each in frame.revisions if each.number <= revision.number]
    prefetch_related_objects(chain, "standing")
    finder = _Finder(frame, chain)
    text = text_of_revision(chain[-1])
    base = base_of(text)
    return {
        paragraph.id: SafeString(
            "".join(
                _drawn(words, finder.whence(row, source, words), base.markers, frame)
                for source, words in _stretches(paragraph, row)
            ).lstrip()
        )
        for paragraph, row in zip(text.paragraphs, chain[-1].standing.all(), strict=True)
    }


class _Finder:
    """Finds what put words into a paragraph; asks for all amendments of the chain at once."""

    def __init__(self, frame: Frame, chain: Sequence[Revision]) -> None:
        self._chain = chain
        self._standing = [_standing(each) for each in chain]
        self._changes = [_changes(each) for each in chain]
        keys = {key for each in chain for change in each.changes for key in change["amendments"]}
        seen = visible_amendments(frame.draft, frame.seat).filter(pk__in=keys).select_related("delegation")
        self._amendments = {str(each.pk): each for each in seen.prefetch_related(*AT_HAND)}

    def whence(self, row: RevisionParagraph, source: str, words: Sequence[Word]) -> Whence | None:
        """None for what is there from the first text on."""
        if source == FIRST_SOURCE:
            return None
        number = self._came_with(row.paragraph_id, source, _said(words))
        named = set(source.split(", "))
        keys = dict.fromkeys(
            key
            for change in self._changes[number].get(str(row.paragraph_id), ())
            if named & set(change["source"].split(", "))
            for key in change["amendments"]
        )
        found = tuple(self._amendments[key] for key in keys if key in self._amendments)
        return Whence(source, self._chain[number], found)

    def _came_with(self, paragraph: UUID, source: str, said: str) -> int:
        """The place in the chain of the first revision from which on the words stand there under this source."""
        number = len(self._chain) - 1
        while number > 0 and self._holds(number - 1, paragraph, source, said):
            number -= 1
        return number

    def _holds(self, number: int, paragraph: UUID, source: str, said: str) -> bool:
        standing = self._standing[number].get(paragraph)
        return standing is not None and any(
            of == source and said in _said(words) for of, words in _stretches(*standing)
        )


def _standing(revision: Revision) -> dict[UUID, tuple[Paragraph, RevisionParagraph]]:
    """Each paragraph of the revision's text by id, with the row that keeps whose its words are."""
    rows = revision.standing.all()
    return {
        row.paragraph_id: (paragraph, row)
        for paragraph, row in zip(text_of_revision(revision).paragraphs, rows, strict=True)
    }


def _changes(revision: Revision) -> dict[str, list[dict[str, Any]]]:
    """The changes that led to the revision, by paragraph."""
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for change in revision.changes:
        grouped[change["paragraph"]].append(change)
    return grouped


def _stretches(paragraph: Paragraph, row: RevisionParagraph) -> Iterator[tuple[str, list[Word]]]:
    """The words of one source that stand together, with that source."""
    pairs = zip(unpacked(row.sources), split_words(paragraph.wording), strict=True)
    for source, run in groupby(pairs, key=itemgetter(0)):
        yield source, [word for _source, word in run]


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _drawn(
    words: Sequence[Word], whence: Whence | None, markers: Mapping[str, str], frame: Frame
) -> SafeString:
    space = " " if words[0].space else ""
    html = wording_html(join_words(words), markers, linked=whence is None)
    if whence is None:
        return SafeString(f"{space}{html}")
    told = whence.told(frame)
    if not whence.amendments:
        return format_html(
            '{}<span class="whence" tabindex="0" role="note" data-says="{}">{}</span>', space, told, html
        )
    address = reverse("amendment", args=[whence.amendments[0].pk])
    return format_html(
        '{}<a class="whence" href="{}" title="{}" data-says="{}">{}</a>', space, address, told, told, html
    )
