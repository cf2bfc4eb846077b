"""Numbers and words of paragraphs, whatever element holds them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from drafting.papers.akn.identifiers import Identifiers
from drafting.papers.akn.inline import InlineWriter, append_text
from drafting.papers.akn.xml import add
from drafting.papers.lines import printed_label
from drafting.text.paragraph import Paragraph

_FIRST_LEVEL = {"heading": 1, "subparagraph": 2}


@dataclass(frozen=True, slots=True)
class WordWriter:
    """What all parts of a document share: the footnotes met so far and the identifiers given."""

    inline: InlineWriter
    identifiers: Identifiers

    def number(self, parent: etree._Element, paragraph: Paragraph) -> None:
        """The number as an element of its own, where there is one."""
        if paragraph.label:
            append_text(add(parent, "num"), printed_label(paragraph))

    def line(self, holder: etree._Element, paragraph: Paragraph) -> None:
        """The number among the words, in elements that know no number."""
        if paragraph.label:
            append_text(add(holder, "inline", name="num"), printed_label(paragraph))
            append_text(holder, " ")
        self.inline.write(holder, paragraph.wording)

    def block(self, parent: etree._Element, paragraph: Paragraph) -> None:
        """A paragraph named by its kind, where the standard has no element for it."""
        name = self.identifiers.numbered("block", label=None, under=parent.get("eId") or "")
        block = add(
            parent,
            "block",
            name=paragraph.kind,
            eId=name,
            wId=paragraph.id,
            class_=level_class(paragraph, depth=None),
        )
        self.line(block, paragraph)


def level_class(paragraph: Paragraph, *, depth: int | None) -> str | None:
    """The level where the elements above do not say it; `depth` None where there are none."""
    if paragraph.level is None:
        return None
    implied = None if depth is None else _FIRST_LEVEL.get(paragraph.kind, 0) + depth
    return None if paragraph.level == implied else f"level{paragraph.level}"
