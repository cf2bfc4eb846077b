"""The marked paper: what changed since the text before, in the typists' way, with its key on page 1."""

from __future__ import annotations

from collections.abc import Collection

from drafting.papers.cover import audience_line, make_cover, title_of
from drafting.papers.docx.package import write_docx
from drafting.papers.html.page import write_html
from drafting.papers.lines import lines_of
from drafting.papers.omissions import without_deleted
from drafting.papers.pdf.compile import write_pdf
from drafting.papers.profiles import MarkingProfile
from drafting.papers.sheet import Piece, Sheet
from drafting.papers.values import Baseline, PaperValues, needed_baseline

_NAMES = {"bold": "bold", "italic": "italics", "underline": "underlined"}


def marked_docx(values: PaperValues) -> bytes:
    """The marked paper as a .docx file. Raises PaperError `no_baseline` for a first text."""
    return write_docx(_sheet(values))


def marked_pdf(values: PaperValues) -> bytes:
    """The marked paper as a .pdf file. Raises PaperError `no_baseline` for a first text."""
    return write_pdf(_sheet(values))


def marked_html(values: PaperValues) -> bytes:
    """The marked paper as an .html file. Raises PaperError `no_baseline` for a first text."""
    return write_html(_sheet(values))


def _sheet(values: PaperValues) -> Sheet:
    previous = needed_baseline(values)
    against = values.first or previous
    since = previous if values.first else None
    profile = values.profile
    lines, notes = lines_of(
        against.text,
        values.text,
        authors=None,
        since=since.text if since else None,
        moved=profile.moved,
        bracketed=values.bracketed | against.bracketed | (since.bracketed if since else frozenset()),
    )
    key = _key(profile, against, since, has_moved=any(line.sign == "to" for line in lines))
    if profile.deleted != "strikethrough":
        lines, notes = without_deleted(lines, notes, profile.deleted)
    return Sheet(
        cover=make_cover(values),
        title=title_of(values, f"{values.symbol}, marked against {against.symbol}"),
        issued=values.issued,
        heads=(audience_line(values.audience, values.delegation),),
        key=key,
        lines=lines,
        notes=notes,
        profile=profile,
    )


def _key(
    profile: MarkingProfile, against: Baseline, since: Baseline | None, *, has_moved: bool
) -> tuple[Piece, ...]:
    """The sentence that says what the marks mean, each mark shown on its own words (conventions §1, marking)."""
    struck = profile.deleted == "strikethrough"
    key = [
        Piece(f"Changes to {against.symbol} are marked: new text is {_in(profile.new)}"),
        Piece(_named(profile.new), sign="ins"),
        Piece(", deleted text is " if struck else ", deleted text is shown by "),
        Piece("struck through", sign="del") if struck else Piece(profile.deleted),
        Piece("."),
    ]
    if since is not None:
        key += [
            Piece(f" What is new since {since.symbol} is {_in(profile.latest)}"),
            Piece(_named(profile.latest), latest=True),
            Piece("."),
        ]
    if has_moved:
        key += [
            Piece(f" Moved text is {_in(profile.moved)}"),
            Piece(_named(profile.moved), profile.moved),
            Piece(" where it now stands."),
        ]
    return tuple(key)


def _in(looks: Collection[str]) -> str:
    return "" if set(looks) == {"underline"} else "in "


def _named(looks: Collection[str]) -> str:
    """The looks as the key names them."""
    return " ".join(name for look, name in _NAMES.items() if look in looks)
