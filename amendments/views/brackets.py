"""Words between brackets as HTML: `[shall] [FR, SE: should]`, conflicts framed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amendments.consolidation.bracket import Bracket, Piece, Plain
from amendments.consolidation.rolling import RollingParagraph, Whole
from amendments.views.words import Markers, wording_html
from drafting.text.hunks import redline_hunks
from drafting.text.wording import Wording
from drafting.text.words import Word, join_words, split_words


def pieces_html(
    pieces: Sequence[Piece], markers: Markers, changed: dict[int, Stretch] | None = None
) -> SafeString:
    """The pieces in order. With `changed` (by `changed_since`) the words nobody brackets bear their redline."""
    html, place = "", 0
    for is_clash, group in groupby(pieces, key=_clashing_region):
        parts = list(group)
        inside = ""
        for piece in parts:
            gap = " " if _is_spaced(piece) and (html or inside) else ""
            inside += gap + _piece(piece, markers, place, changed or {})
            place += len(piece.words) if isinstance(piece, Plain) or not piece.proposals else 0
        html += _framed(inside) if is_clash else inside
    return SafeString(html)


def whole_html(rolled: RollingParagraph, markers: Markers) -> SafeString:
    """A paragraph of the rolling text: its pieces, and in brackets what is wanted of all of it."""
    html = pieces_html(rolled.pieces, markers)
    inserted = next((whole for whole in rolled.wholes if whole.act == "insert"), None)
    if inserted is not None:
        html = SafeString(_bracket(inserted.owner, html, whole=True))
    others = [whole for whole in rolled.wholes if whole.act != "insert"]
    if any(whole.act == "delete" for whole in others):
        html = SafeString(_bracket("", html, whole=True))
    return SafeString(" ".join((html, *(_wanted(whole) for whole in others))))


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands at a word of the new text: words deleted before it, and whether itself is inserted."""

    deleted: tuple[Word, ...]
    is_inserted: bool


def changed_since(old: Wording, new: Wording) -> dict[int, Stretch]:
    """The redline by places of words in the new wording."""
    words = split_words(old)
    changed: dict[int, Stretch] = {}
    for gap in redline_hunks(old, new):
        gone = tuple(words[gap.start : gap.end])
        for place in range(gap.start_b, gap.end_b):
            changed[place] = Stretch(gone if place == gap.start_b else (), is_inserted=True)
        if gap.start_b == gap.end_b:
            changed[gap.start_b] = Stretch(gone, is_inserted=False)
    return changed


def _piece(piece: Piece, markers: Markers, place: int, changed: dict[int, Stretch]) -> str:
    if isinstance(piece, Plain):
        return "".join(_plain(piece.words, markers, place, changed))
    words = wording_html(piece.wording, markers) if piece.words else f"<i>{escape(_('delete'))}</i>"
    return _bracket(piece.owner, words)


def _plain(words: Sequence[Word], markers: Markers, place: int, changed: dict[int, Stretch]) -> Iterator[str]:
    start = 0
    for end in _cuts(len(words), place, changed):
        if end > start:
            yield from _run(words[start:end], markers, changed.get(place + start), first=start == 0)
        start = end


def _cuts(length: int, place: int, changed: dict[int, Stretch]) -> Iterable[int]:
    """The ends of runs of words that are shown alike."""
    for end in range(1, length):
        here, before = changed.get(place + end), changed.get(place + end - 1)
        if (here and here.deleted) or bool(here and here.is_inserted) != bool(before and before.is_inserted):
            yield end
    yield length


def _run(words: Sequence[Word], markers: Markers, stretch: Stretch | None, *, first: bool) -> Iterator[str]:
    if stretch and stretch.deleted:
        gone = join_words(stretch.deleted)
        yield ("" if first else " ") + f"<del>{wording_html(gone, {})}</del>"
        if first:
            yield " "
    html = wording_html(join_words(words), markers)
    if not first and words[0].space:
        yield " "
    yield f"<ins>{html}</ins>" if stretch and stretch.is_inserted else html


def _clashing_region(piece: Piece) -> int:
    """Pieces of one clashing region stand in one frame; 0 for all others."""
    return piece.region + 1 if isinstance(piece, Bracket) and piece.clash else 0


def _framed(inside: str) -> str:
    space = " " if inside.startswith(" ") else ""
    return f'{space}<span class="clash">{inside.lstrip(" ")}</span>'


def _is_spaced(piece: Piece) -> bool:
    # The versions of a region always stand apart from each other.
    return isinstance(piece, Bracket) or bool(piece.words and piece.words[0].space)


def _bracket(owner: str, html: str, *, whole: bool = False) -> str:
    name = f"<b>{escape(owner)}</b>" if owner else ""
    return f'<span class="br{" whole" if whole else ""}">{name}{html}</span>'


def _wanted(whole: Whole) -> str:
    words = _("delete the paragraph") if whole.act == "delete" else _("move the paragraph")
    html = _bracket(whole.owner, f"<i>{escape(words)}</i>")
    return _framed(html) if whole.clash else html
