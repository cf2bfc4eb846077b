"""The tracked paper: every change a real revision in Word, under the delegation and the day it comes from."""

from __future__ import annotations

from drafting.papers.authors import Authors
from drafting.papers.cover import audience_line, make_cover, title_of
from drafting.papers.docx.package import write_docx
from drafting.papers.lines import lines_of
from drafting.papers.sheet import Sheet
from drafting.papers.values import PaperValues, needed_baseline


def tracked_docx(values: PaperValues) -> bytes:
    """The tracked paper as a .docx file. Raises PaperError `no_baseline` for a first text.

    Accepting all its revisions gives the words of the revision, rejecting all of them those of the baseline.
    """
    baseline = needed_baseline(values)
    authors = Authors(values.changes, values.issued)
    lines, notes = lines_of(baseline.text, values.text, authors=authors)
    sheet = Sheet(
        cover=make_cover(values),
        title=title_of(values, f"{values.symbol}, tracked against {baseline.symbol}"),
        issued=values.issued,
        heads=(
            audience_line(values.audience, values.delegation),
            f"Changes tracked against {baseline.symbol}",
        ),
        key=(),
        lines=lines,
        notes=notes,
        tracked=True,
        # Who asked for what and why is for those who negotiate.
        explanations=() if values.audience == "public" else values.explanations,
    )
    return write_docx(sheet)
