"""Comparison of words: its time for a paragraph, and how near to the minimum what it shows is (design §7)."""

from __future__ import annotations

from random import Random
from statistics import fmean, quantiles
from time import process_time

from bench.paragraphs import edited, half_rewritten, paragraph
from bench.report import Figure, report
from drafting.text.compare import compare
from drafting.text.hunks import redline_hunks
from drafting.text.redline import redline
from drafting.text.wording import Wording, from_plain, plain
from drafting.text.words import key, split_words

Pairs = list[tuple[Wording, Wording]]
PAIRS = 500


def main() -> int:
    """Measure, report, and answer how many goals were missed."""
    random = Random(2026)
    bases = [paragraph(random, random.randint(30, 90)) for _ in range(PAIRS)]
    small = _pairs(bases, [edited(words, random, random.randint(1, 4)) for words in bases])
    half = _pairs(bases, [half_rewritten(words, random) for words in bases])
    wholly = _pairs(bases, [paragraph(random, random.randint(30, 90)) for _ in bases])
    times = _times(small)
    ratios = {name: _ratios(pairs) for name, pairs in (("small", small), ("half", half), ("wholly", wholly))}
    hunks = {
        name: [len(redline_hunks(a, b)) for a, b in pairs]
        for name, pairs in (("half", half), ("wholly", wholly))
    }
    figures = [
        Figure("compare a paragraph, first seen: mean CPU", fmean(times), "µs", 150),
        Figure("compare a paragraph, first seen: p95 CPU", quantiles(times, n=20)[-1], "µs"),
        Figure("redline a paragraph: mean CPU", _redline_time(small), "µs"),
        Figure("words shown as changed, small edits: × minimum", fmean(ratios["small"]), "", 1.01),
        Figure("words shown as changed, half rewritten: × minimum", fmean(ratios["half"]), ""),
        Figure("words shown as changed, wholly rewritten: × minimum", fmean(ratios["wholly"]), "", 1.2),
        Figure("places shown, half rewritten: most", max(hunks["half"]), "", 4),
        Figure("places shown, wholly rewritten: most", max(hunks["wholly"]), "", 3),
    ]
    return report("compare", figures, {"pairs": PAIRS, "µs": times, "ratios": ratios, "hunks": hunks})


def _pairs(bases: list[list[str]], others: list[list[str]]) -> Pairs:
    return [(from_plain(" ".join(a)), from_plain(" ".join(b))) for a, b in zip(bases, others, strict=True)]


def _times(pairs: Pairs) -> list[float]:
    """CPU microseconds for each pair, the cutting into words included."""
    times = []
    for a, b in pairs:
        split_words.cache_clear()
        start = process_time()
        compare(a, b)
        times.append(round((process_time() - start) * 1e6, 1))
    return times


def _redline_time(pairs: Pairs) -> float:
    start = process_time()
    for a, b in pairs:
        redline(a, b)
    return (process_time() - start) / len(pairs) * 1e6


def _ratios(pairs: Pairs) -> list[float]:
    return [round(_touched(a, b) / _minimum(a, b), 4) for a, b in pairs if plain(a) != plain(b)]


def _touched(a: Wording, b: Wording) -> int:
    return sum(gap.end - gap.start + gap.end_b - gap.start_b for gap in redline_hunks(a, b))


def _minimum(a: Wording, b: Wording) -> int:
    """The fewest words deleted and inserted, by the plain table and not by the engine that is measured."""
    first, second = ([key(word) for word in split_words(each)] for each in (a, b))
    row = [0] * (len(second) + 1)
    for word in first:
        diagonal = 0
        for place, other in enumerate(second, start=1):
            longest = diagonal + 1 if word == other else max(row[place], row[place - 1])
            diagonal, row[place] = row[place], longest
    return len(first) + len(second) - 2 * row[-1]


if __name__ == "__main__":
    main()
