"""What happens in one run, all of it out of its seed: who comes, what he does and when, when his line breaks."""

from __future__ import annotations

from random import Random

from tests.live.typists.part import Deed, Kind, Part, Step

KINDS: tuple[Kind, ...] = ("bare", "stock", "pycrdt")
DEEDS: tuple[Deed, ...] = ("type", "type", "type", "type", "delete", "mark", "paragraph", "cut")
# Milliseconds between one deed and the next.
PAUSES = (1, 20, 60, 200, 600)


def parts_of(seed: int, *, urls: list[str], tokens: list[str], steps: int) -> list[Part]:
    """Two to five typists, of two kinds at least, spread over the addresses of the processes."""
    chance = Random(seed)
    kinds = chance.sample(KINDS, 2) + [chance.choice(KINDS) for _ in range(chance.randint(0, 3))]
    return [
        Part(
            name=f"s{seed}p{number}",
            kind=kind,
            url=urls[(seed + number) % len(urls)],
            token=tokens[number % len(tokens)],
            steps=_steps(chance, steps),
            lag=chance.choice((0, 0, 5, 40, 120)),
        )
        for number, kind in enumerate(kinds)
    ]


def _steps(chance: Random, count: int) -> tuple[Step, ...]:
    """Deeds with pauses between; who was cut off writes on for a while and comes back."""
    steps: list[Step] = []
    away = 0
    for _ in range(count):
        deed = chance.choice(DEEDS)
        if away and deed == "cut":
            deed = "type"
        steps.append((chance.choice(PAUSES), deed, chance.random()))
        away = chance.randint(1, 4) if deed == "cut" else max(0, away - 1)
        if away == 0:
            steps.append((chance.choice((1, 100, 300)), "back", 0.0))
    return (*steps, (50, "back", 0.0))
