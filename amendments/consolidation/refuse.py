"""What no amendment may ask (design §3, "What the words mean" 7, and bad input)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from amendments.consolidation.change import Change, Delete, Insert, Move, Reword
from amendments.consolidation.order import arranged, loops
from drafting.text.characters import bad_character, looks
from drafting.text.compare import compare, is_white
from drafting.text.paragraph import KINDS, Footnote, Paragraph, Text
from drafting.text.wording import Wording, calls, plain
from drafting.text.words import NO_BREAK_SPACES, count_words, split_words

Code = Literal[
    "no_change",
    "equal_to_base",
    "no_words",
    "white_space",
    "stands_there",
    "unknown_paragraph",
    "contradiction",
    "bad_characters",
    "unknown_kind",
    "unknown_footnote",
]


class Refused(ValueError):
    """The changes cannot be an amendment: a stable code, a sentence, and which change (from 0; None: all).

    The sentence is one of the catalogues', with the names of `values` in it.
    """

    def __init__(self, code: Code, sentence: str, place: int | None = None, **values: str) -> None:
        super().__init__(sentence % values if values else sentence)
        self.code: Code = code
        self.sentence, self.values = sentence, values
        self.place = place


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for the catalogues; who shows it translates it."""
    return sentence


def check_changes(base: Text, changes: Sequence[Change]) -> None:
    """Raises Refused unless the changes, with canonical wordings, can be an amendment to `base`."""
    if not changes:
        raise Refused("no_change", gettext_noop("An amendment must change something."))
    paragraphs = {paragraph.id: paragraph for paragraph in base.paragraphs}
    notes = {note.id: note.text for note in base.footnotes}
    _check_paragraphs(paragraphs.keys(), changes)
    for place, change in enumerate(changes):
        if isinstance(change, Insert):
            _check_kind(change, place)
        if isinstance(change, (Reword, Insert)):
            _check_words(change.wording, change.footnotes, notes.keys(), place)
        if isinstance(change, Reword):
            _check_reword(paragraphs[change.paragraph].wording, change, notes, place)
    _check_notes(changes)
    _check_moves(base.paragraphs, changes)


def _check_paragraphs(known: Iterable[str], changes: Sequence[Change]) -> None:
    """Every id is known, and nothing is asked of one paragraph that cannot be done together."""
    ids = set(known)
    own = {change.paragraph for change in changes if isinstance(change, Insert)}
    done: dict[str, list[type[Change]]] = {}
    for place, change in enumerate(changes):
        if isinstance(change, Insert):
            if change.paragraph in ids:
                raise Refused(
                    "contradiction", gettext_noop("A paragraph with this id is in the text already."), place
                )
        elif change.paragraph not in ids:
            raise Refused("unknown_paragraph", gettext_noop("The paragraph is not in the text."), place)
        after = change.after if isinstance(change, (Insert, Move)) else None
        if after is not None and after not in ids and after not in own:
            raise Refused(
                "unknown_paragraph", gettext_noop("The paragraph to stand after is not in the text."), place
            )
        before = done.setdefault(change.paragraph, [])
        if type(change) in before or (before and Delete in (*before, type(change))):
            raise Refused(
                "contradiction", gettext_noop("The paragraph is changed in two ways at once."), place
            )
        before.append(type(change))
    anchors = {change.paragraph: change.after for change in changes if isinstance(change, (Insert, Move))}
    circle = next(loops(anchors), None)
    if circle:
        place = next(place for place, change in enumerate(changes) if change.paragraph in circle)
        raise Refused(
            "contradiction", gettext_noop("Paragraphs are placed after one another in a circle."), place
        )


def _check_kind(change: Insert, place: int) -> None:
    if change.kind not in KINDS:
        raise Refused(
            "unknown_kind",
            gettext_noop("There is no kind of paragraph called %(kind)s."),
            place,
            kind=repr(change.kind),
        )
    if change.level is not None and change.level < 1:
        raise Refused("unknown_kind", gettext_noop("The level of a paragraph is at least 1."), place)


def _check_words(wording: Wording, notes: Iterable[Footnote], known: Iterable[str], place: int) -> None:
    for text in (plain(wording), *_note_texts(notes)):
        bad = bad_character(text)
        if bad:
            raise Refused(
                "bad_characters",
                gettext_noop("The character %(character)s may not stand in a text."),
                place,
                character=bad,
            )
    if not count_words(wording):
        raise Refused("no_words", gettext_noop("The wording has no words."), place)
    with_text = {note.id for note in notes}
    unknown = next((note for note in calls(wording) if note not in with_text and note not in known), None)
    if unknown is not None:
        raise Refused(
            "unknown_footnote",
            gettext_noop("The footnote %(footnote)s is unknown and has no text."),
            place,
            footnote=unknown,
        )


def _note_texts(notes: Iterable[Footnote]) -> Iterator[str]:
    for note in notes:
        yield from (note.id, note.text)


def _check_notes(changes: Sequence[Change]) -> None:
    """A note has one text, however many of the changes call it."""
    texts: dict[str, str] = {}
    for place, change in enumerate(changes):
        for note in change.footnotes if isinstance(change, (Reword, Insert)) else ():
            if texts.setdefault(note.id, note.text) != note.text:
                raise Refused(
                    "contradiction",
                    gettext_noop("The footnote %(footnote)s has two texts."),
                    place,
                    footnote=note.id,
                )


def _check_reword(base: Wording, change: Reword, notes: dict[str, str], place: int) -> None:
    hunks = compare(base, change.wording)
    words = split_words(base)
    called = set(calls(change.wording))
    if any(note.id in called and notes.get(note.id, note.text) != note.text for note in change.footnotes):
        return
    if not hunks:
        raise Refused("equal_to_base", gettext_noop("The paragraph reads so already."), place)
    if all(is_white(words, hunk) for hunk in hunks) or _breathless(base) == _breathless(change.wording):
        raise Refused("white_space", gettext_noop("Only white space would change."), place)
    for hunk in hunks:
        old = " ".join(word.text for word in words[hunk.start : hunk.end])
        new = " ".join(word.text for word in hunk.words)
        if old != new and looks(new) != new and looks(old) == looks(new):
            raise Refused(
                "bad_characters",
                gettext_noop("%(words)s looks like the text as it stands, and is not."),
                place,
                words=repr(new),
            )


def _breathless(wording: Wording) -> tuple[object, ...]:
    """The wording's words and marks, all kinds of space between words alike."""
    return tuple(
        (word.parts, word.call)
        for word in split_words(wording)
        if word.text not in NO_BREAK_SPACES or word.call
    )


def _check_moves(paragraphs: Sequence[Paragraph], changes: Sequence[Change]) -> None:
    moves = {change.paragraph: change.after for change in changes if isinstance(change, Move)}
    before: dict[str, str | None] = {}
    last: str | None = None
    for paragraph in paragraphs:
        before[paragraph.id], last = last, paragraph.id
    for place, change in enumerate(changes):
        if (
            isinstance(change, Move)
            and change.after == before[change.paragraph]
            and change.after not in moves
        ):
            raise Refused("stands_there", gettext_noop("The paragraph stands there already."), place)
    ids = [paragraph.id for paragraph in paragraphs]
    if len(moves) == len(changes) and list(arranged(ids, moves)) == ids:
        raise Refused("stands_there", gettext_noop("All paragraphs stand where they would be moved."), None)
