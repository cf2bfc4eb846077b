"""An XML file as a tree: parsed without entities or network, refused where it declares a document type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from drafting.reading.refusal import UnreadableDocument
from drafting.text.sentence import gettext_noop

Element = etree._Element
# Deeper than any text is nested; a file beyond it is made to exhaust whoever walks it.
MAX_DEPTH = 100
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_xml(content: bytes) -> Element:
    """The root element. Raises UnreadableDocument (unreadable, dangerous)."""
    # Without its zero bytes a file in UTF-16 or UTF-32 reads as one in ASCII.
    if _DECLARES.search(content.replace(b"\0", b"")):
        raise UnreadableDocument(
            code="dangerous",
            reason=gettext_noop("The XML file declares a document type; such files are not read."),
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = parsed(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(
            code="unreadable", reason=gettext_noop("The file is not well-formed XML.")
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableDocument(
            code="dangerous",
            reason=gettext_noop("The XML file declares a document type; such files are not read."),
        )
    check_depth(root)
    return root


def parsed(content: bytes, parser: etree.XMLParser | etree.HTMLParser) -> Element:
    """The root element. Raises XMLSyntaxError or ValueError for what is not well-formed, and MemoryError where there
    is no memory for the tree, which the parser calls an error of syntax too."""
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise


def check_depth(root: Element) -> None:
    """Raises UnreadableDocument (unreadable) for a tree that is nested too deeply to be walked."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise UnreadableDocument(
                code="unreadable", reason=gettext_noop("The file is nested too deeply to be a text.")
            )


def name_of(element: Element) -> str:
    """The local name; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names, in order."""
    return (child for child in element if name_of(child) in names)


def first(element: Element, name: str) -> Element | None:
    """The first child of that name."""
    return next(children(element, name), None)
