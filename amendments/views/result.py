"""The resulting wording of a paragraph if some of its proposals are taken: computed, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amendments.consolidation.consolidate import Consolidation, consolidate
from amendments.models.stored import proposal_of
from amendments.views.cards import Base, name_of
from amendments.views.gathering import Gathering, Seen
from amendments.views.weighing_words import attributed_html
from amendments.views.words import deleted_html, inserted_html
from drafting.text.numbering import LabelStyle
from drafting.text.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Result:
    """`html` is None where the ticked collide; `pairs` then names who with whom."""

    names: str
    html: SafeString | None
    pairs: list[str]


def result_of(gathering: Gathering, paragraph: str, ticked: Sequence[Seen], style: str) -> Result:
    """What the paragraph (and what is put after it) would read with the ticked taken as they stand."""
    proposals = [proposal_of(each.amendment, changes=each.weighed) for each in ticked]
    made = consolidate(gathering.text, proposals, label_style=cast(LabelStyle, style))
    by_id = {str(each.amendment.pk): name_of(each.amendment) for each in ticked}
    pairs = [
        _("%(first)s and %(second)s") % {"first": by_id[each.first], "second": by_id[each.second]}
        for each in made.conflicts
    ]
    html = _html(gathering, paragraph, made) if made.text is not None else None
    return Result(", ".join(by_id.values()), html, list(dict.fromkeys(pairs)))


def _html(gathering: Gathering, paragraph: str, made: Consolidation) -> SafeString:
    assert made.text is not None, "there is a text where nothing collides"
    base = Base(gathering.text)
    old, now = base.paragraphs[paragraph], {each.id: each for each in made.text.paragraphs}
    parts = [_one(old, now.get(paragraph), made, base)]
    parts += [_new(each, base) for each in _after(paragraph, made, base)]
    return SafeString("<br>".join(parts))


def _one(old: Paragraph, new: Paragraph | None, made: Consolidation, base: Base) -> SafeString:
    if new is None:
        return deleted_html(old.wording, old.label)
    return attributed_html(old.wording, new.wording, made.provenance[new.id], base.markers)


def _new(paragraph: Paragraph, base: Base) -> SafeString:
    label = SafeString(f"{paragraph.label}. ") if paragraph.label else SafeString("")
    return label + inserted_html(paragraph.wording, base.markers)


def _after(paragraph: str, made: Consolidation, base: Base) -> list[Paragraph]:
    """The new paragraphs that stand between this one and the next of the base."""
    assert made.text is not None, "there is a text where nothing collides"
    found, here = [], False
    for each in made.text.paragraphs:
        if each.id in base.paragraphs:
            here = each.id == paragraph
        elif here:
            found.append(each)
    return found
