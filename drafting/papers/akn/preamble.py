"""The preamble: recitals in groups, each under its heading, and the formulas around them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from drafting.papers.akn.parts import Node, nested, unfolded
from drafting.papers.akn.words import WordWriter, level_class
from drafting.papers.akn.xml import add
from drafting.text.paragraph import Paragraph


class PreambleWriter:
    """Writes a preamble's paragraphs in their order; a new group of recitals begins after anything else."""

    def __init__(self, preamble: etree._Element, words: WordWriter) -> None:
        self._preamble, self._words = preamble, words
        self._recitals: etree._Element | None = None

    def write(self, paragraphs: Sequence[Paragraph]) -> None:
        """All of it."""
        nodes = list(unfolded(nested(paragraphs)))
        for node, following in pairwise((*nodes, None)):
            if node is None:
                continue
            kind = node.paragraph.kind
            if kind == "preambular":
                self._recital(self._recitals if self._recitals is not None else self._group(), node)
            elif kind == "heading" and following is not None and following.paragraph.kind == "preambular":
                self._headed_group(node)
            else:
                self._other(node)
                self._recitals = None

    def _group(self) -> etree._Element:
        name = self._words.identifiers.numbered("recitals", label=None)
        self._recitals = add(self._preamble, "recitals", eId=name)
        return self._recitals

    def _headed_group(self, node: Node) -> None:
        recitals = self._group()
        self._words.number(recitals, node.paragraph)
        level = level_class(node.paragraph, depth=0)
        heading = add(recitals, "heading", wId=node.paragraph.id, class_=level)
        self._words.inline.write(heading, node.paragraph.wording)

    def _recital(self, recitals: etree._Element, node: Node) -> None:
        label = node.paragraph.label
        under = "" if label else recitals.get("eId") or ""
        name = self._words.identifiers.numbered("recital", label=label, under=under)
        self._item(add(recitals, "recital", eId=name, wId=node.paragraph.id), node)

    def _item(self, item: etree._Element, node: Node) -> None:
        """Number and words, then the points in a list of their own."""
        self._words.number(item, node.paragraph)
        self._words.inline.write(add(item, "p"), node.paragraph.wording)
        if not node.under:
            return
        identifiers = self._words.identifiers
        name = identifiers.numbered("blockList", label=None, under=item.get("eId") or "")
        points = add(item, "blockList", eId=name)
        for point in node.under:
            eid = identifiers.numbered("item", label=point.paragraph.label, under=name)
            level = level_class(point.paragraph, depth=point.depth)
            self._item(add(points, "item", eId=eid, wId=point.paragraph.id, class_=level), point)

    def _other(self, node: Node) -> None:
        """A chapeau, an enacting formula, or what stands in a preamble by chance."""
        paragraph = node.paragraph
        if paragraph.kind in ("chapeau", "enacting_formula"):
            name = self._words.identifiers.numbered("formula", label=None)
            formula = add(self._preamble, "formula", name=paragraph.kind, eId=name, wId=paragraph.id)
            self._words.line(add(formula, "p"), paragraph)
        else:
            self._words.block(self._preamble, paragraph)
        if paragraph.kind != "heading":
            for point in node.under:
                self._other(point)
