"""Two texts of our own and what became of them: what the papers' tests print."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from drafting.papers.values import Baseline, Explanation, PaperValues, TrackedChange
from drafting.text.compare import compare
from drafting.text.paragraph import CoverField, Paragraph, Text
from drafting.text.wording import from_plain
from tests.builders import chapeau, heading, operative, paragraph, point, preambular, text, title

ISSUED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SUBMITTED = datetime(2026, 2, 20, 11, 40, tzinfo=UTC)
DECIDED = datetime(2026, 2, 27, 16, 5, tzinfo=UTC)

_COUNCIL_COVER = (
    ("place_date", "Brussels, 2 March 2026"),
    ("language_marker", "(OR. en)"),
    ("interinstitutional_file", "2026/0042 (NLE)"),
    ("marking", "LIMITE"),
    ("subject_code", "ESPACE 12"),
    ("subject_code", "ENV 340"),
    ("subject_code", "COLAC 7"),
    ("doc_type", "NOTE"),
    ("from", "Presidency"),
    ("to", "Working Party on the Night Sky"),
    ("prev_doc", "WK 411/2026 INIT"),
    (
        "subject",
        "Draft Lindau Declaration on the Night Sky: revised text in the light of delegations’ comments",
    ),
    (
        "cover_note",
        "Delegations will find below a revised draft, as it stands after the meeting of 27 February.",
    ),
    ("initials", "AB/cd"),
    ("unit", "RELEX 4"),
)
_UN_COVER = (
    ("organ", "Commission on the Night Sky"),
    ("distribution", "Distr.: Limited"),
    ("date", "2 March 2026"),
    ("original_language", "Original: English"),
    ("session", "Fourth session"),
    ("place_date", "Geneva, 9–13 March 2026"),
    ("agenda_item", "Agenda item 6"),
    ("agenda_item_title", "Light pollution and the protection of observatories"),
    ("sponsors", "Chile, Germany and Morocco: draft resolution"),
)


def _cover(fields: tuple[tuple[str, str], ...]) -> tuple[CoverField, ...]:
    return tuple(CoverField(*field) for field in fields)


def council_before() -> Text:
    """The declaration as first tabled."""
    before = text(
        title("**LINDAU DECLARATION ON THE NIGHT SKY**"),
        preambular(
            "Having met in Lindau on 5 June 2026 under the joint presidency of both regions.", label="1"
        ),
        preambular(
            "RECALLING that darkness at night is a shared inheritance of all peoples,[^fn1]", label="2"
        ),
        paragraph("enacting_formula", "MAKE THE FOLLOWING DECLARATION:", id="formula"),
        heading("***On outdoor lighting***", id="h1"),
        operative("3", "WE COMMIT to reduce light directed at the sky by one third before 2035."),
        operative("4", "WE INVITE municipalities to switch off ornamental lighting after midnight.[^fn2]"),
        operative("5", "WE AGREE that new lighting should:[^fn1]"),
        point("a", "be directed below the horizontal;", id="p5a"),
        point("b", "use no more blue light than is needed;", id="p5b"),
        heading("*On observatories*", id="h2"),
        operative("6", "WE RECOGNISE the 62^nd^ report of the network of observatories."),
        operative("7", "WE WELCOME the measurements made by volunteers.[^fn3]"),
        operative("8", "WE WILL MEET again in 2028."),
        fn1="Proclaimed at the first meeting of both regions.",
        fn2="See the guidance on road safety of 2024.",
        fn3="Data are kept by the network.",
    )
    return replace(before, cover=_cover(_COUNCIL_COVER))


def council_after() -> Text:
    """The declaration after words, a paragraph, a point, a move and notes were taken up."""
    after = text(
        title("**LINDAU DECLARATION ON THE NIGHT SKY**"),
        preambular(
            "Having met in Lindau on 5 and 6 June 2026 under the joint presidency of both regions.", label="1"
        ),
        preambular("RECALLING that darkness at night is a shared inheritance of all peoples,", label="2"),
        paragraph("enacting_formula", "MAKE THE FOLLOWING DECLARATION:", id="formula"),
        heading("***On outdoor lighting***", id="h1"),
        operative(
            "3", "WE UNDERTAKE to reduce light directed at the sky by half before 2035, as appropriate."
        ),
        operative("4", "WE INVITE municipalities to switch off ornamental lighting after midnight.[^fn2]"),
        operative(
            "4bis", "WE ENCOURAGE *public authorities* to publish their lighting plans.[^fn4]", id="op4bis"
        ),
        operative("5", "WE AGREE that new lighting should:[^fn1]"),
        point("a", "be directed below the *horizontal*;", id="p5a"),
        operative("8", "WE WILL MEET again in 2028, in the southern region."),
        heading("*On observatories*", id="h2"),
        operative("6", "WE RECOGNISE the 62^nd^ report of the network of observatories."),
        fn1="Proclaimed at the first meeting of both regions.",
        fn2="See the guidance on road safety of 2025.",
        fn4="Plans may be published in summary.",
    )
    return replace(after, cover=_cover(_COUNCIL_COVER))


def un_before() -> Text:
    """The invented commission's draft resolution as tabled."""
    before = text(
        title("Protection of dark skies"),
        chapeau("*The Commission on the Night Sky*,", id="chapeau"),
        preambular("*Recalling* its resolution 3/2 of 14 March 2025,[^fn1]", id="u1"),
        preambular("*Convinced* that observatories need skies that are dark,[^fn2]", id="u2"),
        operative("1", "*Calls upon* States to map sources of light by 2030;", id="u3"),
        operative("2", "*Requests* the secretariat:", id="u4"),
        point("a", "To collect the maps, in line with resolution 3/2;[^fn1]", id="u5"),
        point("b", "To report to it at its sixth session.", id="u6"),
        family="un",
        fn1="See E/2025/34, chap. I.",
        fn2="A/AC.998/7, para. 12.",
    )
    return replace(before, cover=_cover(_UN_COVER))


def un_after() -> Text:
    """The draft resolution as revised."""
    changed = {
        "u2": "*Deeply convinced* that observatories need skies that are dark,[^fn2]",
        "u3": "*Urges* States to map sources of light before 2030, with the help of the network;",
    }
    before = un_before()
    kept = tuple(
        replace(each, wording=operative(None, changed[each.id]).wording) if each.id in changed else each
        for each in before.paragraphs
    )
    added = operative("3", "*Decides* to remain seized of the matter.", id="u7")
    return replace(before, paragraphs=(*kept, added))


def reworded(old: Paragraph, new: Paragraph, source: str) -> list[TrackedChange]:
    """The changes of one accepted amendment that rewords a paragraph."""
    return [
        TrackedChange(old.id, "reword", source, DECIDED, hunk.start, hunk.end, hunk.words)
        for hunk in compare(old.wording, new.wording)
    ]


def explained(values: PaperValues) -> PaperValues:
    """The same, each paragraph's changes of one source asked for by one amendment, justified and decided on."""
    changes = tuple(
        replace(change, proposals=(f"{change.source} on {change.paragraph}",)) for change in values.changes
    )
    named = {change.proposals[0]: change.source for change in changes}
    told = [
        explanation
        for proposal, source in named.items()
        for explanation in (
            Explanation(proposal, source, SUBMITTED, f"{proposal}: stars & lamps < moon\nand “more”."),
            Explanation(proposal, "Presidency", DECIDED, f"{proposal}: taken up."),
        )
    ]
    return replace(values, changes=changes, explanations=tuple(told))


def council_values() -> PaperValues:
    """The revised declaration with who changed what."""
    before, after = council_before(), council_after()
    old = {each.id: each for each in before.paragraphs}
    new = {each.id: each for each in after.paragraphs}
    changes = [
        *reworded(old["op3"], new["op3"], "FR, SE"),
        *reworded(old["pp1"], new["pp1"], "Presidency"),
        *reworded(old["p5a"], new["p5a"], "AT"),
        *reworded(old["op8"], new["op8"], "ES"),
        TrackedChange("op4bis", "insert", "PL", DECIDED),
        TrackedChange("p5b", "delete", "DE", DECIDED),
        TrackedChange("op7", "delete", "IT", DECIDED),
        TrackedChange("op8", "move", "IE", DECIDED),
    ]
    return PaperValues(
        symbol="WK 411/2026 REV 1",
        text=after,
        issued=ISSUED,
        previous_symbol="WK 411/2026 INIT",
        baseline=Baseline("WK 411/2026 INIT", before),
        changes=tuple(changes),
    )


def values_against_two() -> PaperValues:
    """The declaration a revision later: what is new since the first text, and what of it since the one between."""
    values, before = council_values(), council_before()
    words = {"op3": "WE COMMIT to reduce light directed at the sky by half before 2035."}
    between = tuple(
        replace(each, wording=from_plain(words[each.id])) if each.id in words else each
        for each in before.paragraphs
    )
    return replace(
        values,
        first=values.baseline,
        baseline=Baseline("WK 411/2026 REV 1", replace(before, paragraphs=between)),
        symbol="WK 411/2026 REV 2",
    )


def un_values() -> PaperValues:
    """The revised draft resolution."""
    return PaperValues(
        symbol="A/AC.998/L.3/Rev.1",
        text=un_after(),
        issued=ISSUED,
        previous_symbol="A/AC.998/L.3",
        baseline=Baseline("A/AC.998/L.3", un_before()),
    )


def ministerial_values() -> PaperValues:
    """A limited draft of the commission with the ministerial statement that it is to adopt, in an annex."""
    draft = text(
        title("Ministerial statement on the night sky"),
        chapeau("*The Commission on the Night Sky*,", id="chapeau"),
        preambular("*Recalling* its resolution 3/2 of 14 March 2025,[^fn1]", id="u1"),
        operative("1", "*Adopts* the ministerial statement annexed to the present resolution;", id="u2"),
        operative("2", "*Requests* the secretariat to make it known to observatories.", id="u3"),
        heading("Annex", id="annex"),
        heading("**Ministerial statement on the night sky: twenty years of dark parks**", id="name"),
        paragraph(
            "narrative",
            "We, the ministers and heads of observatories, assembled in Geneva on 9 March 2026,",
            id="we",
        ),
        heading("Taking stock", id="h1", level=2),
        operative("1", "We note that thirty parks have been dark since 2006;[^fn2]", id="s1"),
        operative("2", "We commit ourselves:", id="s2"),
        point("a", "To keep them dark;", id="s2a"),
        point("b", "To count the stars in each of them every year.", id="s2b"),
        family="un",
        fn1="See E/2025/34, chap. I.",
        fn2="A/AC.998/7, para. 12.",
    )
    return PaperValues("A/AC.998/L.7", replace(draft, cover=_cover(_UN_COVER)), ISSUED)
