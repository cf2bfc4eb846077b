"""Set-up from the screen: a body, its seats, a new draft, its text."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth.models import User

from drafting.models import Body, Draft, Seat
from tests.factories import make_draft, make_seat, make_user
from tests.screens import at_screen, said

TEXT = """# Draft conclusions on lighthouses

1. Recalling that ships sail at night,

2. Each lighthouse shall be lit from dusk to dawn.

2. Keepers are trained every year.
"""


def file(content: str | bytes = TEXT, name: str = "lights.txt") -> io.BytesIO:
    made = io.BytesIO(content.encode() if isinstance(content, str) else content)
    made.name = name
    return made


# --- a body and its seats


@pytest.mark.parametrize(
    ("name", "status"),
    [("secretariat", 200), ("presidency", 200), ("france", 200), ("observer", 200), ("outsider", 404)],
)
def test_who_sees_the_body(name: str, status: int, body: Body, request: pytest.FixtureRequest) -> None:
    assert at_screen(request.getfixturevalue(name)).get(f"/bodies/{body.pk}/").status_code == status


def test_an_observer_knows_the_body_by_its_title(body: Body, observer: Seat, france: Seat) -> None:
    told = said(at_screen(observer).get(f"/bodies/{body.pk}/"))
    assert "Working Party WP" in told
    assert "Seats" not in told
    assert "france" not in told


def test_a_draft_not_issued_is_listed_for_the_office_alone(
    body: Body, draft: Draft, presidency: Seat, france: Seat
) -> None:
    make_draft(body, symbol="WK 8/2026")
    assert "WK 8/2026, not issued yet" in said(at_screen(presidency).get(f"/bodies/{body.pk}/"))
    assert "WK 8/2026" not in said(at_screen(france).get(f"/bodies/{body.pk}/"))


def test_the_secretariat_seats_and_unseats(body: Body, secretariat: Seat) -> None:
    make_user("pierre")
    client = at_screen(secretariat)
    sent = {"username": "pierre", "role": "drafter", "delegation": "FR"}
    assert "pierre is seated." in said(client.post(f"/bodies/{body.pk}/seats/", sent, follow=True))
    seat = Seat.objects.get(user__username="pierre")
    assert "The seat is ended." in said(client.post(f"/seats/{seat.pk}/end/", follow=True))
    seat.refresh_from_db()
    assert seat.valid_until is not None


def test_a_head_seats_its_own_drafters_alone(body: Body, france: Seat, germany2: Seat) -> None:
    make_user("pierre")
    client = at_screen(france)
    page = client.get(f"/bodies/{body.pk}/").content.decode()
    assert 'value="drafter"' in page
    assert 'value="presidency"' not in page
    assert f"/seats/{germany2.pk}/end/" not in page
    own = {"username": "pierre", "role": "drafter", "delegation": "FR"}
    assert client.post(f"/bodies/{body.pk}/seats/", own).status_code == 302
    assert client.post(f"/bodies/{body.pk}/seats/", own | {"delegation": "DE"}).status_code == 403
    assert client.post(f"/seats/{germany2.pk}/end/").status_code == 403


@pytest.mark.parametrize(
    "sent",
    [
        {"username": "nobody", "role": "drafter", "delegation": "FR"},
        {"username": "pierre\0", "role": "drafter", "delegation": "FR"},
        {"username": "nobody", "role": "emperor", "delegation": ""},
        {"username": "nobody", "role": "head", "delegation": ""},
    ],
)
def test_a_seat_refused_says_why_and_keeps_what_was_typed(
    sent: dict[str, str], body: Body, secretariat: Seat
) -> None:
    refused = at_screen(secretariat).post(f"/bodies/{body.pk}/seats/", sent)
    assert refused.status_code == 400
    assert "Nobody was seated." in said(refused)
    assert sent["username"].strip("\0") in refused.content.decode()


# --- founding a body


FOUNDED = {
    "name": "Committee on Lighthouses",
    "code": "LIGHTS",
    "delegations": "AT* Austria\nIE Ireland\n\nSE Sweden",
    "family": "un",
    "label_style": "letter",
    "pen": "parties",
}


def test_a_secretariat_founds_another_body(secretariat: Seat) -> None:
    response = at_screen(secretariat).post("/bodies/new/", FOUNDED, follow=True)
    assert "you are seated as its secretariat" in said(response)
    body = Body.objects.get(code="LIGHTS")
    assert (body.family, body.label_style, body.pen) == ("un", "letter", "parties")
    assert [(each.code, each.name, each.holds_presidency) for each in body.delegations.all()] == [
        ("AT", "Austria", True),
        ("IE", "Ireland", False),
        ("SE", "Sweden", False),
    ]


def test_an_administrator_founds_the_first(db: None) -> None:
    someone = make_user("registry", is_staff=True)
    nowhere = make_seat(someone, Body.objects.create(name="x", code="x"), Seat.Role.OBSERVER)
    assert at_screen(nowhere).post("/bodies/new/", FOUNDED).status_code == 302


@pytest.mark.parametrize("name", ["france", "presidency", "observer"])
def test_nobody_else_does(name: str, request: pytest.FixtureRequest) -> None:
    client = at_screen(request.getfixturevalue(name))
    assert client.get("/bodies/new/").status_code == 403
    assert client.post("/bodies/new/", FOUNDED).status_code == 403
    assert not Body.objects.filter(code="LIGHTS").exists()


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"code": "WP"}, 409),
        ({"name": ""}, 400),
        ({"delegations": ""}, 400),
        ({"delegations": "AT\nAT"}, 400),
        ({"delegations": "A\0T"}, 400),
        ({"family": "league"}, 400),
    ],
)
def test_a_body_refused_keeps_what_was_typed(wrong: dict[str, str], status: int, secretariat: Seat) -> None:
    sent = FOUNDED | wrong
    refused = at_screen(secretariat).post("/bodies/new/", sent)
    assert refused.status_code == status
    assert "The body was not founded." in said(refused)
    assert sent["name"] in refused.content.decode()


# --- a new draft and its text


def test_from_a_title_to_the_first_revision(body: Body, secretariat: Seat, france: Seat) -> None:
    client = at_screen(secretariat)
    sent = {"title": "Lighthouses", "symbol": "WK 9/2026 INIT", "family": "council"}
    response = client.post(f"/bodies/{body.pk}/drafts/new/", sent, follow=True)
    assert "The draft is opened." in said(response)
    draft = Draft.objects.get(symbol="WK 9/2026")
    preparation = f"/drafts/{draft.pk}/preparation/"
    told = said(client.post(preparation, {"file": file()}, follow=True))
    assert "shall be lit from dusk to dawn." in told
    assert "The label 2 stands twice." in told
    assert at_screen(france).get(preparation).status_code == 404
    client.post(f"/drafts/{draft.pk}/issue/", {"do": "issue", "symbol": "WK 9/2026 INIT"})
    assert draft.revisions.get().symbol == "WK 9/2026 INIT"
    assert client.get(preparation).headers["Location"] == f"/drafts/{draft.pk}/"
    late = client.post(preparation, {"file": file()})
    assert late.status_code == 409


def test_numbering_anew_tells_the_new_labels_and_clears_the_finding(body: Body, secretariat: Seat) -> None:
    fresh, client = make_draft(body), at_screen(secretariat)
    preparation = f"/drafts/{fresh.pk}/preparation/"
    client.post(preparation, {"file": file()})
    assert "The label 2 stands twice." in said(client.get(f"{preparation}findings/"))
    assert "2 → 3" in said(client.post(f"{preparation}numbers/"))
    assert "The numbers are in order" in said(client.post(f"{preparation}numbers/"))
    assert said(client.get(f"{preparation}findings/")) == ""


def test_a_page_for_writing_says_what_is_written_to_who_has_no_script(body: Body, presidency: Seat) -> None:
    fresh = make_draft(body)
    told = said(at_screen(presidency).get(f"/drafts/{fresh.pk}/preparation/"))
    assert "Writing the text together needs JavaScript." in told
    assert "Each harbour shall keep a lamp" in told


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"title": "", "symbol": "WK 9/2026"}, 400),
        ({"title": "Lights", "symbol": "no symbol"}, 400),
        ({"title": "Li\0ghts", "symbol": "WK 9/2026"}, 400),
        ({"title": "x" * 501, "symbol": "WK 9/2026"}, 400),
        ({"title": "Lights", "symbol": "WK 7/2026"}, 409),
    ],
)
def test_a_draft_refused_keeps_what_was_typed(
    sent: dict[str, str], status: int, draft: Draft, body: Body, presidency: Seat
) -> None:
    refused = at_screen(presidency).post(f"/bodies/{body.pk}/drafts/new/", sent)
    assert refused.status_code == status
    assert "The draft was not opened." in said(refused)
    assert sent["symbol"] in refused.content.decode()


@pytest.mark.parametrize(("name", "status"), [("france", 403), ("observer", 403), ("outsider", 404)])
def test_delegations_open_no_draft(
    name: str, status: int, body: Body, request: pytest.FixtureRequest
) -> None:
    client = at_screen(request.getfixturevalue(name))
    assert client.get(f"/bodies/{body.pk}/drafts/new/").status_code == status


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (file("", "empty.txt"), 400),
        (file(b"PK\3\4 no document", "broken.docx"), 400),
        (file("Words.", "words.exe"), 415),
        (file(b"x" * 10_000_001, "long.txt"), 413),
        (None, 400),
    ],
)
def test_a_file_refused_leaves_the_text_as_it_was(
    sent: io.BytesIO | None, status: int, body: Body, presidency: Seat
) -> None:
    fresh = make_draft(body)
    refused = at_screen(presidency).post(f"/drafts/{fresh.pk}/preparation/", {"file": sent} if sent else {})
    assert refused.status_code == status
    assert "The file was not read in." in said(refused)
    assert "The text below is as it was." in said(refused)
    assert "Each harbour shall keep a lamp" in said(refused)


def test_without_a_seat_there_is_nothing(draft: Draft) -> None:
    stranger = User.objects.create_user("stranger")
    nowhere = Seat(user=stranger)
    client = at_screen(nowhere)
    for path in (f"/bodies/{draft.body_id}/", f"/drafts/{draft.pk}/preparation/"):
        assert client.get(path).status_code == 404
