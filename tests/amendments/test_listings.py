"""A list costs the same number of queries whatever its length."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amendments.models import Amendment
from tests.journeys.people import Person
from tests.rights.scene import Scene, clients

pytestmark = pytest.mark.django_db

LISTS = (
    "bodies/",
    "bodies/{body}/seats/",
    "drafts/",
    "drafts/{draft}/amendments/",
    "drafts/{draft}/conflicts/",
    "drafts/{draft}/positions/",
    "drafts/{draft}/agreements/",
    "drafts/{draft}/rounds/",
    "drafts/{draft}/revisions/",
    "drafts/{draft}/record/",
    "revisions/{revision}/papers/",
    "revisions/{revision}/provenance/",
)


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as made:
        ask()
    return len(made)


def make_more(scene: Scene, people: dict[str, Person | None]) -> None:
    """Two more of everything that is listed."""
    paragraphs = [paragraph["id"] for paragraph in scene.paragraphs]
    for head in (people["head"], people["headB"]):
        assert head is not None
        amendment = head.post(f"{scene.path}/amendments/", scene.amendment(f"so low {id(head)}"))
        head.post(f"amendments/{amendment['id']}/submit/")
        head.post(f"{scene.path}/positions/", {"stance": "support", "paragraph": paragraphs[1]})
    for number, paragraph in enumerate(paragraphs[1:]):
        scene.presidency.post(f"{scene.path}/agreements/", {"paragraph": paragraph, "state": "agreed"})
        scene.presidency.post(f"{scene.path}/rounds/", {"release": "at_once"})
        sent = {
            "title": f"More {number}",
            "body": scene.body["id"],
            "family": "council",
            "symbol": f"WK 9{number}/2026",
        }
        made = scene.presidency.post("drafts/", sent)
        scene.presidency.upload(f"drafts/{made['id']}/text/", "text.txt", b"1. WE AGREE.\n\n2. WE GO ON.")
        scene.presidency.post(f"drafts/{made['id']}/revisions/")


def test_no_list_asks_more_often_when_it_is_longer() -> None:
    scene, people = Scene(), clients()
    reader = people["pres"]
    assert reader is not None
    paths = [path.format(**scene.names) for path in LISTS]
    before = {path: queries(lambda path=path: reader.get(path)) for path in paths}
    make_more(scene, people)
    after = {path: queries(lambda path=path: reader.get(path)) for path in paths}
    assert after == before


def test_ids_and_moments_are_told_as_the_database_means_them() -> None:
    scene = Scene()
    told = scene.france.get(f"amendments/{scene.names['open']}/")
    kept = Amendment.objects.get(pk=scene.names["open"])
    assert (told["id"], told["draft"], told["base"]) == (str(kept.pk), str(kept.draft_id), str(kept.base_id))
    assert datetime.fromisoformat(told["submitted_at"]) == kept.submitted_at
    assert datetime.fromisoformat(told["released_at"]) == kept.released_at
