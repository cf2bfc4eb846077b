"""A web page to physical lines: paragraphs, list items and table rows in order, footnotes apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from drafting.reading.cover import introduces
from drafting.reading.html_tree import classes, parse_html
from drafting.reading.html_words import BREAK, PageWords
from drafting.reading.line import Line, Role, Source
from drafting.reading.marked import Marked, joined, split_lines, tidy
from drafting.reading.outline import Note
from drafting.reading.xml_tree import Element, name_of
from drafting.reading.xml_words import plain_text

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BLOCKS = _HEADINGS | {
    *("p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "pre", "address"),
    *(
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "hr",
    ),
    *("figure", "figcaption", "form", "fieldset", "center", "details", "summary"),
}
_BACK = "doc-backlink"


def read_html_lines(content: bytes) -> Source:
    """The lines and the footnotes of any web page. Raises UnreadableDocument."""
    body = parse_html(content)
    notes, words = take_notes(body)
    return Source(tuple(LineReader(words).lines_of(body)), notes)


def take_notes(body: Element) -> tuple[tuple[Note, ...], PageWords]:
    """The footnotes that a page lists at its end, taken out of it, and a reader that knows their calls."""
    items = [
        item
        for listed in body.iter("section", "div", "ol")
        if _lists_notes(listed)
        for item in listed.iter("li")
    ]
    called = {
        item.get("id") or "": f"fn{number}" for number, item in enumerate(dict.fromkeys(items), start=1)
    }
    notes = tuple(
        Note(f"fn{number}", str(number), _note_text(item))
        for number, item in enumerate(dict.fromkeys(items), start=1)
    )
    for item in items:
        parent = item.getparent()
        if parent is not None:
            parent.remove(item)
    return notes, PageWords(called)


def _lists_notes(element: Element) -> bool:
    return element.get("role") == "doc-endnotes" or "footnotes" in classes(element)


def _note_text(item: Element) -> str:
    for link in [*item.iter("a")]:
        holder = link.getparent()
        if link.get("role") == _BACK and holder is not None:
            link.text = None
    for struck in [*item.iter("del")]:
        struck.text = None
    return plain_text(item)


@dataclass(frozen=True, slots=True)
class LineReader:
    """Walks a page in reading order; counts the items of each ordered list."""

    words: PageWords
    _items: dict[Element, int] = field(default_factory=dict)

    def lines_of(self, holder: Element) -> Iterator[Line]:
        """The lines of everything in the element; what is no paragraph and holds words is a line too."""
        yield from _loose(holder.text)
        broken = False
        for child in holder:
            name = name_of(child)
            if name == "hr":
                broken = True
            elif "head" not in classes(child):
                for line in self._of(child, name):
                    yield replace(line, broken=line.broken or broken)
                    broken = False
            yield from _loose(child.tail)

    def _of(self, element: Element, name: str) -> Iterator[Line]:
        if name == "tr":
            yield from self._row([list(self.lines_of(cell)) for cell in element])
        elif name == "dl":
            yield from self._fields(element)
        elif any(name_of(inner) in _BLOCKS for inner in element.iter() if inner is not element):
            yield from self._item(element) if name == "li" else self.lines_of(element)
        else:
            yield from self.paragraph(element, name)

    def paragraph(self, element: Element, name: str) -> Iterator[Line]:
        """The lines of one paragraph, with what its element says about it."""
        role, level = _role(element, name)
        number = self._number(element) if name == "li" else None
        parts = split_lines(_on_lines(self.words.words(element)))
        for at, content in enumerate(tidy(part) for part in parts):
            if content.text or content.calls:
                first = at == 0
                yield Line(
                    content,
                    apart=first,
                    hard=not first,
                    role=role if first else None,
                    level=level if first else None,
                    number=number if first else None,
                )

    def _item(self, item: Element) -> Iterator[Line]:
        """The lines of an item that holds paragraphs or lists; the first bears its number, unless it has its own."""
        number = self._number(item)
        for line in self.lines_of(item):
            yield line if line.number or line.role else replace(line, number=number)
            number = None

    def _number(self, item: Element) -> str | None:
        """The number that an ordered list prints before an item."""
        holder = item.getparent()
        if holder is None or name_of(holder) != "ol":
            return None
        first = _count(holder.get("start"), otherwise=1)
        following = self._items.get(holder, first - 1) + 1
        count = self._items[holder] = _count(item.get("value"), otherwise=following)
        return f"({chr(96 + count)})" if holder.get("type") == "a" and 1 <= count <= 26 else f"{count}."

    def _fields(self, listed: Element) -> Iterator[Line]:
        """Names and what they name, each pair on one line."""
        name: Line | None = None
        for child in listed:
            for line in self._of(child, name_of(child)):
                if name_of(child) == "dt":
                    name = line
                elif name is not None:
                    yield _beside(name, line)
                    name = None
                else:
                    yield line

    def _row(self, cells: list[list[Line]]) -> Iterator[Line]:
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and introduces(filled[0][-1].text.strip()):
            words = [line.content for cell in filled[1:] for line in cell]
            yield _beside(filled[0][-1], Line(joined(words, separator=" ")))
        else:
            yield from (line for cell in filled for line in cell)


def _count(said: str | None, *, otherwise: int) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 6 else otherwise


def _beside(name: Line, line: Line) -> Line:
    return Line(joined([name.content, line.content], separator="\t"))


def _on_lines(words: Marked) -> Marked:
    """Line ends of the file are spaces, forced breaks are line ends."""
    return replace(words, text=words.text.replace("\n", " ").replace(BREAK, "\n"))


def _loose(text: str | None) -> Iterator[Line]:
    if text and text.strip():
        yield Line(tidy(Marked(text)))


_ROLES: Mapping[str, Role] = {"title": "title", "heading": "heading"}


def _role(element: Element, name: str) -> tuple[Role | None, int | None]:
    given = next((_ROLES[one] for one in sorted(classes(element)) if one in _ROLES), None)
    if given == "title" or (name == "h1" and given is None):
        return "title", None
    if name in _HEADINGS:
        return "heading", int(name[1])
    return ("point", 2) if name == "li" and _listed_in(element) == "ul" else (None, None)


def _listed_in(item: Element) -> str:
    holder = item.getparent()
    return name_of(holder) if holder is not None else ""
