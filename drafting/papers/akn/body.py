"""The text itself: preface, preamble, main body and conclusions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from drafting.papers.akn.identifiers import Identifiers
from drafting.papers.akn.inline import InlineWriter, append_text
from drafting.papers.akn.parts import Node, Parts, nested
from drafting.papers.akn.xml import add
from drafting.papers.lines import printed_label
from drafting.text.paragraph import Paragraph

_FIRST_LEVEL = {"heading": 1, "subparagraph": 2}


@dataclass(frozen=True, slots=True)
class BodyWriter:
    """Writes the parts into the document one after the other; every paragraph's permanent id is a wId."""

    inline: InlineWriter
    identifiers: Identifiers

    def write(self, document: etree._Element, parts: Parts) -> None:
        """The parts that the text has; a main body always, since the schema asks for one."""
        if parts.preface:
            preface = add(document, "preface", eId=self.identifiers.only("preface"))
            for paragraph in parts.preface:
                self._of_preface(preface, paragraph)
        if parts.preamble:
            self._preamble(add(document, "preamble", eId=self.identifiers.only("preamble")), parts.preamble)
        body = add(document, "mainBody", eId=self.identifiers.only("mainBody"))
        for node in nested(parts.body):
            self._hierarchy(body, node, under="")
        if not parts.body:
            add(body, "p")
        if parts.conclusions:
            conclusions = add(document, "conclusions", eId=self.identifiers.only("conclusions"))
            for paragraph in parts.conclusions:
                self._block(conclusions, paragraph)

    def _of_preface(self, preface: etree._Element, paragraph: Paragraph) -> None:
        if paragraph.kind != "title":
            self._block(preface, paragraph)
            return
        name = self.identifiers.only("longTitle", under="preface")
        words = add(add(preface, "longTitle", eId=name, wId=paragraph.id), "p")
        if paragraph.label:
            append_text(add(words, "docNumber"), printed_label(paragraph))
            append_text(words, " ")
        self.inline.write(add(words, "docTitle"), paragraph.wording)

    def _preamble(self, preamble: etree._Element, paragraphs: Sequence[Paragraph]) -> None:
        """Recitals in groups, each under its heading; the formulas between them."""
        recitals: etree._Element | None = None
        after = (*paragraphs[1:], None)
        whole = nested([one for one in paragraphs if one.kind != "heading"])
        by_id = {node.paragraph.id: node for node in whole}
        for paragraph, following in zip(paragraphs, after, strict=True):
            if paragraph.kind == "heading" and following and following.kind == "preambular":
                recitals = self._recitals(preamble, heading=paragraph)
            elif paragraph.kind == "preambular":
                recitals = self._recitals(preamble) if recitals is None else recitals
                self._recital(recitals, by_id[paragraph.id])
            elif paragraph.id in by_id or paragraph.kind == "heading":
                self._other(preamble, paragraph, by_id.get(paragraph.id))
                recitals = None

    def _recitals(self, preamble: etree._Element, *, heading: Paragraph | None = None) -> etree._Element:
        name = self.identifiers.numbered("recitals", label=None)
        recitals = add(preamble, "recitals", eId=name)
        if heading is not None:
            self._num(recitals, heading)
            written = add(recitals, "heading", wId=heading.id, class_=_level_class(heading, depth=0))
            self.inline.write(written, heading.wording)
        return recitals

    def _recital(self, recitals: etree._Element, node: Node) -> None:
        paragraph = node.paragraph
        under = "" if paragraph.label else recitals.get("eId") or ""
        name = self.identifiers.numbered("recital", label=paragraph.label, under=under)
        self._item(add(recitals, "recital", eId=name, wId=paragraph.id), node, name)

    def _item(self, item: etree._Element, node: Node, name: str) -> None:
        """Number and words, then the points in a list of their own."""
        self._num(item, node.paragraph)
        self.inline.write(add(item, "p"), node.paragraph.wording)
        if not node.under:
            return
        points = add(item, "blockList", eId=self.identifiers.numbered("blockList", label=None, under=name))
        for point in node.under:
            eid = self.identifiers.numbered("item", label=point.paragraph.label, under=points.get("eId") or "")
            level = _level_class(point.paragraph, depth=point.depth)
            self._item(add(points, "item", eId=eid, wId=point.paragraph.id, class_=level), point, eid)

    def _other(self, preamble: etree._Element, paragraph: Paragraph, node: Node | None) -> None:
        """A chapeau, an enacting formula, or what stands in a preamble by chance."""
        if paragraph.kind not in ("chapeau", "enacting_formula"):
            self._block(preamble, paragraph)
        else:
            name = self.identifiers.numbered("formula", label=None)
            formula = add(preamble, "formula", name=paragraph.kind, eId=name, wId=paragraph.id)
            words = add(formula, "p")
            self._number_in_line(words, paragraph)
            self.inline.write(words, paragraph.wording)
        for point in node.under if node else ():
            self._loose_point(preamble, point)

    def _loose_point(self, preamble: etree._Element, point: Node) -> None:
        self._block(preamble, point.paragraph)
        for below in point.under:
            self._loose_point(preamble, below)

    def _hierarchy(self, parent: etree._Element, node: Node, *, under: str) -> None:
        """A heading is a section, a numbered paragraph a paragraph, a point a point; other kinds keep their names."""
        paragraph = node.paragraph
        local = {"heading": "section", "operative": "paragraph", "subparagraph": "point"}.get(
            paragraph.kind, "hcontainer"
        )
        # Paragraphs are numbered through the whole text: their identifiers do not depend on headings.
        prefix = "" if local == "paragraph" and paragraph.label else under
        name = self.identifiers.numbered(local, label=paragraph.label, under=prefix)
        element = add(
            parent,
            local,
            name=paragraph.kind if local == "hcontainer" else None,
            eId=name,
            wId=paragraph.id,
            class_=_level_class(paragraph, depth=node.depth),
        )
        self._num(element, paragraph)
        if local == "section":
            holder = add(element, "heading", eId=self.identifiers.only("heading", under=name))
        else:
            kind = "intro" if node.under else "content"
            holder = add(add(element, kind, eId=self.identifiers.only(kind, under=name)), "p")
        self.inline.write(holder, paragraph.wording)
        for below in node.under:
            self._hierarchy(element, below, under=name)

    def _block(self, parent: etree._Element, paragraph: Paragraph) -> None:
        under = parent.get("eId") or ""
        block = add(
            parent,
            "block",
            name=paragraph.kind,
            eId=self.identifiers.numbered("block", label=None, under=under),
            wId=paragraph.id,
            class_=_level_class(paragraph, depth=None),
        )
        self._number_in_line(block, paragraph)
        self.inline.write(block, paragraph.wording)

    def _num(self, parent: etree._Element, paragraph: Paragraph) -> None:
        if paragraph.label:
            append_text(add(parent, "num"), printed_label(paragraph))

    def _number_in_line(self, words: etree._Element, paragraph: Paragraph) -> None:
        if paragraph.label:
            append_text(add(words, "inline", name="num"), printed_label(paragraph))
            append_text(words, " ")


def _level_class(paragraph: Paragraph, *, depth: int | None) -> str | None:
    """The level where the elements above do not say it; `depth` None where there are none."""
    if paragraph.level is None:
        return None
    implied = None if depth is None else _FIRST_LEVEL.get(paragraph.kind, 0) + depth
    return None if paragraph.level == implied else f"level{paragraph.level}"
