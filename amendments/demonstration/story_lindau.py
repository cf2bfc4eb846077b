"""The draft Lindau Declaration: tabled as WK 4127/2026 INIT, issued as REV 1, and due as REV 2 tonight."""

from __future__ import annotations

from amendments.demonstration.lindau_first_round import FIRST_ROUND
from amendments.demonstration.lindau_second_round import SECOND_ROUND
from amendments.demonstration.lindau_tonight import TONIGHT
from amendments.demonstration.people import WORKING_PARTY
from amendments.demonstration.steps import Negotiation

LINDAU = Negotiation(
    title="Draft Lindau Declaration on the Night Sky",
    body=WORKING_PARTY.code,
    family="council",
    symbol="WK 4127/2026",
    file="lindau.txt",
    by="secretariat",
    steps=FIRST_ROUND + SECOND_ROUND + TONIGHT,
)
