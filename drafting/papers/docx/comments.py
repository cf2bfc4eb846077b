"""Explanations as Word's comments: each in the margin of the first words that came or went for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from drafting.papers.docx.markup import element, paragraph, part, run, text_element
from drafting.papers.docx.revisions import instant
from drafting.papers.sheet import Line, Piece
from drafting.papers.values import Explanation

_SIGN = '<w:rStyle w:val="CommentReference"/>'
# Word prints the initials beside a comment's number; its schema allows nine characters.
_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Anchors:
    """What is written before and behind the pieces of a line, by their places in it."""

    before: dict[int, str] = field(default_factory=dict)
    behind: dict[int, str] = field(default_factory=dict)


NO_ANCHORS = Anchors()


class Comments:
    """The explanations that concern these lines, in the order of the words they explain.

    Their numbers follow those of the `notes`: LibreOffice (7.4) sorts the two together while it looks for the words
    of notes, and with a comment between the first and the second call would take those of another note.
    """

    def __init__(self, explanations: Sequence[Explanation], lines: Sequence[Line], *, notes: int) -> None:
        places = _places(lines) if explanations else {}
        explained = [(places[each.proposal], each) for each in explanations if each.proposal in places]
        explained.sort(key=lambda each: each[0])
        self._anchors: dict[int, Anchors] = {}
        self._written: list[str] = []
        for number, ((line, first, last), explanation) in enumerate(explained, start=notes + 1):
            anchors = self._anchors.setdefault(line, Anchors())
            anchors.before[first] = anchors.before.get(first, "") + _start(number)
            anchors.behind[last] = anchors.behind.get(last, "") + _reference(number)
            self._written.append(_comment(number, explanation))

    def anchors(self, line: int) -> Anchors:
        """Those of the line at this place."""
        return self._anchors.get(line, NO_ANCHORS)

    def part(self) -> bytes:
        """The part that holds their words."""
        return part("comments", "".join(self._written))


def _places(lines: Sequence[Line]) -> Mapping[str, tuple[int, int, int]]:
    """By proposal, the first line that shows what it did, and there its first and its last piece.

    What was moved is explained where it stands now; where it stood, only what cannot be seen there any more.
    """
    found: dict[str, tuple[int, int, int]] = {}
    here = [place for place, line in enumerate(lines) if line.sign != "from"]
    gone = [place for place, line in enumerate(lines) if line.sign == "from"]
    for place in (*here, *gone):
        shown: dict[str, tuple[int, int, int]] = {}
        for at, proposal in _shown(lines[place]):
            first = shown[proposal][1] if proposal in shown else at
            shown[proposal] = place, first, at
        found.update({proposal: where for proposal, where in shown.items() if proposal not in found})
    return found


def _shown(line: Line) -> Iterator[tuple[int, str]]:
    """The proposals behind each piece, the line's own among them, since all of it came or went for that."""
    whole = line.stamp.proposals if line.stamp else ()
    for at, piece in enumerate(line.pieces):
        stamped = piece.sign != "keep" or not isinstance(piece, Piece) or piece.was is not None
        own = piece.stamp.proposals if piece.stamp and stamped else ()
        for proposal in (*own, *whole):
            yield at, proposal


def _start(number: int) -> str:
    return element("commentRangeStart", id=str(number))


def _reference(number: int) -> str:
    end = element("commentRangeEnd", id=str(number))
    return end + run(element("commentReference", id=str(number)), properties=_SIGN)


def _comment(number: int, explanation: Explanation) -> str:
    first, *more = explanation.text.split("\n")
    sign = run("<w:annotationRef/>", properties=_SIGN)
    said = [paragraph("CommentText", sign + run(text_element("t", first)))]
    said += [paragraph("CommentText", run(text_element("t", each))) for each in more]
    return element(
        "comment",
        "".join(said),
        id=str(number),
        author=explanation.author,
        date=instant(explanation.date),
        initials=explanation.author.partition(",")[0][:_INITIALS].upper(),
    )
