"""A body founded and seated through the API alone, as an outside program would, and its people's clients."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.contrib.auth.models import User
from django.test import Client

PASSWORD = "a long enough password"
DELEGATIONS = ("FR", "SE", "DE", "IT", "ES", "PL")
HEADS = {
    "france": "FR",
    "sweden": "SE",
    "germany": "DE",
    "italy": "IT",
    "spain": "ES",
    "poland": "PL",
}


class Person:
    """One user over HTTP with a token."""

    def __init__(self, username: str) -> None:
        self.client = Client(raise_request_exception=False)
        token = self.post("token/", {"username": username, "password": PASSWORD})["token"]
        self.client.defaults["HTTP_AUTHORIZATION"] = f"Token {token}"

    def get(self, path: str, status: int = 200) -> Any:
        response = self.client.get(f"/api/{path}")
        assert response.status_code == status, response.content
        return response.json()

    def post(self, path: str, sent: dict[str, Any] | None = None, status: int | None = None) -> Any:
        response = self.client.post(f"/api/{path}", sent or {}, content_type="application/json")
        assert response.status_code in ((200, 201) if status is None else (status,)), response.content
        return response.json()

    def patch(self, path: str, sent: dict[str, Any], status: int = 200) -> Any:
        response = self.client.patch(f"/api/{path}", sent, content_type="application/json")
        assert response.status_code == status, response.content
        return response.json()

    def delete(self, path: str, status: int = 204) -> None:
        response = self.client.delete(f"/api/{path}")
        assert response.status_code == status, response.content

    def upload(self, path: str, name: str, content: bytes, status: int = 201) -> Any:
        file = BytesIO(content)
        file.name = name
        response = self.client.post(f"/api/{path}", {"file": file})
        assert response.status_code == status, response.content
        return response.json()


def founded_body() -> tuple[dict[str, Any], dict[str, Person]]:
    """The body as JSON and everyone of the cast, signed in: offices, heads, a drafter of Germany, an observer."""
    for username in ("secretariat", "presidency", "germany2", "observer", "outsider", *HEADS):
        User.objects.create_user(username, password=PASSWORD, is_staff=username == "secretariat")
    people = {name: Person(name) for name in User.objects.values_list("username", flat=True)}
    secretariat = people["secretariat"]
    body = secretariat.post(
        "bodies/",
        {"name": "Working Party", "code": "WP", "delegations": list(DELEGATIONS), "presidency": ["FR"]},
        status=201,
    )
    seats = [
        ("presidency", "presidency", None),
        ("observer", "observer", None),
        ("germany2", "drafter", "DE"),
    ]
    seats += [(head, "head", code) for head, code in HEADS.items()]
    for username, role, delegation in seats:
        sent = {"username": username, "role": role, "delegation": delegation}
        secretariat.post(f"bodies/{body['id']}/seats/", sent, status=201)
    return body, people
