"""A web page as a tree. Nothing it names is fetched; what it does with scripts and styles is not read."""

from __future__ import annotations

from lxml import etree

from drafting.reading.refusal import UnreadableDocument
from drafting.reading.xml_tree import Element, check_depth, parsed
from drafting.text.sentence import gettext_noop

_UNREAD = ("script", "style", "noscript", "template", "nav", "svg", "iframe", "object", "select", "textarea")


def parse_html(content: bytes) -> Element:
    """The page's body, without what no reader reads. Raises UnreadableDocument."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            code="unreadable", reason=gettext_noop("The page is not text in UTF-8.")
        ) from error
    if "\0" in text:
        raise UnreadableDocument(
            code="unreadable", reason=gettext_noop("The page holds NUL characters: it is not a text.")
        )
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = parsed(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(
            code="unreadable", reason=gettext_noop("The file is not a web page.")
        ) from error
    body = root.find("body") if root is not None else None
    if body is None:
        raise UnreadableDocument(code="empty", reason=gettext_noop("The page holds no text."))
    check_depth(body)
    etree.strip_elements(body, *_UNREAD, with_tail=False)
    return body


def classes(element: Element) -> frozenset[str]:
    """The names in its class."""
    return frozenset((element.get("class") or "").split())
