"""The masthead of a United Nations document: what stands in which field (conventions §2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafting.reading.cover import Cover, all_in_columns, squeezed
from drafting.reading.labels import leading_label
from drafting.reading.line import Line
from drafting.reading.marked import Marked, joined, tidy
from drafting.reading.outline import CoverField
from drafting.reading.paragraphs import DATE
from drafting.reading.phrases import begins_preambular

CHAPEAU = re.compile(r"(?:The|La|Le|THE)\s(?:\S+\s){0,15}\S+,|L['’](?:\S+\s){0,15}\S+,")
_DAYS = r"\d{1,2}(?:\s\w+)?\s?(?:[-–]|to|and)\s?"
_FORMED = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("distribution", r"Distr\.?\s*:?\s*\w+"),
        ("date", DATE),
        ("original_language", r"(?:Original|Langue originale)\s*:\s*.+"),
        ("session", r"[\w -]{4,60}\b(?:session|séance|meeting)"),
        ("symbol", r"[A-Z](?:/[\w().-]+){1,8}\*{0,3}"),
        ("report_line", r"\[(?:on|without|sur|sans)\b.*\]"),
        ("adoption_line", r"(?:Resolution|Decision|Statement|Résolution|Décision)s? (?:adopted|adoptée) .*"),
        ("agenda_item", r"(?:Agenda items?|Items?|Points?)\s\d+.*"),
        ("place_date", rf"[^\W\d_][^\d;:]{{1,40}},\s(?:{_DAYS})?{DATE}"),
        ("issuer", r"United Nations|Nations Unies"),
        (
            "organ",
            r"(?:[\w'’,-]+ ){0,8}(?:Assembly|Council|Committee|Conference|Commission|Board|Programme)"
            r"(?: (?:on|of|for|to) [\w'’, -]{3,120})?",
        ),
    )
)
# Converters put the right-hand column of the masthead on one line.
_ONE_LINE = re.compile(
    rf"([A-Z](?:/[\w().-]+){{1,8}}\*?)?\s*(Distr\.?\s*:?\s*\w+)\s*({DATE})?"
    r"\s*((?:Original|Langue originale)\s*:\s*\w+)?"
)
_SPONSORS = re.compile(
    r".+:\s*(?:revised )?draft (?:resolution|decision)\b.{0,60}"
    r"|(?:Revised )?[Dd]raft (?:resolution|decision)(?: [IVX]{1,5}| submitted .*)?",
    re.DOTALL,
)
_NUMBERED_TITLE = re.compile(r"Resolution (\d+/\d+)")
_FOOTNOTED = re.compile(r"[*⁰¹²³⁴⁵⁶⁷⁸⁹]+$")


@dataclass(frozen=True, slots=True)
class _Found:
    """A line of the masthead with the field it is, or None."""

    field: str | None
    line: Line

    @property
    def text(self) -> str:
        return squeezed(self.line.text)


def read_un_cover(lines: Sequence[Line]) -> Cover:
    """The fields of the masthead, sponsors included; the title stays in the text, named as such."""
    end = _start_of_text(lines)
    found = _found(_split(lines[:end]))
    title = _title_place(found, before_chapeau=end < len(lines) and _is_chapeau(lines[end]))
    if title is None:
        title = max((at for at, one in enumerate(found) if one.field), default=-1) + 1
        named = [one.line for one in found[title:]]
    else:
        named = _title([one for one in found[title:] if one.field is None])
    masthead = [*found[:title], *(one for one in found[title:] if one.field)]
    return Cover(tuple(_fields(masthead)), (*named, *lines[end:]))


def _split(lines: Sequence[Line]) -> list[Line]:
    pieces: list[Line] = []
    for _, piece in all_in_columns(lines):
        several = _ONE_LINE.fullmatch(squeezed(piece.text))
        texts = [text for text in several.groups() if text] if several else []
        if len(texts) > 1:
            pieces += [replace(piece, content=Marked(text)) for text in texts]
        else:
            pieces.append(piece)
    return pieces


def _start_of_text(lines: Sequence[Line]) -> int:
    """The number of the first line that surely belongs to the text: the chapeau, or a first paragraph."""
    shown = [(number, line) for number, line in enumerate(lines) if line.text.strip()][:80]
    chapeau = next((number for number, line in shown if _is_chapeau(line)), None)
    if chapeau is not None:
        return chapeau
    return next((number for number, line in shown if _is_text(line)), shown[-1][0] + 1 if shown else 0)


def _is_chapeau(line: Line) -> bool:
    return CHAPEAU.fullmatch(squeezed(line.text)) is not None


def _is_text(line: Line) -> bool:
    text = squeezed(line.text)
    label = leading_label(text)
    numbered = line.number is not None or (label is not None and label.kind != "resolution")
    return numbered or len(text) > 300 or (begins_preambular(text) and text.endswith(","))


def _found(pieces: Sequence[Line]) -> list[_Found]:
    """Each line with its field. Lines that are none and that nothing parts are one: a title, a list of sponsors."""
    result: list[_Found] = []
    for piece in pieces:
        field = _formed(squeezed(piece.text))
        if result and field is result[-1].field is None and not piece.apart and not piece.role:
            before = result[-1].line
            content = tidy(joined([before.content, piece.content], separator=" "))
            result[-1] = _Found(None, replace(before, content=content))
        else:
            result.append(_Found(field, piece))
    return [
        replace(one, field="sponsors") if one.field is None and _SPONSORS.fullmatch(one.text) else one
        for one in result
    ]


def _formed(text: str) -> str | None:
    bare = _FOOTNOTED.sub("", text)
    return next((name for name, pattern in _FORMED if pattern.fullmatch(bare)), None)


def _title_place(found: Sequence[_Found], *, before_chapeau: bool) -> int | None:
    """Where the title begins: where a style or a resolution's number says so, else the last line that is no field."""
    for at, one in enumerate(found):
        label = leading_label(one.text)
        if one.field is None and (one.line.role == "title" or (label and label.kind == "resolution")):
            return at
        if _NUMBERED_TITLE.fullmatch(one.text):
            return at
    loose = [at for at, one in enumerate(found) if one.field is None]
    if not loose or not before_chapeau:
        return None
    after = {one.field for one in found[loose[-1] + 1 :]}
    return loose[-1] if after <= {"sponsors"} else None


def _title(found: Sequence[_Found]) -> list[Line]:
    """The title's lines; a line "Resolution 57/3" above it is its number."""
    numbered = _NUMBERED_TITLE.fullmatch(found[0].text) if len(found) > 1 else None
    first, *others = [replace(one.line, role="title") for one in (found[1:] if numbered else found)]
    return [replace(first, number=numbered[1]) if numbered else first, *others]


def _fields(masthead: Sequence[_Found]) -> list[CoverField]:
    """What has no form of its own is the title of the agenda item it stands under, else an organ."""
    fields: list[CoverField] = []
    for one in masthead:
        under_item = bool(fields) and fields[-1].field.startswith("agenda_item")
        name = one.field or ("agenda_item_title" if under_item else "organ")
        fields.append(CoverField(name, _FOOTNOTED.sub("", one.text)))
    return fields
