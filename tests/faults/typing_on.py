"""Twenty people in one room, at work for as long as asked; and what is looked at when they are struck."""

from __future__ import annotations

import time
from dataclasses import replace
from random import Random
from uuid import UUID

from tests.live.typists.company import Reports, Typists, everybody_is_quiet
from tests.live.typists.ledger import lost_or_doubled, text_of_the_rows, unequal
from tests.live.typists.part import Deed, Kind, Part, Step

# The two kinds that hear answers, and the stock client, which does not.
KINDS: tuple[Kind, ...] = ("bare", "pycrdt", "bare", "pycrdt", "stock")
DEEDS: tuple[Deed, ...] = ("type", "type", "type", "type", "mark", "delete")
PEOPLE = 20
EACH_EVERY = 250  # milliseconds
STEPS = 8  # and then again

# Survived means survived soon; a machine with other work is given more than the five seconds that are promised.
SOON = 120.0
LOOKS_EVERY = 0.05


def twenty(urls: list[str], tokens: list[str], *, people: int = PEOPLE) -> list[Part]:
    """Parts that keep everybody at work until they are told to finish."""
    chance = Random(20)
    return [
        Part(
            name=f"p{number}",
            kind=KINDS[number % len(KINDS)],
            url=urls[number % len(urls)],
            token=tokens[number % len(tokens)],
            steps=_steps(chance),
            goes_on=True,
            lag=chance.choice((0, 0, 10)),
        )
        for number in range(people)
    ]


def _steps(chance: Random) -> tuple[Step, ...]:
    return tuple(
        (chance.randint(EACH_EVERY // 2, EACH_EVERY * 3 // 2), chance.choice(DEEDS), chance.random())
        for _ in range(STEPS)
    )


def at_work(reports: Reports) -> bool:
    """Answers come in."""
    return sum(len(each.ok) for each in reports.values()) > 2 * PEOPLE


def seconds_until_all_are_answered(company: Typists, before: Reports) -> float:
    """Waits until everybody who hears answers has had another one since `before`; how long that took."""
    began = time.monotonic()
    hearing = {name: len(each.ok) for name, each in before.items() if each.ok}
    company.until(lambda now: all(len(now[name].ok) > count for name, count in hearing.items()), within=SOON)
    return time.monotonic() - began


def nobody_is_answered_for(seconds: float, company: Typists) -> Reports:
    """What was answered when the database was gone; it is not more after a while."""
    time.sleep(0.5)  # what had been answered is on its way
    before = company.reports()
    time.sleep(seconds)
    after = company.reports()
    told = [name for name, each in before.items() if each.ok != after[name].ok]
    assert not told, f"answered while nothing could be stored: {told}"
    return after


def longest_pause(company: Typists, seconds: float) -> float:
    """Watches for so long; the longest time in which nobody had an answer."""
    end = time.monotonic() + seconds
    last, count, longest = time.monotonic(), -1, 0.0
    while (now := time.monotonic()) < end:
        answered = sum(len(each.ok) for each in company.reports().values())
        if answered > count:
            longest = max(longest, now - last) if count >= 0 else 0.0
            last, count = now, answered
        time.sleep(LOOKS_EVERY)
    return max(longest, time.monotonic() - last)


def check_rows(room: UUID, reports: Reports) -> None:
    """Every word that was answered stands in the rows, once; of those that were struck at most once."""
    wrong = lost_or_doubled(text_of_the_rows(room), reports.values())
    assert not wrong, wrong


def check_rows_at_work(room: UUID, company: Typists, before: Reports) -> None:
    """The same of what was answered before, where people may have struck some of it since."""
    text = text_of_the_rows(room)
    struck = {name: each.deleted for name, each in company.reports().items()}
    wrong = lost_or_doubled(text, [replace(each, deleted=struck[name]) for name, each in before.items()])
    assert not wrong, wrong


def check_end(room: UUID, company: Typists, *, within: float = SOON) -> Reports:
    """Everybody is told to finish; all copies equal the rows, and every word of everybody is there."""
    company.finish()
    reports = company.until(everybody_is_quiet, within=within)
    end = time.monotonic() + within
    while wrong := all_wrong(room, reports := company.reports()):
        assert time.monotonic() < end, wrong
        time.sleep(LOOKS_EVERY)
    return reports


def all_wrong(room: UUID, reports: Reports) -> list[str]:
    """What is lost, doubled or unequal."""
    text = text_of_the_rows(room)
    return lost_or_doubled(text, reports.values()) + unequal(text, reports.values())
