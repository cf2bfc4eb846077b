"""Papers: a revision of about twenty pages with fifty footnotes and two hundred changes (design §7).

In the same run python-docx writes the same words, without revisions and notes, which it does not know, and
WeasyPrint sets the same marked pages with their notes. Times are of the processor, all its threads together, so
that what else a machine does is left out.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from statistics import median
from time import process_time

import pypdfium2

from bench.paper_peers import python_docx, weasyprint_pdf
from bench.paragraphs import edited, paragraph
from bench.report import Figure, report
from drafting.maker.child import leave_tidying_for_between, tidy_up
from drafting.papers.make import make_paper
from drafting.papers.marked import marked_pdf
from drafting.papers.values import Baseline, PaperValues, TrackedChange
from drafting.text.compare import compare
from drafting.text.paragraph import CoverField, Footnote, Paragraph, Text
from drafting.text.wording import Call, Run, Wording, canonical
from drafting.text.words import split_words

PARAGRAPHS = 100
WORDS = 66
NOTES = 50
CHANGES = 200
ROUNDS = 15
WEASYPRINT_ROUNDS = 3  # it takes its time
_ISSUED = datetime(2026, 3, 2, tzinfo=UTC)
_COVER = (CoverField("from", "Presidency"), CoverField("to", "Delegations"), CoverField("subject", "A text"))


def main() -> int:
    """Measure, report, and answer how many goals were missed."""
    leave_tidying_for_between()  # as the worker's child does; the peers gain by it as well
    # Each round another text: the typesetter remembers what it has set.
    revisions = [_values(seed) for seed in range(ROUNDS)]
    values = revisions[0]
    first_pdf = _timed(marked_pdf, values)  # with its fonts and templates to read
    times = {
        f"{paper} {form}": [_once(paper, form, each) for each in revisions]
        for paper, form in (
            ("clean", "docx"),
            ("marked", "docx"),
            ("tracked", "docx"),
            ("clean", "pdf"),
            ("marked", "pdf"),
        )
    }
    peers = {
        "python-docx": [_timed(python_docx, each) for each in revisions],
        "weasyprint": [_timed(weasyprint_pdf, each) for each in revisions[:WEASYPRINT_ROUNDS]],
    }
    tracked, marked = median(times["tracked docx"]), median(times["marked pdf"])
    docx_peer, pdf_peer = median(peers["python-docx"]), median(peers["weasyprint"])
    figures = [
        Figure("tracked DOCX, warm, median CPU", tracked, "ms", 15),
        Figure("clean DOCX, warm, median CPU", median(times["clean docx"]), "ms", 15),
        Figure("marked DOCX, warm, median CPU", median(times["marked docx"]), "ms", 15),
        Figure("python-docx, words only, median CPU", docx_peer, "ms"),
        Figure("tracked DOCX × python-docx", tracked / docx_peer, "", 1.0),
        Figure("clean PDF, warm, median CPU", median(times["clean pdf"]), "ms", 100),
        Figure("marked PDF, warm, median CPU", marked, "ms", 100),
        *_beside_weasyprint(values, marked, pdf_peer),
        Figure("marked PDF, first in the process, CPU", first_pdf, "ms", 400),
    ]
    sizes = {"pages": _pages(values), "changes": len(values.changes), "notes": NOTES}
    return report("papers", figures, {"ms": times, "peers ms": peers, **sizes})


def _beside_weasyprint(values: PaperValues, ours: float, theirs: float) -> list[Figure]:
    """Their time and the ratio; nothing where WeasyPrint cannot be had, which is said."""
    if weasyprint_pdf(values) is None:
        print("WeasyPrint is not here (requirements-bench.txt, and the system's Pango): no ratio to it.")
        return []
    return [
        Figure("WeasyPrint, marked pages with notes, median CPU", theirs, "ms"),
        Figure("marked PDF × WeasyPrint", ours / theirs, "", 1.0),
    ]


def _values(seed: int) -> PaperValues:
    random = Random(seed)
    bases = [paragraph(random, WORDS) for _ in range(PARAGRAPHS)]
    edits = [edited(words, random, CHANGES // PARAGRAPHS) for words in bases]
    before, after = _text(bases), _text(edits)
    changes = tuple(
        TrackedChange(
            old.id, "reword", random.choice(["FR, SE", "DE", "PL"]), _ISSUED, hunk.start, hunk.end, hunk.words
        )
        for old, new in zip(before.paragraphs, after.paragraphs, strict=True)
        for hunk in compare(old.wording, new.wording)
    )
    return PaperValues("9657/26", after, _ISSUED, baseline=Baseline("9644/26", before), changes=changes)


def _text(bodies: list[list[str]]) -> Text:
    paragraphs = tuple(
        Paragraph(f"p{place}", "operative", str(place + 1), None, _wording(words, place))
        for place, words in enumerate(bodies)
    )
    notes = tuple(Footnote(f"n{number}", f"See paragraph {number} of the report.") for number in range(NOTES))
    return Text("council", "A text", _COVER, paragraphs, notes)


def _wording(words: list[str], place: int) -> Wording:
    body = Run(" ".join(words))
    return canonical((body, Call(f"n{place}")) if place < NOTES else (body,))


def _once(paper: str, form: str, values: PaperValues) -> float:
    """Milliseconds for one paper; what a worker cannot have seen before is forgotten first."""
    split_words.cache_clear()
    tidy_up()
    start = process_time()
    make_paper(paper, form, values)
    return round((process_time() - start) * 1000, 2)


def _timed(make: Callable[[PaperValues], object], values: PaperValues) -> float:
    """Milliseconds of what remembers nothing of the text before."""
    gc.collect()
    start = process_time()
    make(values)
    return round((process_time() - start) * 1000, 2)


def _pages(values: PaperValues) -> int:
    with pypdfium2.PdfDocument(make_paper("clean", "pdf", replace(values, baseline=None))) as document:
        return len(document)


if __name__ == "__main__":
    raise SystemExit(main())
