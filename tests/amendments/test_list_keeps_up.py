"""What a list of amendments says was true when it was asked for, however often it was asked before."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rights.scene import Scene, clients

pytestmark = pytest.mark.django_db


def listed(scene: Scene, person: Any, asked: str = "") -> dict[str, dict[str, Any]]:
    """The list as the person sees it, by id; each amendment is told alone as it is told in the list."""
    rows: list[dict[str, Any]] = person.get(f"{scene.path}/amendments/{asked}")
    assert all(person.get(f"amendments/{row['id']}/") == row for row in rows)
    return {row["id"]: row for row in rows}


def words(row: dict[str, Any]) -> str:
    return " ".join(change["text"] for change in row["changes"])


def test_what_is_prepared_may_still_change() -> None:
    scene = Scene()
    pk = scene.names["prepared"]
    assert "as low as prepared" in words(listed(scene, scene.france)[pk])
    scene.france.patch(f"amendments/{pk}/", scene.amendment("as low as it goes"))
    assert "as low as it goes" in words(listed(scene, scene.france)[pk])
    scene.france.post(f"amendments/{pk}/submit/")
    assert "as low as it goes" in words(listed(scene, scene.france)[pk])


def test_a_decision_is_the_chair_s_until_it_is_announced() -> None:
    scene = Scene()
    pk = scene.names["decided"]
    chair, delegation = listed(scene, scene.presidency)[pk], listed(scene, scene.france)[pk]
    assert (chair["status"], chair["decision"]["announced"]) == ("rejected", False)
    assert (delegation["status"], delegation["decision"]) == ("submitted", None)
    scene.presidency.post(f"{scene.path}/announce/", {"amendments": [pk]})
    told = listed(scene, scene.france)[pk]
    assert (told["status"], told["decision"]["announced"]) == ("rejected", True)


def test_who_stands_behind_it_is_told_anew() -> None:
    scene, germany = Scene(), clients()["headB"]
    pk = scene.names["shared"]
    assert germany is not None
    assert listed(scene, germany)[pk]["cosponsors"] == [{"delegation": "DE", "answer": "awaited"}]
    germany.post(f"amendments/{pk}/cosponsors/", {"accept": True})
    assert listed(scene, scene.france)[pk]["cosponsors"] == [{"delegation": "DE", "answer": "accepted"}]


def test_what_is_carried_to_the_next_revision_is_told_in_the_words_it_has_there() -> None:
    scene = Scene()
    pk, first = scene.names["open"], scene.paragraphs[0]
    text = first["text"].replace("AGREE", "AGREE ALL")
    sent = {"changes": [{"act": "reword", "paragraph": first["id"], "text": text}]}
    other = scene.presidency.post(f"{scene.path}/amendments/", sent, status=201)["id"]
    scene.presidency.post(f"amendments/{other}/submit/")
    scene.presidency.post(f"amendments/{other}/decision/", {"outcome": "accept"})
    before = listed(scene, scene.france)[pk]
    issued = scene.presidency.post(f"{scene.path}/revisions/", status=201)
    after = listed(scene, scene.france)[pk]
    assert "AGREE ALL" not in words(before)
    assert "AGREE ALL" in words(after)
    assert after["base"] == issued["id"]


def test_the_list_may_be_asked_for_a_status_a_delegation_or_a_paragraph() -> None:
    scene = Scene()
    first, second = (paragraph["id"] for paragraph in scene.paragraphs[:2])
    everything = listed(scene, scene.presidency)
    of_first = listed(scene, scene.presidency, f"?paragraph={first}")
    assert of_first == {
        pk: row for pk, row in everything.items() if first in [each["paragraph"] for each in row["changes"]]
    }
    assert of_first
    assert not listed(scene, scene.presidency, f"?paragraph={second}")
    assert not listed(scene, scene.presidency, "?paragraph=no-id")
    assert listed(scene, scene.presidency, "?status=rejected").keys() == {scene.names["decided"]}
    assert not listed(scene, scene.presidency, "?delegation=SE")
    assert scene.names["open"] in listed(scene, scene.presidency, "?delegation=FR&status=submitted")
