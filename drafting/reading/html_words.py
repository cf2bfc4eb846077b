"""Words between the tags of a web page to marked text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from drafting.reading.html_tree import classes
from drafting.reading.marked import Marked, joined
from drafting.reading.outline import MarkKind, NoteCall
from drafting.reading.xml_tree import Element, name_of
from drafting.reading.xml_words import under_marks

_MARKS: Mapping[str, MarkKind] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "sup": "superscript",
}
# Struck words are no part of the text as it now stands.
_STRUCK = frozenset(["del", "s", "strike"])
BREAK = "\v"
"""A forced line break; line ends in the file itself are white space."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """Reads words; a link to one of the `notes` (by the id of its element) is that footnote's call."""

    notes: Mapping[str, str]

    def words(self, element: Element, *, but: Collection[str] = ()) -> Marked:
        """The element's words as they stand, without elements of the classes `but`."""
        return joined(list(self._pieces(element, (), frozenset(but))))

    def called(self, element: Element) -> str | None:
        """The footnote that the element calls, None where it is no call."""
        links = [element] if name_of(element) == "a" else [*element.iter("a")]
        targets = [(link.get("href") or "").removeprefix("#") for link in links]
        return self.notes.get(targets[0]) if len(targets) == 1 else None

    def _pieces(self, element: Element, marks: tuple[MarkKind, ...], but: frozenset[str]) -> Iterator[Marked]:
        yield under_marks(element.text, marks)
        for child in element:
            name = name_of(child)
            note = self.called(child) if name in ("a", "sup") else None
            if note is not None:
                yield Marked("", (), (NoteCall(0, note),))
            elif name == "br":
                yield Marked(BREAK)
            elif name not in _STRUCK and not classes(child) & but:
                kind = _MARKS.get(name)
                yield from self._pieces(child, (*marks, kind) if kind else marks, but)
            yield under_marks(child.tail, marks)
