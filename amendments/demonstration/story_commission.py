"""The Commission's draft resolution: tabled as E/CN.31/2026/L.4, revised once, in second reading."""

from __future__ import annotations

from amendments.demonstration.people import COMMISSION
from amendments.demonstration.steps import (
    Agree,
    Decide,
    Delete,
    Disown,
    Insert,
    Issue,
    Move,
    Negotiation,
    Note,
    OpenRound,
    Reword,
    Step,
    TakePosition,
    Withdraw,
)
from amendments.demonstration.turns import drafted, from_the_floor, tabled

FIRST_READING: tuple[Step, ...] = (
    Issue(by="presidency"),
    OpenRound(by="presidency", formal=True, release="at_once", closes_in_days=None),
    *tabled(
        "poland",
        "pl-safety",
        Reword("3", replace=(("in the morning", "in the morning, wherever public safety permits"),)),
        why="A street that is dark and unsafe convinces nobody.",
    ),
    *tabled(
        "spain",
        "es-islands",
        Insert(
            "PP8",
            "preambular",
            "*Acknowledging* the care that island communities take of their nights, and the skies they keep"
            " dark for the observatories of others,",
        ),
        why="Most of the large telescopes now in use stand on islands.",
    ),
    *tabled(
        "ireland",
        "ie-radius",
        Reword("4", replace=(("within one hundred kilometres", "within fifty kilometres"),)),
        why="In a small country one hundred kilometres is another county, or the sea.",
    ),
    *tabled(
        "sweden",
        "se-monthly",
        Reword(
            "7", replace=(("to keep a public register", "to keep, and to publish every month, a register"),)
        ),
    ),
    *tabled("italy", "it-loans", Reword("13", replace=(("and to lend instruments", "to lend instruments"),))),
    TakePosition(by="austria", stance="objection", amendment="ie-radius"),
    TakePosition(by="germany", stance="support", amendment="es-islands"),
    TakePosition(by="france", stance="can_accept", amendment="se-monthly"),
    Withdraw(by="italy", amendment="it-loans"),
    Decide(by="presidency", amendment="pl-safety", outcome="accept", reason="Agreed in informals."),
    Decide(by="presidency2", amendment="es-islands", outcome="accept", reason="Wide support."),
    Decide(
        by="presidency",
        amendment="ie-radius",
        outcome="reject",
        reason="The glow of a city is measured at more than a hundred kilometres.",
    ),
    Decide(
        by="presidency2",
        amendment="se-monthly",
        outcome="accept_modified",
        reason="Every quarter: what the staff can do.",
        changes=(
            Reword(
                "7",
                replace=(("to keep a public register", "to keep, and to publish every quarter, a register"),),
            ),
        ),
    ),
    Issue(by="secretariat"),
)

SECOND_READING: tuple[Step, ...] = (
    OpenRound(
        by="presidency",
        formal=False,
        release="at_once",
        closes_in_days=5,
        closes_at="13:00",
        zone="Europe/Zurich",
    ),
    *tabled(
        "france",
        "un-fr-shall",
        Reword("2", replace=(("which should include", "which shall include"),)),
        why="A plan without its contents is a brochure.",
        cosponsors=("AT",),
    ),
    *tabled(
        "germany",
        "un-de-may",
        Reword("2", replace=(("which should include", "which may include"),)),
        why="Federal States cannot promise what their municipalities decide.",
    ),
    *tabled("ireland", "un-ie-signs", Delete("2(b)(iii)")),
    *tabled(
        "netherlands",
        "un-nl-signs",
        Reword("2(b)(iii)", replace=(("Illuminated advertising", "Illuminated and moving advertising"),)),
    ),
    *tabled(
        "czechia",
        "un-cz-places",
        Move("5", after="13"),
        why="Municipalities, schools and visitors belong together.",
    ),
    *tabled(
        "sweden",
        "un-se-days",
        Reword("6(a)", replace=(("ninety days", "one hundred and eighty days"),)),
        cosponsors=("CZ",),
    ),
    *tabled(
        "poland",
        "un-pl-days",
        Reword("6(a)", replace=(("ninety days", "thirty days"),)),
        why="Launches are put off more often than they are held.",
    ),
    *tabled(
        "austria",
        "un-at-note",
        Reword(
            "6(b)",
            notes=(Note("magnitude;", "Measured at the zenith, at any time of the night, from any place."),),
        ),
    ),
    *tabled(
        "italy",
        "un-it-debris",
        Insert(
            "8",
            "operative",
            "*Expresses concern* at the light reflected by what is left of satellites in orbit;",
        ),
    ),
    *tabled(
        "spain",
        "un-es-mirrors",
        Insert(
            "8",
            "operative",
            "*Calls upon* States not to place mirrors in orbit that would light the ground at night;",
        ),
    ),
    *tabled(
        "netherlands",
        "un-nl-fund",
        Delete("16"),
        why="There is a fund already; two small ones buy fewer instruments than one.",
    ),
    *from_the_floor(
        "SOC",
        "un-soc-training",
        Reword("15", replace=(("technical assistance", "technical assistance and training"),)),
        why="Said from the floor.",
    ),
    *from_the_floor(
        "PL",
        "un-pl-available",
        Reword(
            "15", replace=(("to provide technical", "to provide, within available resources, technical"),)
        ),
        why="Said from the floor.",
    ),
    Disown(by="poland", amendment="un-pl-available"),
    *drafted("sweden", "un-se-fifteen", Reword("17(a)", replace=(("twenty members", "fifteen members"),))),
    *tabled("ireland", "un-ie-fourth", Reword("20", replace=(("its third session", "its fourth session"),))),
)

POSITIONS: tuple[Step, ...] = (
    TakePosition(by="sweden", stance="support", amendment="un-fr-shall"),
    TakePosition(by="poland", stance="objection", amendment="un-fr-shall"),
    TakePosition(by="czechia", stance="can_accept", amendment="un-de-may"),
    TakePosition(by="france", stance="objection", amendment="un-nl-fund"),
    TakePosition(
        by="southern",
        stance="objection",
        amendment="un-nl-fund",
        note="The other fund has no dark skies in it.",
    ),
    TakePosition(by="italy", stance="support", amendment="un-es-mirrors"),
    TakePosition(by="germany", stance="ad_ref", amendment="un-es-mirrors"),
    TakePosition(by="germany", stance="reservation", paragraph="16", reservation="parliamentary"),
    TakePosition(
        by="spain", stance="reservation", paragraph="11", reservation="linguistic", note="In Spanish."
    ),
    TakePosition(by="netherlands", stance="reservation", paragraph="17", reservation="substantive"),
    TakePosition(by="ireland", stance="reservation", reservation="scrutiny"),
)

WEIGHED: tuple[Step, ...] = (
    Decide(by="presidency", amendment="un-at-note", outcome="accept", reason="Clearer, and no objection."),
    Decide(
        by="presidency2", amendment="un-es-mirrors", outcome="accept", reason="Wide support.", announce=True
    ),
    Decide(by="presidency", amendment="un-ie-fourth", outcome="bracket", reason="To return to at the end."),
    Decide(by="presidency2", amendment="un-cz-places", outcome="park", reason="The order is settled last."),
    Agree(by="presidency", paragraphs=("PP1", "PP2", "PP3", "PP5", "PP9"), state="agreed"),
    Agree(by="presidency", paragraphs=("1", "3", "12"), state="informals"),
    Agree(by="presidency", paragraphs=("9", "10"), state="ad_ref"),
    Agree(by="presidency", paragraphs=("11",), state="pending", pending=("ES",)),
    Agree(by="presidency", paragraphs=("16", "17"), state="open", package="Fund and experts"),
)

RESOLUTION = Negotiation(
    title="Protection of the night sky and of radio silence",
    body=COMMISSION.code,
    family="un",
    symbol="E/CN.31/2026/L.4",
    file="commission.txt",
    by="secretariat",
    steps=FIRST_READING + SECOND_READING + POSITIONS + WEIGHED,
)
