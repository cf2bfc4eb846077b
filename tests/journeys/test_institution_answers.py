"""What the institution's sign-in answers is believed if it is its own, for us, for this browser, and of one person."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import LazySettings
from django.test import Client

from config.accounts.adapters import KnownPersons
from config.accounts.institution import institution_from
from drafting.models import Seat
from tests.factories import PASSWORD

SERVER = "https://login.example.org/realms/staff"
BEGIN, BACK = "/accounts/oidc/institution/", "/accounts/oidc/institution/back/"
TOLD = {"OIDC_SERVER": SERVER, "OIDC_CLIENT_ID": "adref", "OIDC_CLIENT_SECRET": "a secret between the two"}
SIGNER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ID_TOKEN = {"iss": SERVER, "aud": "adref", "sub": "person 7"}
PERSON = {"sub": "person 7", "preferred_username": "france"}


class Institution:
    """Answers as an OpenID provider does; a test changes what it answers. `asked` holds what it was sent."""

    def __init__(self) -> None:
        self.metadata = {
            "issuer": SERVER,
            "authorization_endpoint": f"{SERVER}/begin",
            "token_endpoint": f"{SERVER}/token",
            "userinfo_endpoint": f"{SERVER}/person",
            "jwks_uri": f"{SERVER}/keys",
        }
        self.claims: dict[str, Any] = ID_TOKEN | {"iat": time.time() - 1, "exp": time.time() + 60}
        self.person = dict(PERSON)
        self.header = {"kid": "first"}
        self.sign: Callable[[dict[str, Any]], str] = lambda claims: jwt.encode(
            claims, SIGNER, algorithm="RS256", headers=self.header
        )
        self.asked: dict[str, Any] = {}

    def request(self, method: str, url: str, **more: Any) -> requests.Response:
        self.asked[url] = more
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(SIGNER.public_key()))
        answers: dict[str, Any] = {
            f"{SERVER}/.well-known/openid-configuration": self.metadata,
            f"{SERVER}/keys": {"keys": [key | {"kid": "first", "use": "sig"}]},
            f"{SERVER}/token": {
                "access_token": "a key to the particulars",
                "id_token": self.sign(self.claims),
            },
            f"{SERVER}/person": self.person,
        }
        answer = requests.Response()
        answer.status_code, answer._content = 200, json.dumps(answers[url]).encode()
        answer.headers["content-type"] = "application/json"
        return answer


@pytest.fixture
def institution(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Institution:
    named = institution_from(TOLD)
    assert named
    settings.INSTITUTION, settings.SOCIALACCOUNT_PROVIDERS = named, named.providers
    answering = Institution()

    class Session(requests.Session):
        def request(self, method: Any, url: Any, *_rest: Any, **more: Any) -> requests.Response:
            return answering.request(method, url, **more)

    monkeypatch.setattr(KnownPersons, "get_requests_session", lambda _self: Session())
    return answering


def begun(client: Client, how: str = "", **sent: str) -> dict[str, str]:
    """What the browser is sent to the institution with."""
    answer = client.post(BEGIN + how, sent)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"{SERVER}/begin?")
    return {name: said[0] for name, said in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


def come(client: Client, state: str | None = None) -> int:
    """Comes back with a code; the status of the answer."""
    state = state or begun(client)["state"]
    return int(client.get(BACK, {"code": "a code", "state": state}).status_code)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_france_comes_in(institution: Institution, france: Seat) -> None:
    client = Client()
    assert come(client) == 302
    assert is_in(client)
    assert SocialAccount.objects.get(user=france.user).uid == "person 7"


def test_an_address_alone_begins_nothing(institution: Institution, france: Seat) -> None:
    """Where a link leads is a page with a button."""
    answer = Client().get(BEGIN)
    assert answer.status_code == 200
    assert b"Sign in with" in answer.content
    assert not institution.asked


def test_each_time_is_bound_to_its_browser(institution: Institution, france: Seat) -> None:
    mine, another = Client(), Client()
    asked = begun(mine)
    assert re.fullmatch(r"[\w-]{43}", asked["state"]), "256 bits"
    assert asked["code_challenge_method"] == "S256"
    assert come(another, asked["state"]) == 401
    assert not is_in(another)
    assert come(mine, asked["state"]) == 302
    verifier = institution.asked[f"{SERVER}/token"]["data"]["code_verifier"]
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=")
    assert asked["code_challenge"] == challenge.decode()
    assert come(mine, asked["state"]) == 401, "once"


def test_what_it_gives_stays_between_it_and_us(institution: Institution, france: Seat) -> None:
    client = Client()
    shown = client.get(BACK, {"code": "a code", "state": begun(client)["state"]})
    kept = str(dict(client.session)) + str(shown.headers) + str(shown.content) + str(client.cookies)
    assert "a key to the particulars" not in kept
    assert SocialAccount.objects.get().socialtoken_set.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://elsewhere.example.org"},
        {"aud": "another site"},
        {"exp": time.time() - 3_600},
        {"exp": None},
        {"sub": "person 8"},
        {"sub": None},
    ],
)
def test_a_token_that_is_not_its_own_for_us_now_opens_nothing(
    institution: Institution, france: Seat, wrong: dict[str, Any]
) -> None:
    said = institution.claims | wrong
    institution.claims = {name: value for name, value in said.items() if value is not None}
    client = Client()
    assert (come(client), is_in(client)) == (401, False)
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    "sign",
    [
        lambda claims: jwt.encode(claims, STRANGER, algorithm="RS256", headers={"kid": "first"}),
        lambda claims: jwt.encode(claims, STRANGER, algorithm="RS256", headers={"kid": "second"}),
        lambda claims: jwt.encode(
            claims, TOLD["OIDC_CLIENT_SECRET"] * 2, algorithm="HS256", headers={"kid": "first"}
        ),
        lambda claims: jwt.encode(claims, None, algorithm="none", headers={"kid": "first"}),
        lambda claims: jwt.encode(
            claims,
            STRANGER,
            algorithm="RS256",
            headers={"jwk": json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(STRANGER.public_key()))},
        ),
        lambda _claims: "",
    ],
    ids=["another's key", "a key unheard of", "a secret", "unsigned", "with a key of its own", "none at all"],
)
def test_nor_does_one_that_it_has_not_signed(
    institution: Institution, france: Seat, sign: Callable[[dict[str, Any]], str]
) -> None:
    institution.sign = sign
    client = Client()
    assert (come(client), is_in(client)) == (401, False)


def test_who_signs_with_one_key_need_not_name_it(institution: Institution, france: Seat) -> None:
    institution.header = {}
    assert come(Client()) == 302


def test_particulars_of_another_are_not_believed(institution: Institution, france: Seat) -> None:
    institution.person["sub"] = "person 8"
    client = Client()
    assert (come(client), is_in(client)) == (401, False)


def test_an_institution_under_another_name_is_not_asked(institution: Institution, france: Seat) -> None:
    institution.metadata["issuer"] = "https://login.example.org/realms/guests"
    assert Client().post(BEGIN).status_code == 401
    institution.metadata["issuer"] = institution.claims["iss"] = f"{SERVER}/"
    assert come(Client()) == 302, "but for the stroke at its end"


def test_one_that_does_not_answer_is_no_fault_of_ours(
    institution: Institution, france: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_asked: Any, **_more: Any) -> requests.Response:
        raise requests.ConnectionError

    monkeypatch.setattr(institution, "request", away)
    assert Client().post(BEGIN).status_code == 401


def test_a_link_changes_nothing_of_what_is_asked_there(institution: Institution, france: Seat) -> None:
    usual = begun(Client())
    lured = begun(
        Client(), "?scope=offline_access&auth_params=redirect_uri%3Dhttps://evil.example%26client_id%3Devil"
    )
    for said in ("scope", "redirect_uri", "client_id", "response_type"):
        assert set(lured[said].split()) == set(usual[said].split())
    assert set(lured) == set(usual)


@pytest.mark.parametrize(("how", "sent"), [("?process=connect", {}), ("", {"process": "connect"})])
def test_nobody_ties_a_name_there_to_an_account_that_he_is_signed_in_to(
    institution: Institution, germany: Seat, how: str, sent: dict[str, str]
) -> None:
    """Who sits down at Germany's screen cannot make himself a way in."""
    institution.person["preferred_username"] = "whoever sat down there"
    client = Client()
    client.post("/accounts/login/", {"login": "germany", "password": PASSWORD})
    assert is_in(client)
    come(client, begun(client, how, **sent)["state"])
    assert not SocialAccount.objects.filter(user=germany.user).exists()
