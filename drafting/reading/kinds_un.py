"""What each paragraph of a United Nations resolution is."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.reading.cover_un import CHAPEAU
from drafting.reading.headings import find_headings, heading_levels
from drafting.reading.outline import BlockKind
from drafting.reading.paragraphs import MEETING_DATE, MEETING_LINE, Paragraph
from drafting.reading.phrases import begins_operative, begins_preambular
from drafting.reading.points import POINT_LABELS, PointLevels

Kinds = list[tuple[BlockKind, int | None]]


def un_kinds(paragraphs: Sequence[Paragraph]) -> Kinds:
    """Kind and level of each paragraph, in order: title, chapeau, preambular, operative, points, sign-off."""
    are_headings = find_headings(paragraphs)
    levels = heading_levels(paragraphs, are_headings)
    state = _Resolution()
    return [
        ("heading", levels[at])
        if are_headings[at] and not state.is_formal(paragraph)
        else state.kind_of(paragraph)
        for at, paragraph in enumerate(paragraphs)
    ]


class _Resolution:
    """Where in the resolution the reading stands."""

    def __init__(self) -> None:
        self._points = PointLevels()
        self._opened = False
        self._operative = False

    def is_formal(self, paragraph: Paragraph) -> bool:
        """Whether a line that may look like a heading is known to be something else."""
        return (
            paragraph.role == "title"
            or MEETING_LINE.fullmatch(paragraph.text) is not None
            or MEETING_DATE.fullmatch(paragraph.text) is not None
        )

    def kind_of(self, paragraph: Paragraph) -> tuple[BlockKind, int | None]:
        label = paragraph.label
        if paragraph.role == "title":
            return "title", None
        if label is not None and label.kind in POINT_LABELS:
            return "subparagraph", self._points.level_of(label)
        if paragraph.role == "point":
            return "subparagraph", paragraph.level
        if label is not None:
            self._points.restart()
            self._operative = True
            return "operative", None
        return self._kind_of_unnumbered(paragraph), None

    def _kind_of_unnumbered(self, paragraph: Paragraph) -> BlockKind:
        text = paragraph.text
        if MEETING_LINE.fullmatch(text):
            return "meeting_line"
        if MEETING_DATE.fullmatch(text):
            return "meeting_date"
        if not self._operative and CHAPEAU.fullmatch(text):
            self._opened = True
            return "chapeau"
        if not self._operative and (begins_preambular(text) or (self._opened and text.endswith(","))):
            return "preambular"
        if self._opened and begins_operative(text):
            self._operative = True
            self._points.restart()
            return "operative"
        return "narrative"
