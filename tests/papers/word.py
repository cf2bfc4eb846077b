"""A second reading of a Word file's revisions, written apart from the program: what accepting and rejecting give."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Literal

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo")}
_COVER_ENDS = ("CoverLastLine", "UnRule")

Verdict = Literal["accept", "reject"]


@dataclass(frozen=True)
class Revision:
    """One recorded change: its element, author, date and words."""

    act: str
    author: str
    date: str
    text: str


def part(docx: bytes, name: str) -> etree._Element:
    """One parsed part of the package."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def printed(docx: bytes, verdict: Verdict) -> list[str]:
    """The paragraphs after the cover with all revisions accepted or rejected, each call as [its note's words]."""
    notes = {
        note.get(f"{W}id"): "".join(_text(each, verdict, {}) for each in note.iter(f"{W}p")).strip()
        for note in part(docx, "word/footnotes.xml")
    }
    cover, *paragraphs = _from_cover(part(docx, "word/document.xml"))
    lines = []
    open_line: str | None = "" if not _end_gone(cover, verdict) else None  # the cover's last line is open
    for paragraph in paragraphs:
        open_line = (open_line or "") + _text(paragraph, verdict, notes) or open_line
        if _end_gone(paragraph, verdict):
            continue
        if open_line is not None:
            lines.append(open_line)
        open_line = ""
    return [*lines, open_line] if open_line else lines


def _end_gone(paragraph: etree._Element, verdict: Verdict) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(W + name) is not None for name in _GONE[verdict])


@dataclass(frozen=True)
class Comment:
    """What stands in the margin: who says it and when, and the words it stands beside."""

    author: str
    date: str
    text: str
    beside: str


def comments(docx: bytes) -> list[Comment]:
    """The comments in their order."""
    document = part(docx, "word/document.xml")
    return [
        Comment(
            each.get(f"{W}author") or "",
            each.get(f"{W}date") or "",
            "\n".join("".join(said.text or "" for said in p.iter(f"{W}t")) for p in each.iter(f"{W}p")),
            _beside(document, each.get(f"{W}id")),
        )
        for each in part(docx, "word/comments.xml")
    ]


def _beside(document: etree._Element, comment: str | None) -> str:
    said, within = "", False
    for element in document.iter():
        if element.get(f"{W}id") == comment and element.tag.startswith(f"{W}commentRange"):
            within = element.tag == f"{W}commentRangeStart"
        elif within and element.tag in (f"{W}t", f"{W}delText"):
            said += element.text or ""
    return said


def revisions(docx: bytes, name: str = "word/document.xml") -> list[Revision]:
    """The recorded insertions, deletions and ends of moves of a part, the body, in order."""
    document = part(docx, name)
    found = document.iter(*(W + name for name in ("ins", "del", "moveFrom", "moveTo")))
    return [
        Revision(
            etree.QName(each).localname,
            each.get(f"{W}author") or "",
            each.get(f"{W}date") or "",
            "".join(text.text or "" for text in each.iter(f"{W}t", f"{W}delText")),
        )
        for each in found
        if etree.QName(each.getparent()).localname == "p"
    ]


def _from_cover(document: etree._Element) -> list[etree._Element]:
    paragraphs = list(document.iter(f"{W}p"))
    styles = [paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for paragraph in paragraphs]
    last = min(place for place, style in enumerate(styles) if style in _COVER_ENDS)
    return paragraphs[last:-1]


def _text(paragraph: etree._Element, verdict: Verdict, notes: dict[str | None, str]) -> str:
    said = ""
    in_field = False
    for element in paragraph.iter():
        name = etree.QName(element).localname
        wrappers = {etree.QName(each).localname for each in element.iterancestors()}
        if wrappers & set(_GONE[verdict]):
            continue
        if name == "fldChar":
            in_field = element.get(f"{W}fldCharType") != "end"
        elif name in ("instrText", "delInstrText"):
            called = re.search(r"_Ref_fn(\d+)", element.text or "")
            said += f"[{notes[called[1]]}]" if called else ""
        elif name == "footnoteReference":
            said += f"[{notes[element.get(f'{W}id')]}]"
        elif name == "tab":
            said += "\t"
        elif name in ("t", "delText") and not in_field:
            said += element.text or ""
    return said
