"""Labels and levels of the paragraphs that proposals insert (design §3.4)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from drafting.text.numbering import LabelStyle, label_inserts, level_for_insert
from drafting.text.paragraph import Text


def labelled(text: Text, new: Collection[str], style: LabelStyle) -> Text:
    """The text with labels on its `new` paragraphs (ids), and levels where their proposals gave none.

    A paragraph about to be deleted is still in the text: it counts as what stands there.
    """
    before: str | None = None
    for place, paragraph in enumerate(text.paragraphs):
        if paragraph.id in new and paragraph.level is None:
            levelled = replace(paragraph, level=level_for_insert(text, before, paragraph.kind))
            paragraphs = (*text.paragraphs[:place], levelled, *text.paragraphs[place + 1 :])
            text = replace(text, paragraphs=paragraphs)
        before = paragraph.id
    return label_inserts(text, new=new, style=style)
