"""What each paragraph of a paper of the EU Council is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.reading.council_title import start_of_text, title_place
from drafting.reading.headings import find_headings, heading_levels
from drafting.reading.outline import BlockKind, CoverField
from drafting.reading.paragraphs import Paragraph, is_closed
from drafting.reading.phrases import begins_in_capitals, begins_preambular
from drafting.reading.points import POINT_LABELS, PointLevels

Kinds = list[tuple[BlockKind, int | None]]

_MINUTES = re.compile(r"OUTCOME|RECORD|REPORT|MINUTES|RÉSULTATS|RAPPORT|COMPTE RENDU")
_TRANSMISSION = re.compile(
    r"(?:Delegations|Members|The delegations|Les délégations)\b.{0,60}"
    r"\b(?:find|receive|invited|trouveront|invitées)|(?:Please find|Attached|Enclosed)\b"
)
_CHAPEAU = re.compile(r"(?:THE|We|WE|The|LE|La|Le|Nous|NOUS|L['’])\b.{3,300},", re.DOTALL)
_ENACTING = re.compile(
    r".{0,120}\b(?:declar\w*|adopt\w*|agree\w*|decide\w*|conclude\w*|conclusions|resolve\w*|recommend\w*"
    r"|as follows|following|hereby|déclar\w*|convien\w*|décid\w*|suivante?s?|suit)\b.{0,120}:",
    re.IGNORECASE | re.DOTALL,
)


def council_kinds(paragraphs: Sequence[Paragraph], *, cover: Sequence[CoverField]) -> Kinds:
    """Kind and level of each paragraph, in order: cover note, title, preambular, enacting words, operative..."""
    are_headings = find_headings(paragraphs)
    minutes = any(field.field == "doc_type" and _MINUTES.search(field.text) for field in cover)
    start = 0 if minutes else start_of_text(paragraphs)
    title = None if minutes else title_place(paragraphs, are_headings, start=start)
    if title is not None:
        are_headings[title] = False
        start = title if cover or start else 0
    levels = heading_levels(paragraphs, are_headings)
    text = _Text(paragraphs, are_headings, start=start, bare=title is not None or not cover, minutes=minutes)
    kinds: Kinds = []
    for at, paragraph in enumerate(paragraphs):
        if at == title:
            kinds.append(("title", None))
        elif are_headings[at]:
            kinds.append(("heading", levels[at]))
        else:
            kinds.append(("cover_note", None) if at < start else text.kind_of(at, paragraph))
    return kinds


class _Text:
    """Where in the text the reading stands: before the enacting words paragraphs are preambular.

    What has neither a title nor the words of a formal text is a note's or a meeting's narrative, unless it is
    ``bare``: a text that comes without a cover.
    """

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        are_headings: Sequence[bool],
        *,
        start: int,
        bare: bool,
        minutes: bool,
    ) -> None:
        body = [at for at in range(start, len(paragraphs)) if not are_headings[at]]
        formal = any(_is_formal(paragraphs[at].text) for at in body)
        enacting = next((at for at in body if _is_enacting(paragraphs[at])), None)
        self._enacting = None if minutes else enacting
        self._normative = not minutes and (bare or formal or enacting is not None)
        self._operative = False
        self._points = PointLevels()

    def kind_of(self, at: int, paragraph: Paragraph) -> tuple[BlockKind, int | None]:
        label = paragraph.label
        if at == self._enacting:
            self._operative = True
            return "enacting_formula", None
        if label is not None and label.kind in POINT_LABELS:
            return "subparagraph", self._points.level_of(label)
        if paragraph.role == "point":
            return "subparagraph", paragraph.level
        self._points.restart()
        return self._kind_of_paragraph(at, paragraph), None

    def _kind_of_paragraph(self, at: int, paragraph: Paragraph) -> BlockKind:
        text, numbered = paragraph.text, paragraph.label is not None
        if not self._operative and not numbered and _TRANSMISSION.match(text):
            return "cover_note"
        if not self._normative:
            return "narrative"
        if not self._operative and not numbered and _is_chapeau(text):
            return "chapeau"
        if self._is_preambular(at, text):
            return "preambular"
        if numbered or begins_in_capitals(text):
            self._operative = True
            return "operative"
        return "narrative"

    def _is_preambular(self, at: int, text: str) -> bool:
        if self._enacting is not None:
            return at < self._enacting
        return not self._operative and begins_preambular(text)


def _is_formal(text: str) -> bool:
    return begins_preambular(text) or begins_in_capitals(text)


def _is_enacting(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.label is not None or not text.endswith(":") or len(text) > 250:
        return False
    return (text.isupper() and len(text) > 6) or _ENACTING.fullmatch(text) is not None


def _is_chapeau(text: str) -> bool:
    return _CHAPEAU.fullmatch(text) is not None and not is_closed(text[:-1])
