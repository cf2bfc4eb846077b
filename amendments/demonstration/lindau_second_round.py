"""The Lindau Declaration after REV 1: what is asked for in the round that closes tonight."""

from __future__ import annotations

from amendments.demonstration.steps import (
    Confirm,
    Delete,
    Insert,
    LiftPosition,
    Move,
    Note,
    OpenRound,
    Prepare,
    Reword,
    Step,
    Submit,
    Withdraw,
)
from amendments.demonstration.turns import drafted, from_the_floor, tabled

OPENED: tuple[Step, ...] = (
    OpenRound(by="presidency", formal=True, release="at_once", closes_in_days=0),
    LiftPosition(by="france", paragraph="14"),
)

# Paragraph 7, where one promise is measured in three ways.
ON_LIGHT: tuple[Step, ...] = (
    *tabled(
        "france",
        "fr-third",
        Reword(
            "7",
            replace=(
                ("to reduce the light", "to reduce by one third before 2035 the light"),
                ("every two years", "every year"),
            ),
        ),
        why="A promise without a figure cannot be kept; to measure yearly costs no more than to measure.",
        cosponsors=("SE",),
    ),
    *tabled(
        "germany",
        "de-commercial",
        Reword(
            "7",
            replace=(
                ("public lighting", "public and commercial lighting"),
                ("twelve places", "twenty places"),
            ),
        ),
        why="In most of our towns shop fronts and car parks give off more light than the streets.",
    ),
    *tabled(
        "poland",
        "pl-limit",
        Reword(
            "7",
            replace=(
                ("to reduce the light", "to limit, as far as national law allows, the light"),
                ("every two years", "every three years"),
            ),
        ),
        why="Lighting is a matter for municipalities under our law; a figure would need an act.",
    ),
    *tabled(
        "germany",
        "de-encouraged",
        Reword("8", replace=(("should be shielded", "should, where practicable, be shielded"),)),
        why="For monuments and tunnels a shield is sometimes impossible.",
    ),
    *tabled(
        "spain",
        "es-amber",
        Reword(
            "9(b)",
            replace=(("warm rather than blue", "amber rather than white"),),
            notes=(Note("white;", "That is, of a colour temperature of 2,200 kelvin or less."),),
        ),
        why="The islands have lived under amber light since 1988 and sleep well.",
    ),
    *tabled(
        "ireland",
        "ie-shops",
        Delete("12"),
        why="Opening hours are a matter for retail law; paragraph 7 already covers the substance.",
    ),
    *tabled(
        "netherlands",
        "nl-shops",
        Reword(
            "12",
            replace=(
                ("and in any case one hour after it has closed", "and no later than ten in the evening"),
            ),
        ),
        why="Ten in the evening can be verified; the closing of a shop cannot.",
    ),
    *tabled("southern", "soc-cities", Reword("4", replace=(("several power stations", "whole cities"),))),
)

ON_SATELLITES: tuple[Step, ...] = (
    *drafted(
        "france",
        "fr-orbits",
        Reword(
            "13",
            replace=(
                (
                    "before launch, and",
                    "three months before launch, to publish their brightness once in orbit, and",
                ),
            ),
        ),
        why="Observatories plan their nights a quarter in advance; one announced on the day is of no use.",
        cosponsors=("SE",),
        unanswered=("IT",),
    ),
    *tabled(
        "netherlands",
        "nl-orbits",
        Reword("13", replace=(("their orbits before", "their orbits and their colour before"),)),
    ),
    *drafted(
        "germany",
        "de-free",
        Reword("14", replace=(("free of charge", "free of charge for research"),)),
        why="Commercial users should bear their part of the cost of the radar.",
    ),
    *tabled(
        "germany",
        "de-seven",
        Reword("15", replace=(("one photograph in ten", "one photograph in seven"),)),
        why="The figure for the last observing season, as reported by the observatories themselves.",
    ),
    *tabled(
        "sweden",
        "se-way-up",
        Reword("16(a)", replace=(("in its final orbit", "in its final orbit and on the way there"),)),
        why="The weeks of ascent are the brightest of all.",
    ),
    *tabled(
        "poland",
        "pl-height",
        Reword("17", replace=(("from whatever height", "from beyond the atmosphere"),)),
        why="Balloons and aeroplanes are governed by the law of the air.",
    ),
    *tabled(
        "spain",
        "es-drones",
        Insert("17", "operative", "WE REGRET the use of drones in swarms to draw pictures above our towns."),
    ),
    *tabled(
        "ireland",
        "ie-quiet",
        Delete("18"),
        why="Quiet zones bind the regulator, which is independent of the government.",
    ),
    *tabled(
        "sweden",
        "se-quiet",
        Reword("18", replace=(("will coordinate the quiet zones", "will protect by law the quiet zones"),)),
    ),
)

ON_THE_REST: tuple[Step, ...] = (
    *tabled(
        "netherlands",
        "nl-reflected",
        Reword("22", replace=(("direct light", "direct and reflected light"),)),
        why="A white hotel lights a beach as well as any lamp.",
    ),
    *tabled(
        "italy",
        "it-turtles",
        Reword(
            "22", notes=(Note("cranes rest", "The places are listed in the atlas of the two secretariats."),)
        ),
    ),
    *tabled(
        "sweden",
        "se-hospitals",
        Insert("23", "operative", "WE ASK hospitals to give those in their care a night that is dark."),
    ),
    *tabled(
        "italy",
        "it-touch",
        Reword(
            "26",
            replace=(("from a wheelchair", "from a wheelchair, and a map of the sky that can be touched"),),
        ),
    ),
    *tabled(
        "austria",
        "at-touch",
        Reword(
            "26",
            replace=(("from a wheelchair", "from a wheelchair, and a map of the sky that can be touched"),),
        ),
    ),
    *tabled("austria", "at-prize", Move("27", after="25"), why="Amateurs begin at school."),
    *tabled("czechia", "cz-prize", Move("27", after="32"), why="Their counts are science."),
    *tabled(
        "italy",
        "it-archives",
        Reword("29", replace=(("twelve months", "six months"),)),
        why="What the public has paid for, the public may see.",
    ),
    *tabled(
        "spain",
        "es-archives",
        Reword("29", replace=(("twelve months", "two years"),)),
        why="A doctoral thesis takes three.",
    ),
    Prepare(
        by="presidency",
        key="pres-archives",
        changes=(
            Reword("29", replace=(("after twelve months", "after twelve months, or when first published"),)),
        ),
        justification="Compromise: the term stays, and ends early for whoever publishes early.",
    ),
    Submit(by="presidency", amendment="pres-archives"),
    *from_the_floor(
        "CZ",
        "cz-exchange",
        Reword("30", replace=(("twenty young", "twenty-four young"), ("ten from", "twelve from"))),
        why="Said from the floor.",
    ),
    Confirm(by="czechia", amendment="cz-exchange"),
    *from_the_floor(
        "SOC",
        "soc-lend",
        Reword("31", replace=(("that asks", "that asks, and to lend it instruments"),)),
        why="Said from the floor; to be confirmed.",
    ),
    *tabled(
        "germany",
        "de-shares",
        Reword("33", replace=(("in equal parts", "in parts agreed beforehand"),)),
        to="presidency",
    ),
    *tabled("ireland", "ie-banks", Delete("34")),
    Withdraw(by="ireland", amendment="ie-banks"),
    *tabled(
        "spain",
        "es-nine",
        Reword("35", replace=(("eleven members", "nine members"), ("five named", "four named"))),
        why="A panel that fits in one observatory bus.",
        cosponsors=("IT",),
        unanswered=("FR",),
    ),
    *drafted(
        "poland",
        "pl-plainly",
        Reword("36(c)", replace=(("to say plainly where", "to say plainly, and to each side first, where"),)),
    ),
)

SECOND_ROUND: tuple[Step, ...] = OPENED + ON_LIGHT + ON_SATELLITES + ON_THE_REST
