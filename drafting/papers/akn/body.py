"""The text itself: preface, preamble, main body and conclusions."""

from __future__ import annotations

from lxml import etree

from drafting.papers.akn.inline import append_text
from drafting.papers.akn.parts import Node, Parts, nested
from drafting.papers.akn.preamble import PreambleWriter
from drafting.papers.akn.words import WordWriter, level_class
from drafting.papers.akn.xml import add
from drafting.papers.lines import printed_label
from drafting.text.paragraph import Paragraph

# Kinds with an element of their own; the others are containers named by their kind.
_HIERARCHY = {"heading": "section", "operative": "paragraph", "subparagraph": "point"}


def write_body(document: etree._Element, parts: Parts, words: WordWriter) -> None:
    """The parts that the text has, and a main body always, since the schema asks for one.

    Every paragraph's permanent id is a wId.
    """
    identifiers = words.identifiers
    if parts.preface:
        preface = add(document, "preface", eId=identifiers.only("preface"))
        for paragraph in parts.preface:
            _of_preface(preface, paragraph, words)
    if parts.preamble:
        preamble = add(document, "preamble", eId=identifiers.only("preamble"))
        PreambleWriter(preamble, words).write(parts.preamble)
    body = add(document, "mainBody", eId=identifiers.only("mainBody"))
    for node in nested(parts.body):
        _hierarchy(body, node, words, under="")
    if not parts.body:
        add(body, "p")
    if parts.conclusions:
        conclusions = add(document, "conclusions", eId=identifiers.only("conclusions"))
        for paragraph in parts.conclusions:
            words.block(conclusions, paragraph)


def _of_preface(preface: etree._Element, paragraph: Paragraph, words: WordWriter) -> None:
    if paragraph.kind != "title":
        words.block(preface, paragraph)
        return
    name = words.identifiers.only("longTitle", under="preface")
    line = add(add(preface, "longTitle", eId=name, wId=paragraph.id), "p")
    if paragraph.label:
        append_text(add(line, "docNumber"), printed_label(paragraph))
        append_text(line, " ")
    words.inline.write(add(line, "docTitle"), paragraph.wording)


def _hierarchy(parent: etree._Element, node: Node, words: WordWriter, *, under: str) -> None:
    """A heading opens a section; its words are the section's heading, those of other paragraphs their content."""
    paragraph = node.paragraph
    element = _element(parent, node, words, under=under)
    name = element.get("eId") or ""
    words.number(element, paragraph)
    if paragraph.kind == "heading":
        holder = add(element, "heading", eId=words.identifiers.only("heading", under=name))
    else:
        local = "intro" if node.under else "content"
        holder = add(add(element, local, eId=words.identifiers.only(local, under=name)), "p")
    words.inline.write(holder, paragraph.wording)
    for below in node.under:
        _hierarchy(element, below, words, under=name)


def _element(parent: etree._Element, node: Node, words: WordWriter, *, under: str) -> etree._Element:
    paragraph = node.paragraph
    local = _HIERARCHY.get(paragraph.kind, "hcontainer")
    # Paragraphs are numbered through the whole text: their identifiers do not depend on headings.
    prefix = "" if local == "paragraph" and paragraph.label else under
    return add(
        parent,
        local,
        name=paragraph.kind if local == "hcontainer" else None,
        eId=words.identifiers.numbered(local, label=paragraph.label, under=prefix),
        wId=paragraph.id,
        class_=level_class(paragraph, depth=node.depth),
    )
