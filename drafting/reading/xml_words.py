"""Words between tags: inline elements of Akoma Ntoso to marked text, footnotes apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafting.reading.marked import Marked, joined, tidy
from drafting.reading.outline import Mark, MarkKind, Note, NoteCall
from drafting.reading.text_lines import plain_characters
from drafting.reading.xml_tree import Element, name_of

_MARKS: Mapping[str, MarkKind] = {"b": "bold", "i": "italic", "sup": "superscript"}
_PARTED = {"eol": "\n", "br": "\n", "eop": " "}
# Struck words are no part of the text as it now stands; a number is read by itself.
_UNREAD = frozenset({"del", "num", "docNumber"})


class WordReader:
    """Reads the words of one document; notes are numbered in the order they are called."""

    def __init__(self, root: Element) -> None:
        self._known = {
            identifier: element
            for element in root.iter()
            if name_of(element) in ("authorialNote", "note")
            for identifier in (element.get("eId"), element.get("id"), element.get("wId"))
            if identifier
        }
        self._ids: dict[Element, str] = {}
        self.notes: list[Note] = []

    def words(self, element: Element) -> Marked:
        """The element's words with their marks and calls, tidied; its own number is left out."""
        return tidy(joined(list(self._pieces(element, ()))))

    def _pieces(self, element: Element, marks: tuple[MarkKind, ...]) -> Iterator[Marked]:
        yield under_marks(element.text, marks)
        for child in element:
            name = name_of(child)
            if name == "authorialNote":
                yield self._call(child)
            elif name == "noteRef":
                called = self._known.get((child.get("href") or "").removeprefix("#"))
                yield self._call(called) if called is not None else Marked("")
            elif not _is_unread(child, name):
                yield Marked(_PARTED.get(name, ""))
                kind = _MARKS.get(name)
                yield from self._pieces(child, (*marks, kind) if kind else marks)
            yield under_marks(child.tail, marks)

    def _call(self, note: Element) -> Marked:
        if note not in self._ids:
            number = len(self._ids) + 1
            self._ids[note] = f"fn{number}"
            parts = map(plain_text, note if len(note) else (note,))
            text = " ".join(part for part in parts if part)
            self.notes.append(Note(f"fn{number}", note.get("marker") or str(number), text))
        return Marked("", (), (NoteCall(0, self._ids[note]),))


def plain_text(element: Element) -> str:
    """The element's words without marks, on one line."""
    return tidy(Marked(plain_characters("".join(map(str, element.itertext()))))).text


def bare_number(printed: str) -> str | None:
    """A number as printed, without its brackets or its full stop."""
    text = printed.strip()
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip() or None
    return text[:-1].strip() or None if text.endswith((".", ")", ":")) else text or None


def _is_unread(element: Element, name: str) -> bool:
    return not name or name in _UNREAD or (name == "inline" and element.get("name") in ("num", "label"))


def under_marks(text: str | None, marks: tuple[MarkKind, ...]) -> Marked:
    """A stretch of words that stands under these marks."""
    words = plain_characters(text or "")
    return Marked(words, tuple(Mark(0, len(words), kind) for kind in dict.fromkeys(marks)) if words else ())
