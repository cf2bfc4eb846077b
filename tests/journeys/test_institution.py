"""What the environment says of an institution's own sign-in; people come by it in browser/test_institution.py."""

from __future__ import annotations

import pytest

from config.accounts.institution import Institution, institution_from

TOLD = {
    "OIDC_SERVER": "https://login.example.org/realms/staff/",
    "OIDC_CLIENT_ID": "adref",
    "OIDC_CLIENT_SECRET": "a secret",
}
STAFF = "https://login.example.org/realms/staff"


@pytest.mark.parametrize("told", [{}, {"OIDC_SERVER": ""}, {"OIDC_NAME": "the Institution"}])
def test_without_its_address_there_is_none(told: dict[str, str]) -> None:
    assert institution_from(told) is None


def test_what_is_not_said_of_it_is_as_most_have_it() -> None:
    plain = Institution("OpenID Connect", STAFF, "adref", "a secret", "preferred_username", False)
    assert institution_from(TOLD) == plain
    assert institution_from(TOLD | {"OIDC_NAME": "", "OIDC_USERNAME_CLAIM": ""}) == plain


def test_what_is_said_of_it_counts() -> None:
    told = {"OIDC_NAME": "the Institution", "OIDC_USERNAME_CLAIM": "uid", "OIDC_SECOND_FACTOR": "1"}
    assert institution_from(TOLD | told) == Institution(
        "the Institution", STAFF, "adref", "a secret", "uid", True
    )


@pytest.mark.parametrize("missing", ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"])
def test_half_of_what_is_needed_is_named(missing: str) -> None:
    with pytest.raises(KeyError, match=missing):
        institution_from({name: value for name, value in TOLD.items() if name != missing})


def test_forms_may_lead_there_and_nowhere_else() -> None:
    institution = institution_from(TOLD)
    assert institution is not None
    assert institution.origin == "https://login.example.org"
