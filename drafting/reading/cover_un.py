"""The masthead of a United Nations document: what stands in which field (conventions §2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafting.reading.cover import Cover, all_in_columns, squeezed
from drafting.reading.labels import leading_label
from drafting.reading.line import Line, Role
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
    """The fields of the masthead; the title and the sponsors stay in the text, named as such."""
    end = _start_of_text(lines)
    found = _joined_loose([_Found(_formed(squeezed(piece.text)), piece) for piece in _split(lines[:end])])
    title = _title_place(found, before_chapeau=end < len(lines) and _is_chapeau(lines[end]))
    if title is None:
        last = max((at for at, one in enumerate(found) if one.field), default=-1)
        fields, rest = _apart(found[: last + 1]), [one.line for one in found[last + 1 :]]
        return Cover(tuple(fields), (*_cover_notes(found[: last + 1]), *rest, *lines[end:]))
    masthead = found[:title]
    text = (*_cover_notes(masthead), *_title(found[title:]), *lines[end:])
    return Cover(tuple(_apart(masthead)), text)


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


def _joined_loose(found: Sequence[_Found]) -> list[_Found]:
    """Lines that are no field and that nothing parts are one (a title or a list of sponsors over two lines)."""
    result: list[_Found] = []
    for one in found:
        if result and one.field is result[-1].field is None and not one.line.apart and not one.line.role:
            before = result[-1].line
            content = tidy(joined([before.content, one.line.content], separator=" "))
            result[-1] = _Found(None, replace(before, content=content))
        else:
            result.append(one)
    return result


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
    loose = [at for at, one in enumerate(found) if one.field is None and not _SPONSORS.fullmatch(one.text)]
    if not loose:
        return len(found) - 1 if before_chapeau and found and len(found) == 1 else None
    fields_after = any(one.field for one in found[loose[-1] + 1 :])
    return loose[-1] if before_chapeau and not fields_after else None


def _title(found: Sequence[_Found]) -> list[Line]:
    """The title's lines; a line "Resolution 57/3" above it is its number."""
    number: str | None = None
    lines: list[Line] = []
    for one in found:
        numbered = _NUMBERED_TITLE.fullmatch(one.text)
        if numbered and len(found) > 1:
            number = numbered[1]
        else:
            role: Role = "cover_note" if _SPONSORS.fullmatch(one.text) and lines else "title"
            lines.append(replace(one.line, role=role))
    return [replace(lines[0], number=number or lines[0].number), *lines[1:]] if lines else []


def _apart(masthead: Sequence[_Found]) -> list[CoverField]:
    fields: list[CoverField] = []
    for one in masthead:
        name = one.field
        if name is None and fields and fields[-1].field.startswith("agenda_item"):
            name = "agenda_item_title" if not _SPONSORS.fullmatch(one.text) else None
        elif name is None and not _SPONSORS.fullmatch(one.text):
            name = "organ"
        if name is not None:
            fields.append(CoverField(name, _FOOTNOTED.sub("", one.text) if name != "date" else one.text))
    return fields


def _cover_notes(masthead: Sequence[_Found]) -> list[Line]:
    sponsors = [one.line for one in masthead if one.field is None and _SPONSORS.fullmatch(one.text)]
    return [replace(line, role="cover_note", apart=True) for line in sponsors]
