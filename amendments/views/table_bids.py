"""One proposal on the Presidency's table, and the pairs that collide there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from amendments.consolidation.change import Reword
from amendments.models import Amendment
from amendments.views.cards import Base, name_of, shown_change, stands_at
from amendments.views.gathering import Gathering, Seen
from amendments.views.states import STATES, State, Words, stances
from amendments.views.weighing_words import Rival, framed_html
from amendments.views.words import redline_html
from drafting.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Bid:
    """`elsewhere` counts the amendment's changes at other paragraphs."""

    amendment: Amendment
    name: str
    codes: tuple[str, ...]
    state: State
    is_prepared: bool
    html: SafeString
    note: str
    reason: str
    stances: list[tuple[Words, list[str]]]
    silent: list[str]
    elsewhere: int
    is_chosen: bool
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Collided:
    """Two amendments with what each puts for the words at issue."""

    names: tuple[str, str]
    first: SafeString
    second: SafeString


def bid_of(
    seen: Seen,
    paragraph: str,
    rivals: Sequence[Seen],
    base: Base,
    *,
    silent: list[str],
    is_chosen: bool,
    is_ticked: bool,
) -> Bid:
    """The proposal in full on this paragraph, its conflicts framed."""
    changes = seen.weighed
    here = [change for change in changes if stands_at(change, changes, base) == paragraph]
    drawn = [
        (_framed(change, rivals, base), "")
        if isinstance(change, Reword)
        else shown_change(change, base, whole=True)
        for change in here
    ]
    return Bid(
        amendment=seen.amendment,
        name=name_of(seen.amendment),
        codes=seen.codes,
        state=STATES[seen.status],
        is_prepared=seen.is_prepared,
        html=SafeString(" ".join(html for html, _note in drawn)),
        note=" · ".join(note for _html, note in drawn if note),
        reason=seen.decision.reason if seen.decision else "",
        stances=stances(seen.positions),
        silent=silent,
        elsewhere=len(changes) - len(here),
        is_chosen=is_chosen,
        is_ticked=is_ticked,
    )


def collisions(gathering: Gathering, paragraph: str) -> list[Collided]:
    """The conflicts in a paragraph, word by word where words are at issue."""
    names = {str(each.amendment.pk): name_of(each.amendment) for each in gathering.seen}
    found = []
    for conflict in gathering.conflicts:
        if conflict.paragraph != paragraph or not conflict.blocks:
            continue
        pair = (names[conflict.first], names[conflict.second])
        found += [
            Collided(
                pair, redline_html(words.base, words.first, {}), redline_html(words.base, words.second, {})
            )
            for words in conflict.words
        ] or [Collided(pair, SafeString(""), SafeString(""))]
    return found


def _framed(change: Reword, rivals: Sequence[Seen], base: Base) -> SafeString:
    others = [
        Rival(name_of(rival.amendment), wording)
        for rival in rivals
        for wording in _wordings(rival, change.paragraph)
    ]
    return framed_html(base.paragraphs[change.paragraph].wording, change.wording, others, base.markers)


def _wordings(seen: Seen, paragraph: str) -> list[Wording]:
    changes = seen.weighed
    return [each.wording for each in changes if isinstance(each, Reword) and each.paragraph == paragraph]
