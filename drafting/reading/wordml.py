"""Names of WordprocessingML (ECMA-376) and how values are read off its elements."""

from __future__ import annotations

from lxml import etree

# Strict files (ISO 29500) use another namespace for the same names.
NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
Element = etree._Element


def name_of(element: Element) -> str:
    """The local name of a WordprocessingML element; the full name of any other."""
    namespace, _, local = element.tag[1:].rpartition("}")
    return local if namespace in NAMESPACES else element.tag


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along the path of local names, or None."""
    for step in path:
        if element is None:
            return None
        element = next((inner for inner in element if name_of(inner) == step), None)
    return element


def value(element: Element | None, attribute: str = "val") -> str | None:
    """The attribute of that name, None where the element or the attribute is absent."""
    if element is None:
        return None
    return next(
        (found for uri in NAMESPACES if (found := element.get(f"{{{uri}}}{attribute}")) is not None), None
    )


def number(element: Element | None, *, default: int) -> int:
    """The value as a whole number; the default where there is none."""
    text = value(element)
    return int(text) if text is not None and text.lstrip("-").isdecimal() and len(text) < 10 else default


def is_on(element: Element | None) -> bool:
    """Whether a switch such as w:b is present and not turned off."""
    return element is not None and (value(element) or "true").lower() not in ("false", "0", "off", "none")
