"""What each paragraph of a paper of the EU Council is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.reading.headings import find_headings, heading_levels, is_annex
from drafting.reading.marked import bears
from drafting.reading.outline import BlockKind, CoverField
from drafting.reading.paragraphs import Paragraph, is_closed
from drafting.reading.phrases import begins_operative, begins_preambular
from drafting.reading.points import PointLevels

Kinds = list[tuple[BlockKind, int | None]]

_MINUTES = re.compile(r"OUTCOME|RECORD|REPORT|MINUTES|RÉSULTATS|RAPPORT|COMPTE RENDU")
_TRANSMISSION = re.compile(
    r"(?:Delegations|Members|The delegations|Les délégations)\b.{0,60}\b(?:find|receive|invited|trouveront|invitées)"
    r"|(?:Please find|Attached|Enclosed)\b"
)
_TITLE_NOUN = re.compile(
    r"\b(?:declaration|conclusions|resolution|recommendation|decision|statement|strategy|communiqué|"
    r"action plan|regulation|directive|déclaration|résolution|recommandation|décision|stratégie)\b",
    re.IGNORECASE,
)
_CHAPEAU = re.compile(r"(?:THE|We|WE|The|LE|La|Le|Nous|NOUS|L['’])\b.{3,300},", re.DOTALL)
_ENACTING = re.compile(
    r".{0,120}\b(?:declar\w*|adopt\w*|agree\w*|decide\w*|conclude\w*|conclusions|resolve\w*|recommend\w*|follow\w*"
    r"|hereby|déclar\w*|adopt\w*|convien\w*|décid\w*|suit)\b.{0,120}:",
    re.IGNORECASE | re.DOTALL,
)


def council_kinds(paragraphs: Sequence[Paragraph], *, cover: Sequence[CoverField]) -> Kinds:
    """Kind and level of each paragraph, in order."""
    are_headings = find_headings(paragraphs)
    minutes = any(field.field == "doc_type" and _MINUTES.search(field.text) for field in cover)
    start = _start_of_text(paragraphs, minutes=minutes)
    title = None if minutes else _title_place(paragraphs, are_headings, start)
    if title is not None:
        are_headings[title] = False
    levels = heading_levels(paragraphs, are_headings)
    text_start = title if title is not None else start
    state = _Text(paragraphs, are_headings, text_start, normative=not minutes)
    kinds: Kinds = []
    for at, paragraph in enumerate(paragraphs):
        if at == title:
            kinds.append(("title", None))
        elif are_headings[at]:
            kinds.append(("heading", levels[at]))
        elif at < text_start:
            kinds.append(
                (_kind_before_text(paragraph, covered=(bool(cover) and title is not None) or start > 0), None)
            )
        else:
            kinds.append(state.kind_of(at, paragraph))
    return kinds


def _start_of_text(paragraphs: Sequence[Paragraph], *, minutes: bool) -> int:
    """The place after the word ANNEX, where the text proper stands in an annex; else 0."""
    if minutes:
        return 0
    return next((at + 1 for at, one in enumerate(paragraphs[:-1]) if is_annex(one)), 0)


def _title_place(paragraphs: Sequence[Paragraph], are_headings: Sequence[bool], start: int) -> int | None:
    """The first line that stands out, before any paragraph of the text, unless it is one of several headings."""
    for at in range(start, len(paragraphs)):
        paragraph = paragraphs[at]
        if paragraph.role == "title":
            return at
        if paragraph.label is not None or begins_preambular(paragraph.text):
            return None
        if are_headings[at] and not is_annex(paragraph):
            return at if _is_title(paragraphs, are_headings, at) else None
    return None


def _is_title(paragraphs: Sequence[Paragraph], are_headings: Sequence[bool], at: int) -> bool:
    paragraph = paragraphs[at]
    if paragraph.role == "heading":
        return False
    if _TITLE_NOUN.search(paragraph.text) is not None:
        return True
    look = _look(paragraph)
    others = (
        _look(other)
        for other, is_heading in zip(paragraphs[at + 1 :], are_headings[at + 1 :], strict=True)
        if is_heading
    )
    return look != (False, False) and look not in others and bool(paragraphs[at + 1 :])


def _look(paragraph: Paragraph) -> tuple[bool, bool]:
    return paragraph.text.isupper(), bears(paragraph.content, "bold")


def _kind_before_text(paragraph: Paragraph, *, covered: bool) -> BlockKind:
    return "cover_note" if covered or _TRANSMISSION.match(paragraph.text) else "narrative"


class _Text:
    """Where in the text the reading stands: before the enacting words paragraphs are preambular."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], are_headings: Sequence[bool], start: int, *, normative: bool
    ) -> None:
        body = [at for at in range(start, len(paragraphs)) if not are_headings[at]]
        self._enacting = next((at for at in body if normative and _is_enacting(paragraphs[at])), None)
        self._normative = normative and (
            self._enacting is not None
            or any(
                begins_preambular(paragraphs[at].text) or begins_operative(paragraphs[at].text) for at in body
            )
            or any(paragraphs[at].role == "title" for at in range(len(paragraphs)))
        )
        self._operative = False
        self._points = PointLevels()

    def kind_of(self, at: int, paragraph: Paragraph) -> tuple[BlockKind, int | None]:
        label = paragraph.label
        if at == self._enacting:
            self._operative = True
            return "enacting_formula", None
        if label is not None and label.kind in ("letter", "roman", "bullet", "star"):
            return "subparagraph", self._points.level_of(label)
        if label is not None:
            self._points.restart()
        return self._kind_of_paragraph(at, paragraph), None

    def _kind_of_paragraph(self, at: int, paragraph: Paragraph) -> BlockKind:
        text, numbered = paragraph.text, paragraph.label is not None
        if _TRANSMISSION.match(text) and not numbered and not self._operative:
            return "cover_note"
        if not self._normative:
            return "narrative"
        if self._enacting is not None and at < self._enacting:
            return "chapeau" if not numbered and _is_chapeau(text) else "preambular"
        if not self._operative and not numbered and _is_chapeau(text):
            return "chapeau"
        if not self._operative and begins_preambular(text):
            return "preambular"
        if numbered or begins_operative(text):
            self._operative = True
            return "operative"
        return "narrative"


def _is_enacting(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.label is not None or not text.endswith(":") or len(text) > 250:
        return False
    return (text.isupper() and len(text) > 6) or _ENACTING.fullmatch(text) is not None


def _is_chapeau(text: str) -> bool:
    return _CHAPEAU.fullmatch(text) is not None and not is_closed(text[:-1])
