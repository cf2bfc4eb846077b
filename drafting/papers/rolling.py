"""The rolling paper: the text with every live proposal in square brackets, reservations as footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from drafting.papers.akn.document import clean_xml
from drafting.papers.dated import as_of_the_moment, dated_sheet, moment, needed_text
from drafting.papers.docx.package import write_docx
from drafting.papers.html.page import write_html
from drafting.papers.lines import lines_of
from drafting.papers.pdf.compile import write_pdf
from drafting.papers.sheet import Sheet
from drafting.papers.values import PaperValues

# Over so many, delegations are not named one by one any more (conventions §1, reservations).
_NAMED_AT_MOST = 9
_ABOUT = "Rolling text"


@dataclass(frozen=True, slots=True)
class Reserve:
    """One delegation's reservation or objection, `kind` in the words that a footnote prints."""

    code: str
    kind: str


def reservations(reserves: Iterable[Reserve]) -> str:
    """The footnote: "CZ scrutiny reservation." or "DE and FR scrutiny reservation; IT objection."

    Kinds are parted by semicolons, codes stand in alphabetical order (15214/19); over nine they are "several
    delegations".
    """
    ordered = sorted(reserves, key=lambda each: (each.kind, each.code))
    told = [
        f"{_named([each.code for each in group])} {kind}"
        for kind, group in groupby(ordered, key=lambda each: each.kind)
    ]
    sentence = "; ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def rolling_docx(values: PaperValues) -> bytes:
    """The rolling paper as a .docx file. Raises PaperError `no_snapshot`."""
    return write_docx(_sheet(values))


def rolling_pdf(values: PaperValues) -> bytes:
    """The rolling paper as a .pdf file. Raises PaperError `no_snapshot`."""
    return write_pdf(_sheet(values))


def rolling_html(values: PaperValues) -> bytes:
    """The rolling paper as an .html file. Raises PaperError `no_snapshot`."""
    return write_html(_sheet(values))


def rolling_xml(values: PaperValues) -> bytes:
    """The rolling paper in Akoma Ntoso. Raises PaperError `no_snapshot`."""
    text = needed_text(values)
    dated = as_of_the_moment(values, _ABOUT)
    return clean_xml(replace(dated, text=replace(text, cover=dated.text.cover)))


def _sheet(values: PaperValues) -> Sheet:
    text = needed_text(values)
    lines, notes = lines_of(text, text, authors=None)
    assert values.snapshot is not None
    return dated_sheet(
        values,
        title=f"{values.symbol}, rolling text",
        about=_ABOUT,
        key=(
            f"Rolling text: {values.symbol} with all that was proposed and open on {moment(values.snapshot.at)}. "
            "Words in square brackets are not agreed; those that name a delegation are its proposal, those that "
            "name none are the words of the text they would replace."
        ),
        lines=lines,
        notes=notes,
    )


def _named(codes: Sequence[str]) -> str:
    if len(codes) > _NAMED_AT_MOST:
        return "several delegations:"
    *others, last = codes
    return f"{', '.join(others)} and {last}" if others else last
