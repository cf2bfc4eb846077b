"""The words of one Word paragraph: runs to marked text, insertions read, deletions not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from drafting.reading.docx_styles import Styles
from drafting.reading.marked import Marked, joined
from drafting.reading.outline import Mark, MarkKind, NoteCall
from drafting.reading.text_lines import plain_characters
from drafting.reading.wordml import Element, child, is_on, name_of, value

# What is not part of the text as it now stands: deleted, moved away, instructions of fields, properties.
_UNREAD = frozenset(
    [
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "instrText",
        "delText",
        "delInstrText",
        "sectPr",
        "sdtPr",
        "txbxContent",
    ]
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_NOTE_REFERENCE = re.compile(r"\s*NOTEREF\s+\"?([^\s\"]+)", re.IGNORECASE)
PAGE_BREAK = "\f"


@dataclass(frozen=True, slots=True)
class RunReader:
    """Reads paragraphs; knows the styles, and which footnote each reference calls."""

    styles: Styles
    note_ids: Mapping[tuple[str, str], str]
    bookmarks: Mapping[str, str] = field(default_factory=dict)

    def read(self, paragraph: Element) -> Marked:
        """The paragraph's words; line ends are ``\\n``, page breaks ``\\f``."""
        return joined(list(self._pieces(paragraph)))

    def _pieces(self, paragraph: Element) -> Iterator[Marked]:
        """What a field of the form NOTEREF shows is no word but the call of a note that was called before."""
        instruction: str | None = None  # of the field that is being read
        for run in _runs(paragraph):
            place = value(child(run, "fldChar"), "fldCharType")
            if place in ("begin", "end"):
                instruction = "" if place == "begin" else None
            elif instruction is not None:
                instruction += "".join(inner.text or "" for inner in run if name_of(inner) == "instrText")
            note = self._referred_to(instruction or "")
            if note is None:
                yield self._run(run)
            elif place == "separate":
                yield Marked("", (), (NoteCall(0, note),))

    def _referred_to(self, instruction: str) -> str | None:
        """The footnote that a field refers to (ECMA-376, part 1, 17.16.5.42)."""
        found = _NOTE_REFERENCE.match(instruction)
        return self.bookmarks.get(found[1]) if found is not None else None

    def _run(self, run: Element) -> Marked:
        properties = child(run, "rPr")
        if is_on(child(properties, "vanish")):
            return Marked("")
        pieces: list[str] = []
        calls: list[NoteCall] = []
        for element in run:
            name = name_of(element)
            if name in ("footnoteReference", "endnoteReference"):
                note = self.note_ids.get((name, value(element, "id") or ""))
                calls += [NoteCall(sum(map(len, pieces)), note)] if note else []
            else:
                pieces.append(_characters(element, name))
        text = "".join(pieces)
        if calls and any(has_typed_marker(element) for element in run):
            # The mark that follows a reference is the footnote's marker, not a word.
            return Marked("", (), tuple(NoteCall(0, call.id) for call in calls))
        return Marked(
            text, tuple(Mark(0, len(text), kind) for kind in self._kinds(properties) if text), tuple(calls)
        )

    def _kinds(self, properties: Element | None) -> Iterator[MarkKind]:
        style = value(child(properties, "rStyle"))
        switches: tuple[tuple[str, MarkKind], ...] = (("b", "bold"), ("i", "italic"))
        for switch, kind in switches:
            own = child(properties, switch)
            if is_on(own) if own is not None else self.styles.is_on(style, switch):
                yield kind
        if value(child(properties, "vertAlign")) == "superscript":
            yield "superscript"


def has_typed_marker(element: Element) -> bool:
    """Whether the element is a footnote reference whose marker is typed by hand."""
    custom = value(element, "customMarkFollows")
    return custom is not None and custom.lower() not in ("false", "0", "off")


def _runs(element: Element) -> Iterator[Element]:
    for inner in element:
        name = name_of(inner)
        if name == "r":
            yield inner
        elif name not in _UNREAD and name != _FALLBACK:
            yield from _runs(inner)


def _characters(element: Element, name: str) -> str:
    if name == "t":
        return plain_characters(element.text or "")
    if name == "br":
        return PAGE_BREAK if value(element, "type") == "page" else "\n"
    return _SIGNS.get(name, "")
