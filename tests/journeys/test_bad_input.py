"""Wrong input gets a problem document with a stable code, never a failure of ours, and changes nothing."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.api.parsing import bounded
from tests.journeys.people import Person
from tests.rights.scene import TEXT, Scene
from tests.rights.test_pages_matrix import signed_in

pytestmark = pytest.mark.django_db

PROBLEM = "application/problem+json"
COUNTED = (
    "amendments_amendment",
    "amendments_change",
    "amendments_decision",
    "drafting_act",
    "drafting_paragraph",
)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def rows() -> dict[str, int]:
    """How much is written so far."""
    counts = {}
    with connection.cursor() as cursor:
        for table in COUNTED:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - names of our own tables
            counts[table] = cursor.fetchone()[0]
    return counts


def refused(person: Person, path: str, content: Any, *, kind: str = "application/json") -> dict[str, Any]:
    """The problem document that answers; nothing was written."""
    before = rows()
    response = person.client.post(f"/api/{path}", content, content_type=kind)
    assert 400 <= response.status_code < 500, (response.status_code, content, response.content)
    assert response["Content-Type"] == PROBLEM
    assert rows() == before
    told = response.json()
    assert told["status"] == response.status_code
    assert told["code"]
    return dict(told)


def wrong_changes(scene: Scene) -> list[tuple[str, object]]:
    first, second = (paragraph["id"] for paragraph in scene.paragraphs[:2])
    text = scene.paragraphs[0]["text"]
    other = "00000000-0000-4000-8000-000000000000"
    return [
        ("no_change", []),
        ("equal_to_base", [{"act": "reword", "paragraph": first, "text": text}]),
        ("equal_to_base", [{"act": "reword", "paragraph": first, "text": text.replace(" to", "  to")}]),
        ("white_space", [{"act": "reword", "paragraph": first, "text": text.replace(" to", "\u00a0to")}]),
        ("no_words", [{"act": "reword", "paragraph": first, "text": " … "}]),
        ("unknown_paragraph", [{"act": "delete", "paragraph": other}]),
        ("stands_there", [{"act": "move", "paragraph": second, "after": first}]),
        (
            "contradiction",
            [{"act": "delete", "paragraph": first}, {"act": "reword", "paragraph": first, "text": "X."}],
        ),
        ("unknown_kind", [{"act": "insert", "after": first, "kind": "poem", "text": "X."}]),
        ("bad_characters", [{"act": "reword", "paragraph": first, "text": "WE AGREE\u0000."}]),
        ("bad_characters", [{"act": "reword", "paragraph": first, "text": "WE \u202eEERGA."}]),
        ("bad_characters", [{"act": "reword", "paragraph": first, "text": "WE AG\u200bREE."}]),
        (
            "unknown_footnote",
            [{"act": "reword", "paragraph": first, "runs": [{"text": "X"}, {"footnote": other}]}],
        ),
        ("bad_runs", [{"act": "reword", "paragraph": first, "runs": [{"text": "X", "marks": ["blinking"]}]}]),
        ("bad_change", [{"act": "praise", "paragraph": first}]),
    ]


def test_a_wrong_change_is_refused_by_its_name(scene: Scene) -> None:
    for code, changes in wrong_changes(scene):
        sent = json.dumps({"changes": changes, "justification": ""})
        assert refused(scene.france, f"{scene.path}/amendments/", sent)["code"] == code, changes


def test_what_is_not_json_is_refused(scene: Scene) -> None:
    path = f"{scene.path}/amendments/"
    for content in (
        b"{",
        b"[]",
        b'"x"',
        b'{"changes": "\\ud800"}',
        b"\xff",
        b"[" * 100_000,
        b'{"changes": 5}',
    ):
        refused(scene.france, path, content)
    assert refused(scene.france, path, b"x", kind="text/plain")["status"] == 415


def test_a_closed_draft_takes_no_amendment(scene: Scene) -> None:
    scene.presidency.patch(f"{scene.path}/", {"closes_at": "2026-01-01T00:00:00Z"})
    sent = json.dumps(scene.amendment("lower"))
    assert refused(scene.france, f"{scene.path}/amendments/", sent)["code"] == "closed"


def docx(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.docx", b"PK\x03\x04 and no more"),
        ("empty.docx", docx()),
        ("entities.docx", docx(word__document='<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')),
        ("bomb.docx", docx(word__document="<a>" + " " * 30_000_000 + "</a>")),
        ("words.exe", b"MZ"),
        ("empty.txt", b""),
        ("nul.txt", b"1. WE AGREE\x00 on this."),
        ("latin.txt", b"1. WE AGR\xc9E."),
    ],
)
def test_a_document_that_cannot_be_read_is_refused(scene: Scene, name: str, content: bytes) -> None:
    before = rows()
    file = io.BytesIO(content)
    file.name = name
    response = scene.presidency.client.post(f"/api/drafts/{scene.names['unissued']}/text/", {"file": file})
    assert 400 <= response.status_code < 500
    assert response["Content-Type"] == PROBLEM
    assert rows() == before


def test_fifty_megabytes_are_too_many(scene: Scene) -> None:
    file = io.BytesIO(TEXT * 600_000)
    file.name = "long.txt"
    response = scene.presidency.client.post(f"/api/drafts/{scene.names['unissued']}/text/", {"file": file})
    assert (response.status_code, response.json()["code"]) == (413, "too_large")


# One more than is read of a request without a file (settings.DATA_UPLOAD_MAX_MEMORY_SIZE).
TOO_MUCH = 2_500_001
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/json", b'{"justification": "%s"}'),
        (FORM, b"justification=%s"),
        (
            "multipart/form-data; boundary=edge",
            b'--edge\r\nContent-Disposition: form-data; name="a"\r\n\r\n%s\r\n--edge--\r\n',
        ),
    ],
)
def test_more_than_a_request_may_hold_is_refused_to_anybody(scene: Scene, kind: str, content: bytes) -> None:
    sent = content % (b"x" * TOO_MUCH)
    assert refused(scene.france, f"{scene.path}/amendments/", sent, kind=kind)["code"] == "too_large"
    response = Client().post("/api/token/", sent, content_type=kind)
    assert (response.status_code, response["Content-Type"]) == (413, PROBLEM)
    assert response.json()["code"] == "too_large"


@pytest.mark.parametrize("more", [0, 1])
def test_a_request_may_hold_just_so_much(more: int) -> None:
    begun, ended = b'{"username": "france", "password": "', b'"}'
    sent = begun + b"x" * (TOO_MUCH - 1 + more - len(begun + ended)) + ended
    asked = Client().post("/api/token/", sent, content_type="application/json")
    assert asked.json()["code"] == ("too_large" if more else "invalid")


def test_of_too_much_no_more_is_read_than_shows_it() -> None:
    stream = io.BytesIO(b"x" * 3 * TOO_MUCH)
    with pytest.raises(RequestDataTooBig):
        bounded(stream)
    assert stream.tell() == TOO_MUCH


def test_a_thousand_fields_too_many_are_refused(scene: Scene) -> None:
    sent = "&".join(f"field{n}=1" for n in range(1_100))
    assert refused(scene.france, f"{scene.path}/amendments/", sent, kind=FORM)["code"] == "invalid"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nonsense_in_place_of_a_change_is_refused(scene: Scene, data: st.DataObject) -> None:
    whole = {
        "act": "reword",
        "paragraph": scene.paragraphs[0]["id"],
        "after": None,
        "kind": "operative",
        "runs": [{"text": "WE "}, {"text": "AGREE", "marks": ["italic"]}],
        "footnotes": [],
    }
    broken = data.draw(st.sampled_from(sorted(whole)))
    act = data.draw(st.sampled_from(["reword", "insert", "delete", "move"]))
    change = whole | {"act": act} | {broken: data.draw(ANYTHING)}
    response = scene.france.client.post(
        f"/api/{scene.path}/amendments/", json.dumps({"changes": [change]}), content_type="application/json"
    )
    assert response.status_code < 500, (change, response.content)


POISON = (
    "' OR 1=1 --",
    '"; DROP TABLE drafting_act; --',
    "%' UNION SELECT 1",
    "{{7*7}}",
    "../../etc/passwd",
    "\x00",
)
ASKED_FOR = (
    "status",
    "delegation",
    "paragraph",
    "limit",
    "offset",
    "verb",
    "seat",
    "from",
    "to",
    "with",
    "view",
)


def test_what_is_asked_for_is_compared_and_never_carried_out(scene: Scene) -> None:
    france, told = scene.france.client, rows()
    everything = len(scene.france.get(f"{scene.path}/amendments/"))
    assert everything
    draft, revision = scene.path, f"revisions/{scene.names['revision']}"
    api = (f"{draft}/amendments/", f"{draft}/positions/", f"{draft}/record/", f"{revision}/compare/")
    pages = (f"{draft}/", f"{draft}/amendments/", f"{draft}/record/", f"{draft}/revisions/")
    looking = signed_in("head")
    for poison in POISON:
        asked = dict.fromkeys(ASKED_FOR, poison)
        for sent in (*({field: poison} for field in ASKED_FOR), asked):
            for path in api:
                assert france.get(f"/api/{path}", sent).status_code in (200, 400, 404), (path, sent)
            for path in pages:
                assert looking.get(f"/{path}", sent).status_code in (200, 400, 404), (path, sent)
        assert not france.get(f"/api/{draft}/amendments/", {"status": poison}).json()
    assert len(scene.france.get(f"{draft}/amendments/")) == everything
    assert rows() == told


def test_what_stands_in_the_address_is_not_what_was_sent(scene: Scene) -> None:
    """One sends what is to be done in one place alone; the last of two fields of one name counts, for all readers."""
    prepared = scene.names["prepared"]
    submitted = scene.france.post(f"amendments/{prepared}/submit/?to=presidency", {})
    assert (submitted["id"], submitted["to"]) == (prepared, "all")
    sent = json.dumps({"outcome": "reject", "reason": "Not now."})
    path = f"/api/amendments/{prepared}/decision/?outcome=accept&announce=true"
    assert scene.presidency.client.post(path, sent, content_type="application/json").status_code == 201
    assert scene.presidency.get(f"amendments/{prepared}/")["status"] == "rejected"
    assert scene.france.get(f"amendments/{prepared}/")["status"] == "submitted"


def test_fields_that_are_not_ones_own_to_fill_are_passed_over(scene: Scene) -> None:
    forged = {
        "id": "00000000-0000-4000-8000-000000000000",
        "status": "accepted",
        "number": 1,
        "delegation": "SE",
        "submitted_at": "2020-01-01T00:00:00Z",
        "decision": {"outcome": "accept"},
        "draft": scene.names["unissued"],
    }
    made = scene.france.post(f"{scene.path}/amendments/", scene.amendment("lower") | forged, status=201)
    plain = scene.france.post(f"{scene.path}/amendments/", scene.amendment("lower"), status=201)
    for field in forged.keys() & plain.keys() - {"id"}:
        assert made[field] == plain[field], field
    assert made["id"] != forged["id"]
    before = scene.presidency.get(f"{scene.path}/")
    for each in (
        {"id": forged["id"]},
        {"body": scene.names["unissued"]},
        {"current": None},
        {"closed": True},
    ):
        after = scene.presidency.patch(f"{scene.path}/", each)
        assert after == before, each
