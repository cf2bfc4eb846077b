"""The Lindau Declaration from its INIT to REV 1: what was asked in the first round and what became of it."""

from __future__ import annotations

from amendments.demonstration.steps import (
    Agree,
    Decide,
    Delete,
    Insert,
    Issue,
    Lapse,
    Move,
    OpenRound,
    Reword,
    Step,
    TakePosition,
    Withdraw,
)
from amendments.demonstration.turns import tabled

TABLED: tuple[Step, ...] = (
    Issue(by="presidency"),
    OpenRound(by="presidency", formal=True, release="at_once", closes_in_days=None),
    TakePosition(
        by="france",
        stance="reservation",
        paragraph="14",
        reservation="scrutiny",
        note="The operators of our tracking stations are being heard.",
    ),
    TakePosition(by="poland", stance="reservation", paragraph="18", reservation="scrutiny"),
    TakePosition(
        by="czechia",
        stance="reservation",
        reservation="parliamentary",
        note="The Senate will take up the draft at its next sitting.",
    ),
)

PROPOSED: tuple[Step, ...] = (
    *tabled(
        "france",
        "fr-shall",
        Reword("8", replace=(("should be shielded", "shall be shielded"),)),
        why="Lamps last for thirty years: what is not required of a new one is lost for a generation.",
        cosponsors=("SE",),
    ),
    *tabled(
        "czechia",
        "cz-safety",
        Reword("8", replace=(("five in the morning", "five in the morning wherever safety allows"),)),
        why="Hospitals, railway yards and level crossings do not sleep.",
    ),
    *tabled(
        "sweden",
        "se-safety",
        Reword("8", replace=(("five in the morning", "five in the morning wherever safety allows"),)),
        why="In a northern winter the morning is dark and already busy.",
    ),
    *tabled(
        "netherlands",
        "nl-flowering",
        Reword("4", replace=(("sleep and migration", "sleep, migration and flowering"),)),
        why="The evening primrose has a delegation too.",
    ),
    *tabled(
        "austria",
        "at-flowering",
        Reword("4", replace=(("sleep and migration", "sleep, migration and flowering"),)),
        why="Alpine meadows have been found to flower ten days early beside lit roads.",
    ),
    *tabled(
        "spain",
        "es-twelve",
        Reword("3", replace=(("many years", "twelve years"),)),
        why="The first instruments were set up in 2015; the figure is known and does us credit.",
    ),
    *tabled(
        "austria",
        "at-thirty",
        Reword("7", replace=(("no fewer than ten places", "no fewer than thirty places"),)),
        why="Ten places cannot tell a valley from a plain.",
        cosponsors=("IE",),
    ),
    *tabled(
        "southern",
        "soc-agreed",
        Reword("7", replace=(("chosen by each side", "agreed between us"),)),
        why="Places chosen apart cannot be compared; each region would pick its darkest.",
    ),
    *tabled(
        "poland",
        "pl-named",
        Reword("7", replace=(("chosen by each side", "named by the competent national authorities"),)),
        why="Access to the places is for those who own them to grant.",
    ),
    *tabled(
        "spain",
        "es-month",
        Reword("10", replace=(("each season", "each month"),)),
        why="Four nights a year are soon forgotten.",
    ),
    *tabled("spain", "es-window", Reword("2", replace=(("their own street", "their own window"),))),
    *tabled(
        "sweden",
        "se-safety-first",
        Move("11", after="8"),
        why="The assurance on safety belongs beside the rule it qualifies.",
    ),
    *tabled(
        "france",
        "fr-warn",
        Insert(
            "14",
            "operative",
            "WE WILL warn one another without delay of any object breaking up in orbit that may brighten the"
            " sky for more than one night.",
        ),
        why="In 2024 three observatories learned of such an event from the newspapers.",
    ),
    *tabled(
        "netherlands",
        "nl-colour",
        Insert(
            "14",
            "operative",
            "WE ASK that the colour of a satellite be published together with its brightness.",
        ),
        why="A red object spoils a different photograph than a blue one.",
    ),
    *tabled(
        "netherlands",
        "nl-glass",
        Delete("24"),
        why="Horticulture has rules of its own, now being revised; a word here would run ahead of them.",
    ),
    *tabled(
        "poland",
        "pl-ordinary",
        Reword("35", replace=(("each joint session", "each joint ordinary session"),)),
        why="An extraordinary session leaves no time to write a report.",
    ),
)

WEIGHED: tuple[Step, ...] = (
    TakePosition(by="ireland", stance="support", amendment="fr-shall"),
    TakePosition(by="netherlands", stance="support", amendment="fr-shall"),
    TakePosition(by="southern", stance="support", amendment="fr-shall"),
    TakePosition(
        by="germany",
        stance="objection",
        amendment="fr-shall",
        note="Lighting is a matter for our municipalities; a declaration cannot bind them.",
    ),
    TakePosition(by="italy", stance="can_accept", amendment="at-thirty"),
    TakePosition(by="netherlands", stance="reservation", amendment="at-thirty", reservation="substantive"),
    TakePosition(by="poland", stance="ad_ref", amendment="soc-agreed"),
    TakePosition(by="austria", stance="support", amendment="fr-warn"),
    TakePosition(by="poland", stance="can_accept", amendment="nl-glass"),
    Withdraw(by="spain", amendment="es-window"),
    Decide(
        by="presidency",
        amendment="fr-shall",
        outcome="bracket",
        reason="To be settled together with paragraph 7.",
    ),
    Decide(by="presidency", amendment="cz-safety", outcome="accept", reason="Broad support."),
    Decide(by="presidency", amendment="nl-flowering", outcome="accept", reason="Broad support."),
    Decide(by="presidency", amendment="at-flowering", outcome="accept", reason="The same words as NL."),
    Decide(by="presidency2", amendment="es-twelve", outcome="accept", reason="The figure is right."),
    Decide(
        by="presidency",
        amendment="at-thirty",
        outcome="accept_modified",
        reason="Twelve: what both sides can equip by 2029.",
        changes=(Reword("7", replace=(("no fewer than ten places", "no fewer than twelve places"),)),),
    ),
    Decide(by="presidency2", amendment="soc-agreed", outcome="accept", reason="Supported by both sides."),
    Decide(
        by="presidency",
        amendment="es-month",
        outcome="reject",
        reason="No support in the room; towns would be lost to the scheme.",
    ),
    Decide(by="presidency", amendment="se-safety-first", outcome="accept", reason="Agreed in informals."),
    Decide(by="presidency", amendment="fr-warn", outcome="accept", reason="Agreed in informals."),
    Decide(by="presidency", amendment="nl-colour", outcome="accept", reason="Agreed in informals."),
    Decide(by="presidency2", amendment="nl-glass", outcome="accept", reason="No objection."),
    Decide(
        by="presidency",
        amendment="pl-ordinary",
        outcome="park",
        reason="Until the budget of the Panel is known.",
    ),
    Agree(by="presidency", paragraphs=("1", "2", "5"), state="informals"),
    Issue(by="secretariat"),
    # REV 1 holds nothing any more of the words that pl-named would replace: Poland lets it go.
    Lapse(by="poland", amendment="pl-named"),
)

FIRST_ROUND: tuple[Step, ...] = TABLED + PROPOSED + WEIGHED
