"""Papers: a revision of about twenty pages with fifty footnotes and two hundred changes (design §7).

python-docx writes the same sheet in the same run, without revisions and notes, which it does not know. Times are
of the processor, all its threads together, so that what else a machine does is left out.
"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from statistics import median
from time import process_time

import docx
import pypdfium2

from bench.paragraphs import edited, paragraph
from bench.report import Figure, report
from drafting.papers.make import make_paper
from drafting.papers.values import Baseline, PaperValues, TrackedChange
from drafting.text.compare import compare
from drafting.text.paragraph import CoverField, Footnote, Paragraph, Text
from drafting.text.wording import Call, Run, Wording, canonical, plain
from drafting.text.words import split_words

PARAGRAPHS = 100
WORDS = 66
NOTES = 50
CHANGES = 200
ROUNDS = 15
_ISSUED = datetime(2026, 3, 2, tzinfo=UTC)
_COVER = (CoverField("from", "Presidency"), CoverField("to", "Delegations"), CoverField("subject", "A text"))


def main() -> int:
    """Measure, report, and answer how many goals were missed."""
    # Each round another text: the typesetter remembers what it has set.
    revisions = [_values(seed) for seed in range(ROUNDS)]
    values = revisions[0]
    first_pdf = _once("marked", "pdf", values)
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
    peer = [_python_docx(each) for each in revisions]
    tracked = median(times["tracked docx"])
    figures = [
        Figure("tracked DOCX, warm, median CPU", tracked, "ms", 15),
        Figure("clean DOCX, warm, median CPU", median(times["clean docx"]), "ms", 15),
        Figure("marked DOCX, warm, median CPU", median(times["marked docx"]), "ms", 15),
        Figure("python-docx, words only, median CPU", median(peer), "ms"),
        Figure("tracked DOCX × python-docx", tracked / median(peer), "", 1.0),
        Figure("clean PDF, warm, median CPU", median(times["clean pdf"]), "ms", 100),
        Figure("marked PDF, warm, median CPU", median(times["marked pdf"]), "ms", 100),
        Figure("marked PDF, first in the process, CPU", first_pdf, "ms", 400),
    ]
    sizes = {"pages": _pages(values), "changes": len(values.changes), "notes": NOTES}
    return report("papers", figures, {"ms": times, "python-docx ms": peer, **sizes})


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
    start = process_time()
    make_paper(paper, form, values)
    return round((process_time() - start) * 1000, 2)


def _python_docx(values: PaperValues) -> float:
    start = process_time()
    document = docx.Document()
    for each in values.text.paragraphs:
        document.add_paragraph(f"{each.label}.\t{plain(each.wording)}")
    document.save(io.BytesIO())
    return round((process_time() - start) * 1000, 2)


def _pages(values: PaperValues) -> int:
    with pypdfium2.PdfDocument(make_paper("clean", "pdf", replace(values, baseline=None))) as document:
        return len(document)


if __name__ == "__main__":
    raise SystemExit(main())
