"""The text as rows: one paragraph with its proposals, then the paragraphs after it that have none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amendments.consolidation.bracket import Bracket, Piece
from amendments.consolidation.change import Proposal
from amendments.consolidation.rolling import RollingParagraph, rolling
from amendments.views.brackets import changed_since, pieces_html, whole_html
from amendments.views.card_html import cards_html
from amendments.views.cards import Base, base_of
from amendments.views.floor_cards import FloorCard, floor_cards
from amendments.views.frame import Frame
from amendments.views.gathering import Gathering
from amendments.views.standing import Standing
from amendments.views.words import inserted_html, redline_html, wording_html
from drafting.text.compare_texts import ParagraphChange, compare_texts
from drafting.text.paragraph import Paragraph, Text

# The grid lays out so many lines beside one stack of cards (static/css/text.css, .row).
ROW_AT_MOST = 8

HEADS = frozenset({"title", "heading", "chapeau", "enacting_formula", "meeting_line", "meeting_date"})


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph as it is drawn. `gone` ones were deleted since the text compared with."""

    id: str
    kind: str
    label: str
    name: str
    level: int | None
    html: SafeString
    standing: Standing | None
    note: str = ""
    is_gone: bool = False
    is_amendable: bool = False


@dataclass(slots=True)
class Row:
    paras: list[Para] = field(default_factory=list)
    # One after another.
    cards: str = ""
    # What is on the table there, before the cards.
    floors: list[FloorCard] = field(default_factory=list)
    # The paragraph beside which the cards stand.
    of: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What every paragraph of a page is drawn with. `brackets` are the pieces of those not agreed word for word."""

    text: Text
    standings: dict[str, Standing]
    brackets: dict[str, tuple[Piece, ...]]
    is_amendable: bool


def clean_paras(drawing: Drawing) -> list[Para]:
    base = base_of(drawing.text)
    return [_para(each, _clean(each, base, drawing), base, drawing) for each in drawing.text.paragraphs]


def provenance_paras(html: Mapping[str, SafeString], drawing: Drawing) -> list[Para]:
    """The text with its paragraphs as they were drawn by `whence`."""
    base = base_of(drawing.text)
    return [_para(each, html[each.id], base, drawing) for each in drawing.text.paragraphs]


def marked_paras(old: Text, drawing: Drawing) -> list[Para]:
    """The text with what changed since `old`."""
    base, before = base_of(drawing.text), base_of(old)
    return [_marked(each, base, before, drawing) for each in compare_texts(old, drawing.text)]


def rolling_paras(proposals: Iterable[Proposal], drawing: Drawing) -> list[Para]:
    """The text with all proposals in it, in brackets with their owners."""
    base = base_of(drawing.text)
    paras = []
    for rolled in _rolled(drawing.text, tuple(proposals)):
        paragraph = Paragraph(rolled.id, rolled.kind, rolled.label, rolled.level, ())
        para = _para(paragraph, whole_html(rolled, base.markers), base, drawing)
        paras.append(para if rolled.id in base.paragraphs else replace(para, is_amendable=False))
    return paras


# The same text with the same proposals is looked at many times between two changes.
@lru_cache(maxsize=32)
def _rolled(text: Text, proposals: tuple[Proposal, ...]) -> tuple[RollingParagraph, ...]:
    return rolling(text, proposals)


def bracketed_pieces(text: Text, proposals: Iterable[Proposal]) -> dict[str, tuple[Piece, ...]]:
    """The paragraphs with words in brackets, by id."""
    return {
        rolled.id: rolled.pieces
        for rolled in rolling(text, proposals)
        if any(isinstance(piece, Bracket) for piece in rolled.pieces)
    }


def rows_of(paras: Iterable[Para], gathering: Gathering | None, frame: Frame) -> list[Row]:
    """The paragraphs in rows, with cards beside them where a gathering is given."""
    base = base_of(gathering.text) if gathering else None
    return list(_rows(paras, gathering, base, frame))


def _rows(
    paras: Iterable[Para], gathering: Gathering | None, base: Base | None, frame: Frame
) -> Iterator[Row]:
    row = Row()
    for para in paras:
        beside = gathering.beside.get(para.id, ()) if gathering and not para.is_gone else ()
        if row.paras and (beside or len(row.paras) >= ROW_AT_MOST):
            yield row
            row = Row()
        if beside and base:
            row.floors = floor_cards(beside, frame)
            others = [each for each in beside if not each.amendment.is_on_the_table]
            drawn = cards_html(para.id, others, base, seat=frame.seat, own=frame.own_code)
            row.cards = SafeString("".join([f"\n    {card}" for card in drawn]))
            row.of = para.name
        row.paras.append(para)
    if row.paras:
        yield row


def _clean(paragraph: Paragraph, base: Base, drawing: Drawing) -> SafeString:
    if pieces := drawing.brackets.get(paragraph.id):
        return pieces_html(pieces, base.markers)
    return wording_html(paragraph.wording, base.markers)


def _marked(change: ParagraphChange, base: Base, before: Base, drawing: Drawing) -> Para:
    if change.new is None:
        assert change.old is not None, "a change is of a paragraph of one text or of both"
        gone = _para(change.old, redline_html(change.old.wording, (), before.markers), before, drawing)
        return replace(gone, standing=None, is_gone=True, is_amendable=False)
    if change.old is None:
        return _para(change.new, inserted_html(change.new.wording, base.markers), base, drawing)
    if pieces := drawing.brackets.get(change.id):
        html = pieces_html(pieces, base.markers, changed_since(change.old.wording, change.new.wording))
    else:
        html = redline_html(change.old.wording, change.new.wording, base.markers)
    para = _para(change.new, html, base, drawing)
    return replace(para, note=_("Moved")) if change.status == "moved" else para


def _para(paragraph: Paragraph, html: SafeString, base: Base, drawing: Drawing) -> Para:
    return Para(
        id=paragraph.id,
        kind=paragraph.kind,
        label=printed_label(paragraph),
        name=base.spoken(paragraph.id),
        level=paragraph.level,
        html=html,
        standing=drawing.standings.get(paragraph.id),
        is_amendable=drawing.is_amendable,
    )


def printed_label(paragraph: Paragraph) -> str:
    """The label as the margin shows it: "11." of a paragraph, "(a)" of a point."""
    if paragraph.label is None:
        return ""
    if paragraph.kind == "subparagraph":
        return f"({paragraph.label})"
    return paragraph.label if paragraph.kind in HEADS else f"{paragraph.label}."
