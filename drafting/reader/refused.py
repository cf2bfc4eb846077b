"""Documents that are refused for what they did to the child, not for what they are."""

from __future__ import annotations

from drafting.reading.refusal import UnreadableDocument
from drafting.text.sentence import gettext_noop


def too_costly() -> UnreadableDocument:
    """Its limits ended the reading."""
    return UnreadableDocument(
        code="too_costly",
        reason=gettext_noop("Reading this document takes longer, or more memory, than a document may take."),
    )


def broke_down() -> UnreadableDocument:
    """A parser broke down over it."""
    return UnreadableDocument(
        code="unreadable",
        reason=gettext_noop(
            "The program that reads documents breaks down over this one:"
            " it is damaged, or takes more memory than a document may take."
        ),
    )
