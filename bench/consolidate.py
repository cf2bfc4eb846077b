"""Conflicts, consolidation and carrying over, for a text of 42 paragraphs (design §7); without a database."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from statistics import median
from time import process_time

from amendments.consolidation.change import Delete, Insert, Proposal, Reword
from amendments.consolidation.conflict import find_conflicts
from amendments.consolidation.consolidate import consolidate
from amendments.consolidation.rebase import Carried, Rebase
from amendments.consolidation.rolling import rolling
from bench.paragraphs import edited, paragraph
from bench.report import Figure, report
from drafting.text.compare import compare
from drafting.text.paragraph import Paragraph, Text
from drafting.text.wording import from_plain
from drafting.text.words import split_words

PARAGRAPHS = 42
AMENDMENTS = 500
WORDS = 72
ROUNDS = 7
SIDES = ("FR", "SE", "PL", "DE", "IT", "ES", "NL", "AT", "IE", "CZ")


def main() -> int:
    """Measure, report, and answer how many goals were missed."""
    random = Random(2026)
    words = [paragraph(random, WORDS) for _ in range(PARAGRAPHS)]
    base = Text("council", "", (), tuple(_operative(number, said) for number, said in enumerate(words)), ())
    apart = [_apart(number, words) for number in range(AMENDMENTS)]
    usual = [_usual(number, words, random) for number in range(AMENDMENTS)]
    half = apart[: AMENDMENTS // 2]
    times = {
        "compare": _cpu(lambda: _compare_all(base, usual)),
        "conflicts": _cpu(lambda: find_conflicts(base, usual)),
        "rolling": _cpu(lambda: rolling(base, usual)),
        "apart": _cpu(lambda: consolidate(base, apart)),
        "half": _cpu(lambda: consolidate(base, half)),
        "carry": _cpu(lambda: _carry(base, half, apart[AMENDMENTS // 2 :])),
    }
    figures = [
        Figure("500 amendments apart: compare, conflicts, next text", times["apart"], "ms", 150),
        Figure("the same, 500 against 250: ×", times["apart"] / times["half"], "", 2.2),
        Figure("500 amendments as they come: compare, conflicts", times["conflicts"], "ms", 150),
        Figure("of which comparing", times["compare"], "ms"),
        Figure("250 taken: next text, 250 others carried to it", times["carry"], "ms"),
        Figure("rolling text of 500 amendments as they come", times["rolling"], "ms"),
    ]
    return report("consolidate", figures, {"ms": times, "conflicts": len(find_conflicts(base, usual))})


def _operative(number: int, words: list[str]) -> Paragraph:
    return Paragraph(f"op{number}", "operative", str(number + 1), None, from_plain(" ".join(words)))


def _proposal(number: int, *changes: Reword | Insert | Delete) -> Proposal:
    rank = number % len(SIDES)
    return Proposal(f"AM {number}", SIDES[rank], (rank, number), changes)


def _apart(number: int, words: list[list[str]]) -> Proposal:
    """One word replaced that no other amendment touches."""
    turn, place = divmod(number, PARAGRAPHS)
    said = list(words[place])
    said[turn * 6 + 1] = f"new{number}"
    return _proposal(number, Reword(f"op{place}", from_plain(" ".join(said))))


def _usual(number: int, words: list[list[str]], random: Random) -> Proposal:
    """Mostly small edits of a paragraph; now and then a new paragraph or a deletion."""
    place = random.randrange(PARAGRAPHS)
    chance = random.random()
    if chance < 0.05:
        return _proposal(number, Delete(f"op{place}"))
    if chance < 0.15:
        new = from_plain(" ".join(paragraph(random, 40)))
        return _proposal(number, Insert(f"new{number}", f"op{place}", "operative", new))
    said = edited(words[place], random, random.randint(1, 2))
    return _proposal(number, Reword(f"op{place}", from_plain(" ".join(said))))


def _compare_all(base: Text, proposals: list[Proposal]) -> None:
    wordings = {paragraph.id: paragraph.wording for paragraph in base.paragraphs}
    for one in proposals:
        for change in one.changes:
            if isinstance(change, Reword):
                compare(wordings[change.paragraph], change.wording)


def _carry(base: Text, taken: list[Proposal], open: list[Proposal]) -> None:
    found = consolidate(base, taken)
    assert found.text is not None
    issue = Rebase(base, found.text, taken)
    assert all(isinstance(issue.of(one), Carried) for one in open)


def _cpu(measured: Callable[[], object]) -> float:
    """Milliseconds of processor time, the middle one of several rounds, no words cut beforehand."""
    times = []
    for _ in range(ROUNDS):
        split_words.cache_clear()
        start = process_time()
        measured()
        times.append((process_time() - start) * 1000)
    return median(times)


if __name__ == "__main__":
    main()
