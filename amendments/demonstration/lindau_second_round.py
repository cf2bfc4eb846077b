"""The Lindau Declaration from REV 1 to the eve of REV 2: the round that closes tonight."""

from __future__ import annotations

from amendments.demonstration.steps import (
    Agree,
    Answer,
    Confirm,
    Decide,
    Delete,
    Insert,
    Invite,
    LiftPosition,
    Move,
    Note,
    OpenRound,
    Prepare,
    Reword,
    Step,
    Submit,
    TakePosition,
    Withdraw,
)

OPENED: tuple[Step, ...] = (
    OpenRound(by="presidency", formal=True, release="at_once", closes_in_days=0),
    LiftPosition(by="france", paragraph="14"),
)

# Paragraph 7, where one promise is measured in three ways.
ON_LIGHT: tuple[Step, ...] = (
    Prepare(
        by="france2", key="fr-third",
        changes=(
            Reword(
                "7",
                replace=(
                    ("to reduce the light", "to reduce by one third before 2035 the light"),
                    ("every two years", "every year"),
                ),
            ),
        ),
        justification="A promise without a figure cannot be kept; a yearly figure costs nothing once the instruments stand.",
    ),
    Invite(by="france", amendment="fr-third", delegation="SE"),
    Answer(by="sweden", amendment="fr-third"),
    Submit(by="france", amendment="fr-third"),
    Prepare(
        by="germany2", key="de-commercial",
        changes=(
            Reword(
                "7",
                replace=(
                    ("public lighting", "public and commercial lighting"),
                    ("twelve places", "twenty places"),
                ),
            ),
        ),
        justification="In most of our towns shop fronts and car parks give off more light than the streets.",
    ),
    Submit(by="germany", amendment="de-commercial"),
    Prepare(
        by="poland2", key="pl-limit",
        changes=(
            Reword(
                "7",
                replace=(
                    ("to reduce the light", "to limit, as far as national law allows, the light"),
                    ("every two years", "every three years"),
                ),
            ),
        ),
        justification="Lighting is a matter for municipalities under our law; a figure would need an act of parliament.",
    ),
    Submit(by="poland", amendment="pl-limit"),
    Prepare(
        by="germany2", key="de-encouraged",
        changes=(Reword("8", replace=(("should be shielded", "should, where practicable, be shielded"),)),),
        justification="For monuments and tunnels a shield is sometimes impossible.",
    ),
    Submit(by="germany", amendment="de-encouraged"),
    Prepare(
        by="spain2", key="es-amber",
        changes=(
            Reword(
                "9(b)", replace=(("warm rather than blue", "amber rather than white"),),
                notes=(Note("white;", "That is, of a colour temperature of 2,200 kelvin or less."),),
            ),
        ),
        justification="The islands have lived under amber light since 1988 and sleep well.",
    ),
    Submit(by="spain", amendment="es-amber"),
    Prepare(
        by="ireland2", key="ie-shops", changes=(Delete("12"),),
        justification="Opening hours are a matter for retail law; paragraph 7 already covers the substance.",
    ),
    Submit(by="ireland", amendment="ie-shops"),
    Prepare(
        by="netherlands2", key="nl-shops",
        changes=(Reword("12", replace=(("and in any case one hour after it has closed", "and no later than ten in the evening"),)),),
        justification="Ten in the evening can be verified; the closing of a shop cannot.",
    ),
    Submit(by="netherlands", amendment="nl-shops"),
    Prepare(
        by="southern2", key="soc-cities",
        changes=(Reword("4", replace=(("several power stations", "whole cities"),)),),
    ),
    Submit(by="southern", amendment="soc-cities"),
)

ON_SATELLITES: tuple[Step, ...] = (
    Prepare(
        by="france2", key="fr-orbits",
        changes=(
            Reword(
                "13",
                replace=(("before launch, and", "three months before launch, to publish their brightness once in orbit, and"),),
            ),
        ),
        justification="Observatories plan their nights a quarter in advance; an orbit announced on the day is of no use.",
    ),
    Invite(by="france", amendment="fr-orbits", delegation="SE"),
    Invite(by="france", amendment="fr-orbits", delegation="IT"),
    Answer(by="sweden", amendment="fr-orbits"),
    Prepare(
        by="netherlands2", key="nl-orbits",
        changes=(Reword("13", replace=(("their orbits before", "their orbits and their colour before"),)),),
    ),
    Submit(by="netherlands", amendment="nl-orbits"),
    Prepare(
        by="germany2", key="de-free",
        changes=(Reword("14", replace=(("free of charge", "free of charge for research"),)),),
        justification="Commercial users should bear their part of the cost of the radar.",
    ),
    Prepare(
        by="germany2", key="de-seven",
        changes=(Reword("15", replace=(("one photograph in ten", "one photograph in seven"),)),),
        justification="The figure for the last observing season, as reported by the observatories themselves.",
    ),
    Submit(by="germany", amendment="de-seven"),
    Prepare(
        by="sweden2", key="se-way-up",
        changes=(Reword("16(a)", replace=(("in its final orbit", "in its final orbit and on the way there"),)),),
        justification="The weeks of ascent are the brightest of all.",
    ),
    Submit(by="sweden", amendment="se-way-up"),
    Prepare(
        by="poland2", key="pl-height",
        changes=(Reword("17", replace=(("from whatever height", "from beyond the atmosphere"),)),),
        justification="Balloons and aeroplanes are governed by the law of the air.",
    ),
    Submit(by="poland", amendment="pl-height"),
    Prepare(
        by="spain2", key="es-drones",
        changes=(Insert("17", "operative", "WE REGRET the use of drones in swarms to draw pictures above our towns."),),
    ),
    Submit(by="spain", amendment="es-drones"),
    Prepare(
        by="ireland2", key="ie-quiet", changes=(Delete("18"),),
        justification="Quiet zones bind the regulator, which is independent of the government.",
    ),
    Submit(by="ireland", amendment="ie-quiet"),
    Prepare(
        by="sweden2", key="se-quiet",
        changes=(Reword("18", replace=(("will coordinate the quiet zones", "will protect by law the quiet zones"),)),),
    ),
    Submit(by="sweden", amendment="se-quiet"),
)

ON_THE_REST: tuple[Step, ...] = (
    Prepare(
        by="netherlands2", key="nl-reflected",
        changes=(Reword("22", replace=(("direct light", "direct and reflected light"),)),),
        justification="A white hotel lights a beach as well as any lamp.",
    ),
    Submit(by="netherlands", amendment="nl-reflected"),
    Prepare(
        by="italy2", key="it-turtles",
        changes=(Reword("22", notes=(Note("cranes rest", "The places are listed in the atlas of the two secretariats."),)),),
    ),
    Submit(by="italy", amendment="it-turtles"),
    Prepare(
        by="sweden2", key="se-hospitals",
        changes=(Insert("23", "operative", "WE ASK hospitals to give those in their care a night that is dark."),),
    ),
    Submit(by="sweden", amendment="se-hospitals"),
    Prepare(
        by="italy2", key="it-touch",
        changes=(Reword("26", replace=(("from a wheelchair", "from a wheelchair, and a map of the sky that can be touched"),)),),
    ),
    Submit(by="italy", amendment="it-touch"),
    Prepare(
        by="austria2", key="at-touch",
        changes=(Reword("26", replace=(("from a wheelchair", "from a wheelchair, and a map of the sky that can be touched"),)),),
    ),
    Submit(by="austria", amendment="at-touch"),
    Prepare(by="austria2", key="at-prize", changes=(Move("27", after="25"),), justification="Amateurs begin at school."),
    Submit(by="austria", amendment="at-prize"),
    Prepare(by="czechia2", key="cz-prize", changes=(Move("27", after="32"),), justification="Their counts are science."),
    Submit(by="czechia", amendment="cz-prize"),
    Prepare(
        by="italy2", key="it-archives", changes=(Reword("29", replace=(("twelve months", "six months"),)),),
        justification="What the public has paid for, the public may see.",
    ),
    Submit(by="italy", amendment="it-archives"),
    Prepare(
        by="spain2", key="es-archives", changes=(Reword("29", replace=(("twelve months", "two years"),)),),
        justification="A doctoral thesis takes three.",
    ),
    Submit(by="spain", amendment="es-archives"),
    Prepare(
        by="presidency", key="pres-archives",
        changes=(Reword("29", replace=(("after twelve months", "after twelve months, or when first published"),)),),
        justification="Compromise: the term stays, and ends early for whoever publishes early.",
    ),
    Submit(by="presidency", amendment="pres-archives"),
    Prepare(
        by="secretariat", key="cz-exchange", on_behalf_of="CZ",
        changes=(Reword("30", replace=(("twenty young", "twenty-four young"), ("ten from", "twelve from"))),),
        justification="Said from the floor.",
    ),
    Submit(by="secretariat", amendment="cz-exchange"),
    Confirm(by="czechia", amendment="cz-exchange"),
    Prepare(
        by="secretariat", key="soc-lend", on_behalf_of="SOC",
        changes=(Reword("31", replace=(("that asks", "that asks, and to lend it instruments"),)),),
        justification="Said from the floor; to be confirmed.",
    ),
    Submit(by="secretariat", amendment="soc-lend"),
    Prepare(
        by="germany2", key="de-shares",
        changes=(Reword("33", replace=(("in equal parts", "in parts agreed beforehand"),)),),
    ),
    Submit(by="germany", amendment="de-shares", to="presidency"),
    Prepare(by="ireland2", key="ie-banks", changes=(Delete("34"),)),
    Submit(by="ireland", amendment="ie-banks"),
    Withdraw(by="ireland", amendment="ie-banks"),
    Prepare(
        by="spain2", key="es-nine",
        changes=(Reword("35", replace=(("eleven members", "nine members"), ("five named", "four named"))),),
        justification="A panel that fits in one observatory bus.",
    ),
    Invite(by="spain", amendment="es-nine", delegation="IT"),
    Answer(by="italy", amendment="es-nine"),
    Invite(by="spain", amendment="es-nine", delegation="FR"),
    Submit(by="spain", amendment="es-nine"),
    Prepare(
        by="poland2", key="pl-plainly",
        changes=(Reword("36(c)", replace=(("to say plainly where", "to say plainly, and to each side first, where"),)),),
    ),
)

POSITIONS: tuple[Step, ...] = (
    TakePosition(by="austria", amendment="fr-third", stance="support"),
    TakePosition(by="ireland", amendment="fr-third", stance="support"),
    TakePosition(by="netherlands", amendment="fr-third", stance="support"),
    TakePosition(by="southern", amendment="fr-third", stance="support"),
    TakePosition(by="czechia", amendment="fr-third", stance="reservation", reservation="scrutiny"),
    TakePosition(by="france", amendment="de-commercial", stance="support"),
    TakePosition(by="ireland", amendment="de-commercial", stance="support"),
    TakePosition(by="sweden", amendment="de-commercial", stance="support"),
    TakePosition(by="austria", amendment="de-commercial", stance="can_accept"),
    TakePosition(by="netherlands", amendment="de-commercial", stance="can_accept"),
    TakePosition(by="czechia", amendment="pl-limit", stance="support"),
    TakePosition(by="sweden", amendment="pl-limit", stance="objection", remark="It would undo the paragraph."),
    TakePosition(by="france", amendment="nl-orbits", stance="can_accept"),
    TakePosition(
        by="spain", amendment="nl-orbits", stance="reservation", reservation="linguistic", language="es",
        remark="In Spanish the colour would be that of the orbit.",
    ),
    TakePosition(by="poland", amendment="ie-quiet", stance="support"),
    TakePosition(by="ireland", amendment="se-quiet", stance="reservation", reservation="substantive"),
    TakePosition(by="germany", amendment="pl-height", stance="ad_ref"),
    TakePosition(by="italy", amendment="pres-archives", stance="can_accept"),
    TakePosition(by="netherlands", paragraph="33", stance="reservation", reservation="parliamentary"),
    TakePosition(by="ireland", stance="reservation", reservation="general", remark="Pending the final text as a whole."),
    TakePosition(by="sweden", paragraph="25", stance="support"),
)

WEIGHED: tuple[Step, ...] = (
    Decide(by="presidency", amendment="de-commercial", outcome="accept", reason="Wide support, no objection."),
    Decide(
        by="presidency", amendment="de-seven", outcome="accept_modified", announce=True,
        reason="One in eight: the mean of both regions.",
        changes=(Reword("15", replace=(("one photograph in ten", "one photograph in eight"),)),),
    ),
    Decide(by="presidency2", amendment="se-way-up", outcome="accept", reason="No objection.", announce=True),
    Decide(
        by="presidency", amendment="es-drones", outcome="reject", announce=True,
        reason="Drones fly below the sky this declaration speaks of.",
    ),
    Decide(by="presidency", amendment="pl-height", outcome="bracket", reason="Both wordings have support."),
    Decide(by="presidency2", amendment="nl-reflected", outcome="accept", reason="Agreed in informals."),
    Decide(by="presidency2", amendment="it-touch", outcome="accept", reason="Broad support."),
    Decide(by="presidency2", amendment="at-touch", outcome="accept", reason="The same words as IT."),
    Decide(by="presidency", amendment="cz-exchange", outcome="park", reason="Until the cost is known."),
    Agree(by="presidency", paragraphs=("1", "2", "3", "5", "6"), state="agreed"),
    Agree(by="presidency", paragraphs=("10", "11", "14", "14bis"), state="agreed_informals"),
    Agree(by="presidency", paragraphs=("19", "21", "25"), state="agreed_ad_ref"),
    Agree(by="presidency", paragraphs=("20",), state="agreed_pending", pending="PL"),
    Agree(by="presidency", paragraphs=("23", "28"), state="agreed"),
    Agree(by="presidency", paragraphs=("28",), state="reopened"),
    Agree(by="presidency", paragraphs=("33", "35"), state="open", package="Money and seats"),
)

SECOND_ROUND: tuple[Step, ...] = OPENED + ON_LIGHT + ON_SATELLITES + ON_THE_REST + POSITIONS + WEIGHED
