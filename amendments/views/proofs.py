"""What the proof-reader would not let pass in the text that is about to be issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amendments.consolidation.consolidate import consolidate
from amendments.models import Amendment
from amendments.models.stored import proposal_of
from amendments.views.check import NAMED_AT_MOST, Check, Link
from amendments.views.gathering import Seen
from drafting.proofreading.finding import Finding
from drafting.proofreading.proofread import errors_in
from drafting.reading.from_text import outline_of
from drafting.text.numbering import LabelStyle
from drafting.text.paragraph import Text

_SENTENCES = {
    "treaty-year": gettext_lazy("“%(quote)s”: this treaty has another year"),
    "ordinal-conflict": gettext_lazy("“%(quote)s”: this meeting is numbered otherwise elsewhere"),
    "placeholder": gettext_lazy("“%(quote)s”: still to be filled in"),
}


def text_due(base: Text, seen: Sequence[Seen], style: str) -> Text:
    """The text with what is taken up; the base where that collides, which another line says."""
    taken = [
        proposal_of(each.amendment, changes=each.weighed) for each in seen if each.status in Amendment.TAKEN
    ]
    return consolidate(base, taken, label_style=cast(LabelStyle, style)).text or base


def proof_check(text: Text, *, address: str) -> Check:
    """The errors in its paragraphs and footnotes; `address` is that of the page on which the paragraphs stand."""
    outline = replace(outline_of(text), cover=())
    found = [each for each in errors_in(outline) if each.rule in _SENTENCES]
    if not found:
        return Check("yes", _("The proof-reader finds no error."))
    said = ngettext(
        "The proof-reader finds %(n)d error:", "The proof-reader finds %(n)d errors:", len(found)
    ) % {"n": len(found)}
    ids = [*[""] * (len(outline.blocks) - len(text.paragraphs)), *(each.id for each in text.paragraphs)]
    return Check("warn", said, [_link(each, ids, address) for each in found[:NAMED_AT_MOST]])


def _link(finding: Finding, ids: Sequence[str], address: str) -> Link:
    place = "" if finding.block is None else ids[finding.block]
    words = str(_SENTENCES[finding.rule]) % {"quote": finding.quote}
    return Link(words, f"{address}#{place}" if place else address)
