"""Strategies for Hypothesis: wordings as people write them, with every kind of edge."""

from __future__ import annotations

from hypothesis import strategies as st

from drafting.text.wording import MARKS, Call, Run, Wording, canonical

_BITS = [
    "shall",
    "the",
    "of",
    "1,500",
    "re-use",
    "é",
    "e\u0301",
    "a",
    " ",
    " ",
    " ",
    "\u00a0",
    ",",
    ".",
    "(",
    "”",
    "%",
]

runs = st.builds(
    Run,
    st.lists(st.sampled_from(_BITS), max_size=8).map("".join),
    st.frozensets(st.sampled_from(MARKS), max_size=2),
)
pieces = st.one_of(runs, runs, runs, st.builds(Call, st.sampled_from(["fn1", "fn2"])))
anything = st.lists(pieces, max_size=6).map(tuple)


def _canonical(raw: Wording) -> Wording:
    return canonical(raw)


wordings = anything.map(_canonical)
