"""The Lindau Declaration from its INIT to REV 1: what was asked in the first round and what became of it."""

from __future__ import annotations

from amendments.demonstration.steps import (
    Agree,
    Answer,
    Decide,
    Delete,
    Insert,
    Invite,
    Issue,
    Lapse,
    Move,
    OpenRound,
    Prepare,
    Reword,
    Step,
    Submit,
    TakePosition,
    Withdraw,
)

TABLED: tuple[Step, ...] = (
    Issue(by="presidency"),
    OpenRound(by="presidency", formal=True, release="at_once", closes_in_days=None),
    TakePosition(
        by="france", paragraph="14", stance="reservation", reservation="scrutiny",
        remark="The operators of our tracking stations are being heard.",
    ),
    TakePosition(by="poland", paragraph="18", stance="reservation", reservation="scrutiny"),
    TakePosition(
        by="czechia", stance="reservation", reservation="parliamentary",
        remark="The Senate will take up the draft at its next sitting.",
    ),
)

PROPOSED: tuple[Step, ...] = (
    Prepare(
        by="france2", key="fr-shall", changes=(Reword("8", replace=(("should be shielded", "shall be shielded"),)),),
        justification="Lamps last for thirty years: what is not required of a new one is lost for a generation.",
    ),
    Invite(by="france", amendment="fr-shall", delegation="SE"),
    Answer(by="sweden", amendment="fr-shall"),
    Submit(by="france", amendment="fr-shall"),
    Prepare(
        by="czechia2", key="cz-safety",
        changes=(Reword("8", replace=(("five in the morning", "five in the morning wherever safety allows"),)),),
        justification="Hospitals, railway yards and level crossings do not sleep.",
    ),
    Submit(by="czechia", amendment="cz-safety"),
    Prepare(
        by="sweden2", key="se-safety",
        changes=(Reword("8", replace=(("five in the morning", "five in the morning wherever safety allows"),)),),
        justification="In a northern winter the morning is dark and already busy.",
    ),
    Submit(by="sweden", amendment="se-safety"),
    Prepare(
        by="netherlands2", key="nl-flowering",
        changes=(Reword("4", replace=(("sleep and migration", "sleep, migration and flowering"),)),),
        justification="The evening primrose has a delegation too.",
    ),
    Submit(by="netherlands", amendment="nl-flowering"),
    Prepare(
        by="austria2", key="at-flowering",
        changes=(Reword("4", replace=(("sleep and migration", "sleep, migration and flowering"),)),),
        justification="Alpine meadows have been found to flower ten days early beside lit roads.",
    ),
    Submit(by="austria", amendment="at-flowering"),
    Prepare(
        by="spain2", key="es-twelve", changes=(Reword("3", replace=(("many years", "twelve years"),)),),
        justification="The first instruments were set up in 2015; the figure is known and does us credit.",
    ),
    Submit(by="spain", amendment="es-twelve"),
    Prepare(
        by="austria2", key="at-thirty",
        changes=(Reword("7", replace=(("no fewer than ten places", "no fewer than thirty places"),)),),
        justification="Ten places cannot tell a valley from a plain.",
    ),
    Invite(by="austria", amendment="at-thirty", delegation="IE"),
    Answer(by="ireland", amendment="at-thirty"),
    Submit(by="austria", amendment="at-thirty"),
    Prepare(
        by="southern2", key="soc-agreed",
        changes=(Reword("7", replace=(("chosen by each side", "agreed between us"),)),),
        justification="Places chosen apart cannot be compared; each region would pick its darkest.",
    ),
    Submit(by="southern", amendment="soc-agreed"),
    Prepare(
        by="poland2", key="pl-named",
        changes=(Reword("7", replace=(("chosen by each side", "named by the competent national authorities"),)),),
        justification="Access to the places is for those who own them to grant.",
    ),
    Submit(by="poland", amendment="pl-named"),
    Prepare(
        by="spain2", key="es-month", changes=(Reword("10", replace=(("each season", "each month"),)),),
        justification="Four nights a year are soon forgotten.",
    ),
    Submit(by="spain", amendment="es-month"),
    Prepare(
        by="spain2", key="es-window", changes=(Reword("2", replace=(("their own street", "their own window"),)),),
    ),
    Submit(by="spain", amendment="es-window"),
    Prepare(
        by="sweden2", key="se-safety-first", changes=(Move("11", after="8"),),
        justification="The assurance on safety belongs beside the rule it qualifies.",
    ),
    Submit(by="sweden", amendment="se-safety-first"),
    Prepare(
        by="france2", key="fr-warn",
        changes=(
            Insert(
                "14", "operative",
                "WE WILL warn one another without delay of any object breaking up in orbit that may brighten the sky"
                " for more than one night.",
            ),
        ),
        justification="In 2024 three observatories learned of such an event from the newspapers.",
    ),
    Submit(by="france", amendment="fr-warn"),
    Prepare(
        by="netherlands2", key="nl-colour",
        changes=(
            Insert("14", "operative", "WE ASK that the colour of a satellite be published together with its brightness."),
        ),
        justification="A red object spoils a different photograph than a blue one.",
    ),
    Submit(by="netherlands", amendment="nl-colour"),
    Prepare(
        by="netherlands2", key="nl-glass", changes=(Delete("24"),),
        justification="Horticulture has rules of its own, which are being revised; a word here would run ahead of them.",
    ),
    Submit(by="netherlands", amendment="nl-glass"),
    Prepare(
        by="poland2", key="pl-ordinary",
        changes=(Reword("35", replace=(("each joint session", "each joint ordinary session"),)),),
        justification="An extraordinary session leaves no time to write a report.",
    ),
    Submit(by="poland", amendment="pl-ordinary"),
)

WEIGHED: tuple[Step, ...] = (
    TakePosition(by="ireland", amendment="fr-shall", stance="support"),
    TakePosition(by="netherlands", amendment="fr-shall", stance="support"),
    TakePosition(by="southern", amendment="fr-shall", stance="support"),
    TakePosition(
        by="germany", amendment="fr-shall", stance="objection",
        remark="Lighting is a matter for our municipalities; a declaration cannot bind them.",
    ),
    TakePosition(by="italy", amendment="at-thirty", stance="can_accept"),
    TakePosition(by="netherlands", amendment="at-thirty", stance="reservation", reservation="substantive"),
    TakePosition(by="poland", amendment="soc-agreed", stance="ad_ref"),
    TakePosition(by="austria", amendment="fr-warn", stance="support"),
    TakePosition(by="poland", amendment="nl-glass", stance="can_accept"),
    Withdraw(by="spain", amendment="es-window"),
    Decide(
        by="presidency", amendment="fr-shall", outcome="bracket",
        reason="To be settled together with paragraph 7.",
    ),
    Decide(by="presidency", amendment="cz-safety", outcome="accept", reason="Broad support."),
    Decide(by="presidency", amendment="nl-flowering", outcome="accept", reason="Broad support."),
    Decide(by="presidency", amendment="at-flowering", outcome="accept", reason="The same words as NL."),
    Decide(by="presidency2", amendment="es-twelve", outcome="accept", reason="The figure is right."),
    Decide(
        by="presidency", amendment="at-thirty", outcome="accept_modified",
        reason="Twelve: what both sides can equip by 2029.",
        changes=(Reword("7", replace=(("no fewer than ten places", "no fewer than twelve places"),)),),
    ),
    Decide(by="presidency2", amendment="soc-agreed", outcome="accept", reason="Supported by both sides."),
    Decide(
        by="presidency", amendment="es-month", outcome="reject",
        reason="No support in the room; towns would be lost to the scheme.",
    ),
    Decide(by="presidency", amendment="se-safety-first", outcome="accept", reason="Agreed in informals."),
    Decide(by="presidency", amendment="fr-warn", outcome="accept", reason="Agreed in informals."),
    Decide(by="presidency", amendment="nl-colour", outcome="accept", reason="Agreed in informals."),
    Decide(by="presidency2", amendment="nl-glass", outcome="accept", reason="No objection."),
    Decide(
        by="presidency", amendment="pl-ordinary", outcome="park",
        reason="Until the budget of the Panel is known.",
    ),
    Agree(by="presidency", paragraphs=("1", "2", "5"), state="agreed_informals"),
    Issue(by="secretariat"),
    # The wording that pl-named would replace is gone with REV 1; Poland lets it go and proposes anew.
    Lapse(by="poland", amendment="pl-named"),
)

FIRST_ROUND: tuple[Step, ...] = TABLED + PROPOSED + WEIGHED
