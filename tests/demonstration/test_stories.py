"""The demonstration's data, before any verb plays it: it reads well, and what it asks can be asked."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from amendments.consolidation.consolidate import consolidate
from amendments.demonstration.people import DELEGATIONS, DRAFTERS, HEADS, PEOPLE
from amendments.demonstration.steps import Negotiation, OpenRound, Prepare
from amendments.demonstration.story_commission import RESOLUTION
from amendments.demonstration.story_lindau import LINDAU
from drafting.text.wording import plain
from tests.demonstration.playing import Table, first_text

STORIES = (LINDAU, RESOLUTION)


@cache
def played(negotiation: Negotiation) -> Table:
    return Table(negotiation)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.symbol)
def test_each_text_is_read_in_whole(story: Negotiation) -> None:
    text = first_text(story)
    kinds = Counter(paragraph.kind for paragraph in text.paragraphs)

    assert text.family == story.family
    assert kinds["preambular"] + kinds["operative"] >= 30
    assert kinds["subparagraph"] >= 9
    assert len(text.footnotes) >= 5


def test_the_declaration_numbers_its_paragraphs_in_one_series() -> None:
    numbered = [one for one in first_text(LINDAU).paragraphs if one.kind in ("preambular", "operative")]

    assert [one.label for one in numbered] == [str(number) for number in range(1, 38)]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.symbol)
def test_only_people_of_the_demonstration_act(story: Negotiation) -> None:
    assert {step.by for step in story.steps} <= {person.username for person in PEOPLE}


def test_every_delegation_has_a_head_and_a_drafter() -> None:
    codes = [code for code, _name in DELEGATIONS]

    assert sorted(str(head.delegation) for head in HEADS) == sorted(codes)
    assert {f"{head.username}2" for head in HEADS} == {drafter.username for drafter in DRAFTERS}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.symbol)
def test_everything_asked_can_be_asked_and_everything_accepted_goes_together(story: Negotiation) -> None:
    table = played(story)

    assert len(table.texts) == 2
    assert consolidate(table.text, table.accepted).text is not None


def test_both_new_paragraphs_behind_14_stand_in_rev_1() -> None:
    labels = [one.label for one in played(LINDAU).texts[1].paragraphs]
    place = labels.index("14")

    assert labels[place : place + 4] == ["14", "14bis", "14ter", "15"]


def test_rev_1_moved_11_lost_24_and_counts_twelve_places() -> None:
    labels = [one.label for one in played(LINDAU).texts[1].paragraphs]
    seven = next(one for one in played(LINDAU).texts[1].paragraphs if one.label == "7")

    assert labels[labels.index("8") + 1] == "11"
    assert "24" not in labels
    assert "no fewer than twelve places agreed between us" in plain(seven.wording)


@pytest.mark.parametrize(
    ("story", "first", "second", "kind"),
    [
        (LINDAU, "fr-third", "pl-limit", "overlap"),
        (LINDAU, "it-archives", "es-archives", "overlap"),
        (LINDAU, "ie-quiet", "se-quiet", "deleted"),
        (LINDAU, "ie-shops", "nl-shops", "deleted"),
        (LINDAU, "at-prize", "cz-prize", "moved"),
        (LINDAU, "it-touch", "at-touch", "identical"),
        (RESOLUTION, "un-fr-shall", "un-de-may", "overlap"),
        (RESOLUTION, "un-se-days", "un-pl-days", "overlap"),
        (RESOLUTION, "un-ie-signs", "un-nl-signs", "deleted"),
    ],
)
def test_wishes_collide_where_the_story_says(story: Negotiation, first: str, second: str, kind: str) -> None:
    assert [conflict.kind for conflict in played(story).conflicts(first, second)] == [kind]


@pytest.mark.parametrize(
    ("story", "first", "second"),
    [
        (LINDAU, "fr-third", "de-commercial"),
        (LINDAU, "de-commercial", "pl-limit"),
        (LINDAU, "nl-reflected", "it-turtles"),
        (RESOLUTION, "un-it-debris", "un-es-mirrors"),
    ],
)
def test_neighbours_on_different_words_go_together(story: Negotiation, first: str, second: str) -> None:
    assert played(story).conflicts(first, second) == ()


def test_there_is_enough_to_show() -> None:
    tables = [played(story) for story in STORIES]
    prepared = [step for story in STORIES for step in story.steps if isinstance(step, Prepare)]
    deadlines = [step.closes_in_days for step in LINDAU.steps if isinstance(step, OpenRound)]

    assert sum(len(table.proposals) for table in tables) >= 25
    assert all(any(key not in table.submitted for key in table.proposals) for table in tables)
    assert any(step.on_behalf_of for step in prepared)
    assert deadlines[-1] == 0
