"""Words not agreed as they are printed: `[shall] [FR, SE: should] be shielded` (conventions §2, brackets)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from drafting.text.footnotes import prune
from drafting.text.paragraph import Footnote, Kind, Paragraph, Text
from drafting.text.wording import Call, Run, Wording, canonical


@dataclass(frozen=True, slots=True)
class Agreed:
    """Words outside brackets; `spaced`: a space stands before them."""

    wording: Wording
    spaced: bool = True


@dataclass(frozen=True, slots=True)
class Version:
    """Words in brackets. Those of the text itself have no owner; without words it is a deletion.

    `notes` are the footnotes (by id) that are called behind the bracket.
    """

    owner: str
    wording: Wording
    notes: tuple[str, ...] = ()
    spaced: bool = True


@dataclass(frozen=True, slots=True)
class Want:
    """What is wanted of a paragraph as a whole; `to` says in words where one that moves shall stand."""

    act: Literal["insert", "delete", "move"]
    owner: str
    to: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BracketedParagraph:
    """A paragraph with what is proposed for it, where it stands or would stand; `notes` concern all of it."""

    id: str
    kind: Kind
    label: str | None
    level: int | None
    pieces: tuple[Agreed | Version, ...]
    wants: tuple[Want, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as it was printed with its brackets. One that is not in the text stands `after` another."""

    paragraph: Paragraph
    is_new: bool = False
    after: str | None = None


def printed_text(
    base: Text, paragraphs: Iterable[BracketedParagraph], footnotes: Iterable[Footnote] = ()
) -> Text:
    """The paragraphs with their brackets typed in, under the base's cover and title.

    `footnotes` are those that the brackets call beside the base's own. Dissolving every bracket one way gives
    the base, the other way the proposal (design §3).
    """
    known = {note.id: note for note in (*footnotes, *base.footnotes)}
    printed = tuple(
        Paragraph(each.id, each.kind, each.label, each.level, _wording(each)) for each in paragraphs
    )
    return prune(replace(base, paragraphs=printed, footnotes=tuple(known.values())))


def with_brackets(text: Text, brackets: Iterable[Printed], footnotes: Iterable[Footnote] = ()) -> Text:
    """The text with those of its paragraphs that have brackets as they were printed, and the proposed ones."""
    printed = {each.paragraph.id: each for each in brackets}
    if not printed:
        return text
    followers: dict[str | None, list[Paragraph]] = {}
    for each in printed.values():
        if each.is_new:
            followers.setdefault(each.after, []).append(each.paragraph)
    known = {note.id: note for note in (*text.footnotes, *footnotes)}
    return prune(
        replace(
            text,
            paragraphs=tuple(_laid_out(text, printed, followers)),
            footnotes=tuple(known.values()),
        )
    )


def _laid_out(
    text: Text, printed: Mapping[str, Printed], followers: Mapping[str | None, list[Paragraph]]
) -> Iterator[Paragraph]:
    yield from _behind(None, followers)
    for paragraph in text.paragraphs:
        yield printed[paragraph.id].paragraph if paragraph.id in printed else paragraph
        yield from _behind(paragraph.id, followers)


def _behind(anchor: str | None, followers: Mapping[str | None, list[Paragraph]]) -> Iterator[Paragraph]:
    """The proposed paragraphs after one, each with those after it; not recursive, since chains may be long."""
    waiting = list(reversed(followers.get(anchor, ())))
    while waiting:
        paragraph = waiting.pop()
        yield paragraph
        waiting += reversed(followers.get(paragraph.id, ()))


def _wording(paragraph: BracketedParagraph) -> Wording:
    """The printed wording; a paragraph without any bracket keeps its own."""
    first, *more = paragraph.pieces or (Agreed(()),)
    if isinstance(first, Agreed) and not more and not paragraph.wants and not paragraph.notes:
        return first.wording
    pieces = [piece for part in paragraph.pieces for piece in _piece(part)]
    inserted = next((want for want in paragraph.wants if want.act == "insert"), None)
    if inserted is not None:
        pieces = [*_bracket(inserted.owner, pieces), *map(Call, inserted.notes)]
    others = [want for want in paragraph.wants if want.act != "insert"]
    if any(want.act == "delete" for want in others):
        pieces = _bracket("", pieces)
    for want in others:
        pieces += (Run(" "), *_bracket(want.owner, [_asked(want)]), *map(Call, want.notes))
    return canonical((*pieces, *map(Call, paragraph.notes)))


def _piece(piece: Agreed | Version) -> list[Run | Call]:
    space = [Run(" ")] if piece.spaced else []
    if isinstance(piece, Agreed):
        return [*space, *piece.wording]
    words = piece.wording or (_said("delete"),)
    return [*space, *_bracket(piece.owner, words), *map(Call, piece.notes)]


def _bracket(owner: str, words: Iterable[Run | Call]) -> list[Run | Call]:
    return [Run(f"[{owner}: " if owner else "["), *canonical(tuple(words)), Run("]")]


def _asked(want: Want) -> Run:
    return _said("delete the paragraph" if want.act == "delete" else f"move {want.to}")


def _said(words: str) -> Run:
    """What is asked, and is not itself proposed as text."""
    return Run(words, frozenset({"italic"}))
