"""Elements of HTML in as few words as possible; escaping is the serializer's."""

from __future__ import annotations

from lxml import etree


def add(
    parent: etree._Element, local: str, text: str | None = None, **attributes: str | None
) -> etree._Element:
    """A new last child; an attribute that is None is left out, a closing "_" frees Python's own words."""
    child = etree.SubElement(parent, local)
    child.text = text
    for attribute, value in attributes.items():
        if value is not None:
            child.set(attribute.rstrip("_").replace("_", "-"), value)
    return child


def append_text(parent: etree._Element, text: str) -> None:
    """Words after all that the element holds already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
