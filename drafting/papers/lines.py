"""A text's lines in a paper: as they stand, or marked and tracked against the text before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from drafting.papers.authors import Authors
from drafting.papers.notes import NoteBook, View
from drafting.papers.pieces import Redline, plain_pieces, wording_pieces
from drafting.papers.places import Place, places
from drafting.papers.sheet import Line, LineSign, Note, NoteCall, Piece, Sign, Stamp
from drafting.text.compare import Hunk, compare
from drafting.text.hunks import redline_hunks
from drafting.text.paragraph import Paragraph, Text
from drafting.text.wording import Mark, Wording, from_plain, plain
from drafting.text.words import split_words

_Pieces = tuple[Piece | NoteCall, ...]
ITALIC: frozenset[Mark] = frozenset({"italic"})


def lines_of(
    old: Text,
    new: Text,
    *,
    authors: Authors | None,
    since: Text | None = None,
    moved: frozenset[Mark] = ITALIC,
    bracketed: Collection[str] = (),
) -> tuple[tuple[Line, ...], tuple[Note, ...]]:
    """The lines and notes of `new` against `old`; the text alone where the two are one and the same.

    With `authors` every change bears its stamp (a tracked paper), without it is only signed (a marked one): then
    what is new against `since` as well is said to be the latest, and moved text bears the marks `moved`. Of the
    paragraphs that are `bracketed` (by id) the words that stand are shown as standing: brackets are laid over a
    text and strike nothing (design §1).
    """
    writer = _Lines(old, new, authors, since, moved, frozenset(bracketed))
    following = pairwise((*places(old, new), None))
    lines = tuple(writer.line_at(place, after) for place, after in following if place is not None)
    return lines, writer.book.notes


def printed_label(paragraph: Paragraph) -> str:
    """The number as printed: "5." before a paragraph or a heading, "(a)" before a point, nothing without one."""
    if not paragraph.label:
        return ""
    return f"({paragraph.label})" if paragraph.kind == "subparagraph" else f"{paragraph.label}."


class _Lines:
    """Writes the lines from top to bottom; the note book must see them in that order."""

    def __init__(
        self,
        old: Text,
        new: Text,
        authors: Authors | None,
        since: Text | None,
        moved: frozenset[Mark],
        bracketed: frozenset[str],
    ) -> None:
        self._authors, self._moved_marks, self._bracketed = authors, moved, bracketed
        self._since = {each.id: each.wording for each in since.paragraphs} if since else None
        self.book = NoteBook(old, new, self._note_pieces, rewording=_rewording(old, new, authors))

    def line_at(self, place: Place, after: Place | None) -> Line:
        """The line of a place; what stands `after` it decides the order of signs at its end."""
        if place.happening in ("insert", "delete"):
            return self._whole(place)
        if place.happening == "keep":
            before_new = after is not None and after.happening in ("insert", "to")
            return self._kept(place.old, place.new, struck_end=before_new)
        return self._moved(place, place.old, place.new)

    def _kept(self, old: Paragraph, new: Paragraph, *, struck_end: bool) -> Line:
        if old.wording == new.wording and self._since is None:
            pieces = wording_pieces(new.wording, self.book, view="both")
        else:
            redline = replace(self._redline(old, new), struck_end=struck_end and self._authors is not None)
            pieces = redline.pieces(self.book)
        return Line(new.kind, new.level, self._label(old, new), pieces)

    def _whole(self, place: Place) -> Line:
        """A paragraph that came or went."""
        came, paragraph = place.happening == "insert", place.new
        sign: Sign = "ins" if came else "del"
        stamp = (
            self._authors.of_paragraph(paragraph.id, "insert" if came else "delete")
            if self._authors
            else None
        )
        if came and self._since is not None:
            pieces = self._redline(replace(paragraph, wording=()), paragraph).pieces(self.book)
        else:
            view: View = "new" if came else "old"
            pieces = wording_pieces(paragraph.wording, self.book, view=view, sign=sign, stamp=stamp)
        label = plain_pieces(printed_label(paragraph), sign, stamp)
        return Line(paragraph.kind, paragraph.level, label, pieces, sign, stamp)

    def _moved(self, place: Place, old: Paragraph, new: Paragraph) -> Line:
        if self._authors is None:
            return self._marked_move(place, old, new)
        stamp = self._authors.of_paragraph(new.id, "move")
        leaving = place.happening == "from"
        paragraph = old if leaving else new
        pieces = self._redline(old, new).pieces(self.book, view="old" if leaving else "new")
        label = plain_pieces(printed_label(paragraph))
        sign: LineSign = "from" if leaving else "to"
        return Line(paragraph.kind, paragraph.level, label, pieces, sign, stamp, place.move)

    def _marked_move(self, place: Place, old: Paragraph, new: Paragraph) -> Line:
        if place.happening == "from":
            return Line("remark", None, (), plain_pieces(f"[{_named(old)} moved]"))
        pieces = self._redline(old, new).pieces(self.book)
        pieces = _with_marks(pieces, self._moved_marks)
        return Line(new.kind, new.level, self._label(old, new), pieces, "to", move=place.move)

    def _redline(self, old: Paragraph, new: Paragraph) -> Redline:
        if self._authors is None:
            hunks = self._shown(new.id, old.wording, new.wording)
            return Redline(old.wording, new.wording, hunks, latest=self._latest(new))
        hunks = compare(old.wording, new.wording)
        stamps = self._authors.of_words(old.id, split_words(old.wording), hunks)
        return Redline(old.wording, new.wording, hunks, stamps, recorded=True)

    def _shown(self, paragraph: str, old: Wording, new: Wording) -> tuple[Hunk, ...]:
        return compare(old, new) if paragraph in self._bracketed else _readable(old, new)

    def _latest(self, new: Paragraph) -> frozenset[int]:
        """The places of the words that the paragraph did not have in the text to look back to."""
        if self._since is None:
            return frozenset()
        places: set[int] = set()
        shift = 0
        for hunk in self._shown(new.id, self._since.get(new.id, ()), new.wording):
            places |= set(range(hunk.start + shift, hunk.start + shift + len(hunk.words)))
            shift += len(hunk.words) - (hunk.end - hunk.start)
        return frozenset(places)

    def _label(self, old: Paragraph, new: Paragraph) -> tuple[Piece, ...]:
        was, now = printed_label(old), printed_label(new)
        if was == now:
            return plain_pieces(now)
        stamp = self._authors.pen if self._authors else None
        return plain_pieces(was, "del", stamp) + plain_pieces(now, "ins", stamp)

    def _note_pieces(self, old: str, new: str, sign: Sign, stamp: Stamp | None) -> tuple[Piece, ...]:
        if sign != "keep" or old == new:
            return plain_pieces(new, sign, stamp)
        was, now = from_plain(old), from_plain(new)
        recorded = self._authors is not None
        pieces = Redline(was, now, compare(was, now), recorded=recorded).pieces(self.book)
        return tuple(replace(piece, stamp=stamp) for piece in pieces if isinstance(piece, Piece))


def _rewording(old: Text, new: Text, authors: Authors | None) -> dict[str, Stamp]:
    """Whose the new words are of each note that both texts have in other words."""
    had = {note.id: note.text for note in old.footnotes}
    changed = {note.id for note in new.footnotes if had.get(note.id, note.text) != note.text}
    return {note: authors.of_note(note) for note in changed} if authors else {}


def _readable(old: Wording, new: Wording) -> tuple[Hunk, ...]:
    """The hunks as a reader is shown them: scraps of a rewritten paragraph gathered."""
    words = split_words(new)
    return tuple(Hunk(gap.start, gap.end, words[gap.start_b : gap.end_b]) for gap in redline_hunks(old, new))


def _named(paragraph: Paragraph) -> str:
    label = printed_label(paragraph).rstrip(".")
    if label:
        return f"Point {label}" if paragraph.kind == "subparagraph" else f"Paragraph {label}"
    words = plain(paragraph.wording).split()
    return f"“{' '.join(words[:4])}{' …' if len(words) > 4 else ''}”"


def _with_marks(pieces: _Pieces, marks: frozenset[Mark]) -> _Pieces:
    return tuple(
        replace(piece, marks=piece.marks | marks) if isinstance(piece, Piece) else piece for piece in pieces
    )
