"""The Lindau Declaration on the eve of REV 2: who wants what, what is decided and what is agreed."""

from __future__ import annotations

from amendments.demonstration.steps import Agree, Decide, Reword, Step, TakePosition

POSITIONS: tuple[Step, ...] = (
    TakePosition(by="austria", stance="support", amendment="fr-third"),
    TakePosition(by="ireland", stance="support", amendment="fr-third"),
    TakePosition(by="netherlands", stance="support", amendment="fr-third"),
    TakePosition(by="southern", stance="support", amendment="fr-third"),
    TakePosition(by="czechia", stance="reservation", amendment="fr-third", reservation="scrutiny"),
    TakePosition(by="france", stance="support", amendment="de-commercial"),
    TakePosition(by="ireland", stance="support", amendment="de-commercial"),
    TakePosition(by="sweden", stance="support", amendment="de-commercial"),
    TakePosition(by="austria", stance="can_accept", amendment="de-commercial"),
    TakePosition(by="netherlands", stance="can_accept", amendment="de-commercial"),
    TakePosition(by="czechia", stance="support", amendment="pl-limit"),
    TakePosition(by="sweden", stance="objection", amendment="pl-limit", note="It would undo the paragraph."),
    TakePosition(by="france", stance="can_accept", amendment="nl-orbits"),
    TakePosition(
        by="spain",
        stance="reservation",
        amendment="nl-orbits",
        reservation="linguistic",
        note="In Spanish the colour would be that of the orbits.",
    ),
    TakePosition(by="poland", stance="support", amendment="ie-quiet"),
    TakePosition(by="ireland", stance="reservation", amendment="se-quiet", reservation="substantive"),
    TakePosition(by="germany", stance="ad_ref", amendment="pl-height"),
    TakePosition(by="italy", stance="can_accept", amendment="pres-archives"),
    TakePosition(by="netherlands", stance="reservation", paragraph="33", reservation="parliamentary"),
    TakePosition(
        by="ireland", stance="reservation", reservation="general", note="Pending the final text as a whole."
    ),
    TakePosition(by="sweden", stance="support", paragraph="25"),
)

WEIGHED: tuple[Step, ...] = (
    Decide(
        by="presidency", amendment="de-commercial", outcome="accept", reason="Wide support, no objection."
    ),
    Decide(
        by="presidency",
        amendment="de-seven",
        outcome="accept_modified",
        reason="One in eight: the mean of both regions.",
        changes=(Reword("15", replace=(("one photograph in ten", "one photograph in eight"),)),),
        announce=True,
    ),
    Decide(by="presidency2", amendment="se-way-up", outcome="accept", reason="No objection.", announce=True),
    Decide(
        by="presidency",
        amendment="es-drones",
        outcome="reject",
        reason="Drones fly below the sky this declaration speaks of.",
        announce=True,
    ),
    Decide(by="presidency", amendment="pl-height", outcome="bracket", reason="Both wordings have support."),
    Decide(by="presidency2", amendment="nl-reflected", outcome="accept", reason="Agreed in informals."),
    Decide(by="presidency2", amendment="it-touch", outcome="accept", reason="Broad support."),
    Decide(by="presidency2", amendment="at-touch", outcome="accept", reason="The same words as IT."),
    Decide(by="presidency", amendment="cz-exchange", outcome="park", reason="Until the cost is known."),
    Agree(by="presidency", paragraphs=("1", "2", "3", "5", "6"), state="agreed"),
    Agree(by="presidency", paragraphs=("10", "11", "14", "14bis"), state="informals"),
    Agree(by="presidency", paragraphs=("19", "21", "25"), state="ad_ref"),
    Agree(by="presidency", paragraphs=("20",), state="pending", pending=("PL",)),
    Agree(by="presidency", paragraphs=("23", "28"), state="agreed"),
    Agree(by="presidency", paragraphs=("28",), state="reopened"),
    Agree(by="presidency", paragraphs=("33", "35"), state="open", package="Money and seats"),
)

TONIGHT: tuple[Step, ...] = POSITIONS + WEIGHED
