"""What there is to look at in a text in preparation, in the words of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from drafting.actions.read_text_room import faults_in_text_room, prepared_text
from drafting.models import Draft
from drafting.text.findings import Finding, findings
from drafting.text.wording import plain

Words = str | Promise

SENTENCES: dict[str, Words] = {
    "label_twice": gettext_lazy("The label %(said)s stands twice."),
    "label_missing": gettext_lazy("This paragraph bears no label, others of its kind do."),
    "number_missing": gettext_lazy("The number %(said)s is missing before this paragraph."),
    "level_left_out": gettext_lazy("This heading is of level %(said)s, and the level above it is left out."),
    "note_without_words": gettext_lazy("Footnote %(said)s has no words."),
}
BEGINNING_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the list: `is_fault` says that the text cannot be issued like this."""

    paragraph: str
    words: str
    beginning: str
    is_fault: bool


def findings_told(draft: Draft) -> list[Told]:
    """Faults first, then what only wants to be looked at; [] where nothing is written, or nothing found."""
    text = prepared_text(draft)
    if text is None:
        return []
    beginnings = {
        each.id: shorten(plain(each.wording), BEGINNING_AT_MOST, placeholder=" …") for each in text.paragraphs
    }
    faults = [
        Told(each.paragraph, each.detail, beginnings[each.paragraph], is_fault=True)
        for each in faults_in_text_room(draft)
    ]
    return [
        *faults,
        *(
            Told(each.paragraph, _words(each), beginnings[each.paragraph], is_fault=False)
            for each in findings(text)
        ),
    ]


def _words(finding: Finding) -> str:
    return str(SENTENCES[finding.code]) % {"said": finding.said}
