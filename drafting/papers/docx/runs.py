"""Pieces and calls as runs: marks, printed signs, footnote numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import groupby

from drafting.papers.docx.comments import NO_ANCHORS, Anchors
from drafting.papers.docx.markup import element, run, text_element
from drafting.papers.docx.revisions import Revisions
from drafting.papers.profiles import Look, MarkingProfile
from drafting.papers.sheet import LineSign, NoteCall, Piece, Sign, Stamp
from drafting.papers.styles import is_from_right
from drafting.text.wording import Mark

# Said on the run itself as well as by its style: other readers of the file look there.
_RAISED: frozenset[Mark] = frozenset({"superscript"})
_NO_LOOKS: frozenset[Look] = frozenset()
_FROM_RIGHT = "<w:rtl/>"
_CALL_STYLE = '<w:rStyle w:val="FootnoteReference"/>'


class RunWriter:
    """Writes runs. With a profile signs are printed in its looks; without one they become revisions.

    `repeated` are the notes that are referred to again: their first call bears a bookmark.
    """

    def __init__(
        self, revisions: Revisions, *, profile: MarkingProfile | None, repeated: Collection[int]
    ) -> None:
        self._revisions, self._profile, self._repeated = revisions, profile, repeated

    def runs(
        self,
        pieces: Sequence[Piece | NoteCall],
        *,
        line: LineSign = "keep",
        stamp: Stamp | None = None,
        plain_heading: bool = False,
        anchors: Anchors = NO_ANCHORS,
    ) -> str:
        """The runs of one line; neighbours under one sign and stamp share one revision.

        A comment's reference stands in the revision that it explains, and goes with it.
        """
        written: list[str] = []
        runs = [
            self._call(piece) if isinstance(piece, NoteCall) else self._piece(piece, plain_heading)
            for piece in pieces
        ]
        for place, markup in anchors.before.items():
            runs[place] = markup + runs[place]
        for place, markup in anchors.behind.items():
            runs[place] += markup
        made = iter(runs)
        for (sign, who), group in groupby(pieces, key=_signature):
            inner = "".join([next(made) for _ in group])
            if self._profile is None:
                inner = self._revisions.wrapped(inner, line, sign, stamp=who, moved=stamp)
            written.append(inner)
        return "".join(written)

    def _piece(self, piece: Piece, plain_heading: bool) -> str:
        looks = self._profile.looks(piece.sign, latest=piece.latest) if self._profile else _NO_LOOKS
        properties = _properties(piece.marks, looks, plain_heading)
        if not piece.text.isascii() and is_from_right(piece.text):
            properties += _FROM_RIGHT
        if piece.was is not None and self._profile is None:
            was = element("rPr", _properties(piece.was, _NO_LOOKS, plain_heading))
            properties += self._revisions.element("rPrChange", was, piece.stamp)
        return run(text_element(self._text_tag(piece.sign), piece.text), properties=properties)

    def _text_tag(self, sign: Sign) -> str:
        return "delText" if self._profile is None and sign == "del" else "t"

    def _call(self, call: NoteCall) -> str:
        looks = self._profile.looks(call.sign, latest=call.latest) if self._profile else _NO_LOOKS
        properties = _CALL_STYLE + _properties(_RAISED, looks, plain_heading=False)
        if call.again:
            return self._reference(call, properties)
        reference = run(f'<w:footnoteReference w:id="{call.number}"/>', properties=properties)
        if call.number not in self._repeated:
            return reference
        mark = self._revisions.next_id()
        start = element("bookmarkStart", id=str(mark), name=_bookmark(call.number))
        return f'{start}{reference}<w:bookmarkEnd w:id="{mark}"/>'

    def _reference(self, call: NoteCall, properties: str) -> str:
        """The number of a note called before, as a field that follows it when notes are renumbered."""
        tracked = self._profile is None
        instruction = "delInstrText" if tracked and call.sign == "del" else "instrText"
        marker = call.marker if tracked else str(call.number)
        contents = (
            '<w:fldChar w:fldCharType="begin"/>',
            text_element(instruction, f" NOTEREF {_bookmark(call.number)} \\h "),
            '<w:fldChar w:fldCharType="separate"/>',
            text_element(self._text_tag(call.sign), marker),
            '<w:fldChar w:fldCharType="end"/>',
        )
        return "".join([run(content, properties=properties) for content in contents])


def _signature(piece: Piece | NoteCall) -> tuple[Sign, Stamp | None]:
    return piece.sign, piece.stamp if piece.sign != "keep" else None


def _bookmark(number: int) -> str:
    return f"_Ref_fn{number}"


@lru_cache(maxsize=512)
def _properties(marks: frozenset[Mark], looks: frozenset[Look], plain_heading: bool) -> str:
    """Marks and looks in the order of the schema: b, i, strike, u, vertAlign."""
    bold = "bold" in marks or "bold" in looks
    return "".join(
        (
            "<w:b/>" if bold else '<w:b w:val="0"/>' if plain_heading else "",
            "<w:i/>" if "italic" in marks or "italic" in looks else "",
            "<w:strike/>" if "strikethrough" in looks else "",
            '<w:u w:val="single"/>' if "underline" in looks else "",
            '<w:vertAlign w:val="superscript"/>' if "superscript" in marks else "",
        )
    )
