"""Elements of Akoma Ntoso in as few words as possible."""

from __future__ import annotations

from lxml import etree

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# What holds words: white space inside counts.
_HOLD_WORDS = frozenset({"p", "block", "num", "heading"})


def root() -> etree._Element:
    """The outermost element of a document."""
    names: dict[str | None, str] = {None: AKN}
    return etree.Element(f"{{{AKN}}}akomaNtoso", nsmap=names)  # type: ignore[arg-type]


def add(parent: etree._Element, local: str, **attributes: str | None) -> etree._Element:
    """A new last child; an attribute that is None is left out, a closing "_" frees Python's own words."""
    child = etree.SubElement(parent, f"{{{AKN}}}{local}")
    for attribute, value in attributes.items():
        if value is not None:
            child.set(attribute.rstrip("_"), value)
    return child


def document_bytes(element: etree._Element) -> bytes:
    """The bytes of the file, each block on a line of its own."""
    _indent(element, "\n")
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8") + b"\n"


def _indent(element: etree._Element, line: str) -> None:
    if not len(element) or str(element.tag).rpartition("}")[2] in _HOLD_WORDS:
        return
    element.text = line + "  "
    for child in element:
        _indent(child, line + "  ")
        child.tail = line + "  "
    element[-1].tail = line
