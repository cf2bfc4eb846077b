"""What a reading found in a file: each paragraph with its kind, its label and its words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from drafting.actions.read_text_room import prepared_text
from drafting.models import Draft
from drafting.text.findings import findings
from drafting.text.footnotes import markers
from drafting.text.wording import Call, Wording

Words = str | Promise

KINDS: dict[str, Words] = {
    "cover_note": gettext_lazy("Covering sentence"),
    "title": gettext_lazy("Title"),
    "chapeau": gettext_lazy("Opening words"),
    "heading": gettext_lazy("Heading"),
    "preambular": gettext_lazy("Preambular"),
    "enacting_formula": gettext_lazy("Enacting formula"),
    "operative": gettext_lazy("Operative"),
    "subparagraph": gettext_lazy("Point"),
    "narrative": gettext_lazy("Narrative"),
    "meeting_line": gettext_lazy("Line of a meeting"),
    "meeting_date": gettext_lazy("Date of a meeting"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One paragraph; `doubt` says that its label stands twice, which is kept as printed."""

    kind: Words
    label: str
    level: int | None
    pieces: list[tuple[str, bool]]
    doubt: bool


@dataclass(frozen=True, slots=True)
class OutlineFound:
    """The text in preparation, in the order of the file."""

    lines: list[Found]
    notes: list[tuple[str, str]]


def outline_found(draft: Draft) -> OutlineFound | None:
    """None while nothing was read in."""
    text = prepared_text(draft)
    if text is None:
        return None
    marked = markers(text)
    doubled = {each.paragraph for each in findings(text) if each.code == "label_twice"}
    words = {note.id: note.text for note in text.footnotes}
    return OutlineFound(
        lines=[
            Found(
                kind=KINDS[each.kind],
                label=each.label or "",
                level=each.level,
                pieces=_pieces(each.wording, marked),
                doubt=each.id in doubled,
            )
            for each in text.paragraphs
        ],
        notes=[(marker, words.get(note, "")) for note, marker in marked.items()],
    )


def _pieces(wording: Wording, marked: dict[str, str]) -> list[tuple[str, bool]]:
    """(words, whether they are the marker of a footnote)."""
    return [
        (marked.get(piece.footnote, "*"), True) if isinstance(piece, Call) else (piece.text, False)
        for piece in wording
    ]
