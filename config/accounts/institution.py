"""The institution's own sign-in (OpenID Connect), where the environment names one (docs/operating.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

PROVIDER_ID = "institution"


@dataclass(frozen=True, slots=True)
class Institution:
    """An OpenID provider: what people call it, where it is, as whom this site speaks to it.

    `username_claim` holds our user name; `asks_second_factor`: signing in there takes two factors already.
    """

    name: str
    server: str
    client_id: str
    client_secret: str
    username_claim: str
    asks_second_factor: bool

    @property
    def origin(self) -> str:
        """Scheme, host and port, as a content security policy names them."""
        parts = urlsplit(self.server)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def issuer(self) -> str:
        """The name that the provider must give itself."""
        return self.server.partition("/.well-known/")[0]

    @property
    def providers(self) -> dict[str, Any]:
        """As allauth's settings say it."""
        app = {
            "provider_id": PROVIDER_ID,
            "name": self.name,
            "client_id": self.client_id,
            "secret": self.client_secret,
            "settings": {"server_url": self.server},
        }
        return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def institution_from(environment: Mapping[str, str]) -> Institution | None:
    """None without OIDC_SERVER; KeyError names what is missing beside it. What is set to nothing is not set."""
    if not environment.get("OIDC_SERVER"):
        return None
    return Institution(
        name=environment.get("OIDC_NAME") or "OpenID Connect",
        server=environment["OIDC_SERVER"].rstrip("/"),
        client_id=environment["OIDC_CLIENT_ID"],
        client_secret=environment["OIDC_CLIENT_SECRET"],
        username_claim=environment.get("OIDC_USERNAME_CLAIM") or "preferred_username",
        asks_second_factor=environment.get("OIDC_SECOND_FACTOR") == "1",
    )
