"""Words with their marks and footnotes as the inline elements of Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from drafting.papers.akn.identifiers import Identifiers
from drafting.papers.akn.xml import add
from drafting.text.footnotes import markers
from drafting.text.paragraph import Text
from drafting.text.wording import MARKS, Mark, Run, Wording

_ELEMENTS: Mapping[Mark, str] = {"bold": "b", "italic": "i", "superscript": "sup"}


class InlineWriter:
    """Writes wordings from the top of the text to its end: a note stands at its first call, later ones refer to it."""

    def __init__(self, text: Text, identifiers: Identifiers) -> None:
        self._markers = markers(text)
        self._texts = {note.id: note.text for note in text.footnotes}
        self._identifiers = identifiers
        self._written: dict[str, str] = {}

    def write(self, parent: etree._Element, wording: Wording) -> None:
        """Append the words to an element that holds words."""
        for piece in wording:
            if isinstance(piece, Run):
                _run(parent, piece)
            else:
                self._call(parent, piece.footnote)

    def _call(self, parent: etree._Element, note: str) -> None:
        marker = self._markers[note]
        if note in self._written:
            add(parent, "noteRef", href=f"#{self._written[note]}", marker=marker, placement="bottom")
            return
        name = self._identifiers.numbered("authorialNote", label=marker)
        self._written[note] = name
        written = add(parent, "authorialNote", eId=name, wId=note, marker=marker, placement="bottom")
        append_text(add(written, "p"), self._texts.get(note, ""))


def append_text(parent: etree._Element, text: str) -> None:
    """Words without marks after all that the element holds already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _run(parent: etree._Element, run: Run) -> None:
    holder = parent
    for mark in MARKS:
        if mark in run.marks:
            holder = add(holder, _ELEMENTS[mark])
    append_text(holder, run.text)
