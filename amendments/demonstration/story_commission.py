"""The Commission's draft resolution: tabled as E/CN.31/2026/L.4, revised once, its second reading under way."""

from __future__ import annotations

from amendments.demonstration.people import COMMISSION
from amendments.demonstration.steps import (
    Agree,
    Answer,
    Decide,
    Delete,
    Insert,
    Invite,
    Issue,
    Move,
    Negotiation,
    Note,
    OpenRound,
    Prepare,
    Reword,
    Step,
    Submit,
    TakePosition,
    Withdraw,
)

FIRST_READING: tuple[Step, ...] = (
    Issue(by="presidency"),
    OpenRound(by="presidency", formal=True, release="at_once", closes_in_days=None),
    Prepare(
        by="poland2", key="pl-safety",
        changes=(Reword("3", replace=(("in the morning", "in the morning, wherever public safety permits"),)),),
        justification="A street that is dark and unsafe convinces nobody.",
    ),
    Submit(by="poland", amendment="pl-safety"),
    Prepare(
        by="spain2", key="es-islands",
        changes=(
            Insert(
                "PP8", "preambular",
                "*Acknowledging* the care that island communities take of their nights, and the skies they keep dark"
                " for the observatories of others,",
            ),
        ),
        justification="Most of the large telescopes now in use stand on islands.",
    ),
    Submit(by="spain", amendment="es-islands"),
    Prepare(
        by="ireland2", key="ie-radius",
        changes=(Reword("4", replace=(("within one hundred kilometres", "within fifty kilometres"),)),),
        justification="In a small country one hundred kilometres is another county, or the sea.",
    ),
    Submit(by="ireland", amendment="ie-radius"),
    Prepare(
        by="sweden2", key="se-monthly",
        changes=(Reword("7", replace=(("to keep a public register", "to keep, and to publish every month, a register"),)),),
    ),
    Submit(by="sweden", amendment="se-monthly"),
    Prepare(
        by="italy2", key="it-loans",
        changes=(Reword("13", replace=(("and to lend instruments", "to lend instruments"),)),),
    ),
    Submit(by="italy", amendment="it-loans"),
    TakePosition(by="austria", amendment="ie-radius", stance="objection"),
    TakePosition(by="germany", amendment="es-islands", stance="support"),
    TakePosition(by="france", amendment="se-monthly", stance="can_accept"),
    Withdraw(by="italy", amendment="it-loans"),
    Decide(by="presidency", amendment="pl-safety", outcome="accept", reason="Agreed in informals."),
    Decide(by="presidency2", amendment="es-islands", outcome="accept", reason="Wide support."),
    Decide(
        by="presidency", amendment="ie-radius", outcome="reject",
        reason="The glow of a city is measured at more than a hundred kilometres.",
    ),
    Decide(
        by="presidency2", amendment="se-monthly", outcome="accept_modified", reason="Every quarter: what the staff can do.",
        changes=(Reword("7", replace=(("to keep a public register", "to keep, and to publish every quarter, a register"),)),),
    ),
    Issue(by="secretariat"),
)

SECOND_READING: tuple[Step, ...] = (
    OpenRound(by="presidency", formal=False, release="at_once", closes_in_days=5, closes_at="13:00", zone="Europe/Zurich"),
    Prepare(
        by="france2", key="un-fr-shall",
        changes=(Reword("2", replace=(("which should include", "which shall include"),)),),
        justification="A plan without its contents is a brochure.",
    ),
    Invite(by="france", amendment="un-fr-shall", delegation="AT"),
    Answer(by="austria", amendment="un-fr-shall"),
    Submit(by="france", amendment="un-fr-shall"),
    Prepare(
        by="germany2", key="un-de-may",
        changes=(Reword("2", replace=(("which should include", "which may include"),)),),
        justification="Federal States cannot promise what their municipalities decide.",
    ),
    Submit(by="germany", amendment="un-de-may"),
    Prepare(by="ireland2", key="un-ie-signs", changes=(Delete("2(b)(iii)"),)),
    Submit(by="ireland", amendment="un-ie-signs"),
    Prepare(
        by="netherlands2", key="un-nl-signs",
        changes=(Reword("2(b)(iii)", replace=(("Illuminated advertising", "Illuminated and moving advertising"),)),),
    ),
    Submit(by="netherlands", amendment="un-nl-signs"),
    Prepare(
        by="czechia2", key="un-cz-places", changes=(Move("5", after="13"),),
        justification="Municipalities, schools and visitors belong together.",
    ),
    Submit(by="czechia", amendment="un-cz-places"),
    Prepare(
        by="sweden2", key="un-se-days",
        changes=(Reword("6(a)", replace=(("ninety days", "one hundred and eighty days"),)),),
    ),
    Invite(by="sweden", amendment="un-se-days", delegation="CZ"),
    Answer(by="czechia", amendment="un-se-days"),
    Submit(by="sweden", amendment="un-se-days"),
    Prepare(
        by="poland2", key="un-pl-days", changes=(Reword("6(a)", replace=(("ninety days", "thirty days"),)),),
        justification="Launches are put off more often than they are held.",
    ),
    Submit(by="poland", amendment="un-pl-days"),
    Prepare(
        by="austria2", key="un-at-note",
        changes=(
            Reword("6(b)", notes=(Note("magnitude;", "Measured at the zenith, at any time of the night, from any place."),)),
        ),
    ),
    Submit(by="austria", amendment="un-at-note"),
    Prepare(
        by="italy2", key="un-it-debris",
        changes=(
            Insert("8", "operative", "*Expresses concern* at the light reflected by what is left of satellites in orbit;"),
        ),
    ),
    Submit(by="italy", amendment="un-it-debris"),
    Prepare(
        by="spain2", key="un-es-mirrors",
        changes=(
            Insert("8", "operative", "*Calls upon* States not to place mirrors in orbit that would light the ground at night;"),
        ),
    ),
    Submit(by="spain", amendment="un-es-mirrors"),
    Prepare(
        by="netherlands2", key="un-nl-fund", changes=(Delete("16"),),
        justification="There is a fund already; two small ones buy fewer instruments than one.",
    ),
    Submit(by="netherlands", amendment="un-nl-fund"),
    Prepare(
        by="secretariat", key="un-soc-training", on_behalf_of="SOC",
        changes=(Reword("15", replace=(("technical assistance", "technical assistance and training"),)),),
        justification="Said from the floor.",
    ),
    Submit(by="secretariat", amendment="un-soc-training"),
    Prepare(
        by="sweden2", key="un-se-fifteen",
        changes=(Reword("17(a)", replace=(("twenty members", "fifteen members"),)),),
    ),
    Prepare(
        by="ireland2", key="un-ie-fourth",
        changes=(Reword("20", replace=(("its third session", "its fourth session"),)),),
    ),
    Submit(by="ireland", amendment="un-ie-fourth"),
)

POSITIONS: tuple[Step, ...] = (
    TakePosition(by="sweden", amendment="un-fr-shall", stance="support"),
    TakePosition(by="poland", amendment="un-fr-shall", stance="objection"),
    TakePosition(by="czechia", amendment="un-de-may", stance="can_accept"),
    TakePosition(by="france", amendment="un-nl-fund", stance="objection"),
    TakePosition(by="southern", amendment="un-nl-fund", stance="objection", remark="The other fund has no dark skies in it."),
    TakePosition(by="italy", amendment="un-es-mirrors", stance="support"),
    TakePosition(by="germany", amendment="un-es-mirrors", stance="ad_ref"),
    TakePosition(by="germany", paragraph="16", stance="reservation", reservation="parliamentary"),
    TakePosition(by="spain", paragraph="11", stance="reservation", reservation="linguistic", language="es"),
    TakePosition(by="netherlands", paragraph="17", stance="reservation", reservation="substantive"),
    TakePosition(by="ireland", stance="reservation", reservation="scrutiny"),
)

WEIGHED: tuple[Step, ...] = (
    Decide(by="presidency", amendment="un-at-note", outcome="accept", reason="Clearer, and no objection."),
    Decide(by="presidency2", amendment="un-es-mirrors", outcome="accept", reason="Wide support.", announce=True),
    Decide(by="presidency", amendment="un-ie-fourth", outcome="bracket", reason="To return to at the end."),
    Decide(by="presidency2", amendment="un-cz-places", outcome="park", reason="The order is settled last."),
    Agree(by="presidency", paragraphs=("PP1", "PP2", "PP3", "PP5", "PP9"), state="agreed"),
    Agree(by="presidency", paragraphs=("1", "3", "12"), state="agreed_informals"),
    Agree(by="presidency", paragraphs=("9", "10"), state="agreed_ad_ref"),
    Agree(by="presidency", paragraphs=("11",), state="agreed_pending", pending="ES"),
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
