"""Elements of WordprocessingML in as few words as possible."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@lru_cache(maxsize=256)
def name(local: str) -> str:
    """The full name of an element or attribute of the main namespace."""
    return f"{{{MAIN}}}{local}"


def root(local: str, **prefixes: str) -> etree._Element:
    """A part's outermost element; `prefixes` are namespaces it needs beside the main one."""
    return etree.Element(name(local), nsmap={"w": MAIN, **prefixes})


def add(parent: etree._Element, local: str, **attributes: str) -> etree._Element:
    """A new last child; attributes are of the main namespace (`val="x"` is w:val)."""
    child = etree.SubElement(parent, name(local))
    for attribute, value in attributes.items():
        child.set(name(attribute), value)
    return child


def add_text(parent: etree._Element, local: str, text: str) -> None:
    """A text element that keeps the spaces at its ends."""
    child = etree.SubElement(parent, name(local))
    child.text = text
    if text[:1] == " " or text[-1:] == " ":
        child.set(_SPACE, "preserve")


def styled(parent: etree._Element, style: str, *texts: str) -> etree._Element:
    """A paragraph of a style, with plain texts parted by tabs."""
    paragraph = add(parent, "p")
    add(add(paragraph, "pPr"), "pStyle", val=style)
    for place, text in enumerate(texts):
        run = add(paragraph, "r")
        if place:
            add(run, "tab")
        if text:
            add_text(run, "t", text)
    return paragraph


def add_field(paragraph: etree._Element, instruction: str) -> None:
    """A field that the word processor fills in, such as PAGE."""
    add_text(add(add(paragraph, "fldSimple", instr=f" {instruction} "), "r"), "t", "1")


def part(element: etree._Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
