"""Coming in by the institution's sign-in: what it answers is believed once it is shown to be its own, and for us."""

from __future__ import annotations

from typing import Any

import jwt
import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

# Signatures with a key that the institution alone holds; never "none", never one with a secret of ours.
SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
CLAIMED = ("iss", "sub", "aud", "exp", "iat")


class InstitutionProvider(OpenIDConnectProvider):
    def get_oauth2_adapter(self, request: HttpRequest) -> OpenIDConnectOAuth2Adapter:
        return InstitutionAdapter(request, self.app.provider_id)

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """A link to here asks to sign in and for nothing else: no other scope, no second way into an account."""
        told = super().get_redirect_from_request_kwargs(request)
        return {name: said for name, said in told.items() if name == "next_url"} | {
            "process": AuthProcess.LOGIN
        }


class InstitutionAdapter(OpenIDConnectOAuth2Adapter):
    def get_provider(self) -> InstitutionProvider:
        return InstitutionProvider(self.request, app=super().get_provider().app)

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the institution says of itself, if it is the one that was named to us."""
        try:
            config: dict[str, Any] = super().openid_config
            if str(config.get("issuer")).rstrip("/") != settings.INSTITUTION.issuer:
                raise OAuth2Error("the institution gives itself another name than OIDC_SERVER")
        except (OAuth2Error, requests.RequestException) as error:
            refusal = render_authentication_error(self.request, self.get_provider(), exception=error)
            raise ImmediateHttpResponse(refusal) from error
        return config

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **more: Any
    ) -> SocialLogin:
        """As allauth, where what is said of the person is said of the one who signed in."""
        if not more["response"].get("id_token"):
            raise OAuth2Error("no ID token")
        login: SocialLogin = super().complete_login(request, app, token, **more)
        said = login.account.extra_data
        if said["userinfo"].get("sub") != said["id_token"]["sub"]:
            raise OAuth2Error("the ID token and the particulars are of two persons")
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """allauth looks at no signature, since the token comes straight from the institution; here it counts too."""
        try:
            return jwt.decode(
                id_token,
                key=_signer(self._keys(), jwt.get_unverified_header(id_token).get("kid")),
                algorithms=SIGNED_BY,
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=30,
                options={"require": list(CLAIMED)},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error("the ID token is not what it should be") from error

    def _keys(self) -> list[jwt.PyJWK]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            return list(jwt.PyJWKSet.from_dict(answer.json()).keys)


def _signer(keys: list[jwt.PyJWK], kid: str | None) -> jwt.PyJWK:
    """The key of that name; the only one, where the token names none."""
    fitting = [key for key in keys if kid is None or key.key_id == kid]
    if len(fitting) != 1:
        raise OAuth2Error("the ID token is signed by no key of the institution")
    return fitting[0]


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _answered(OAuth2LoginView, request, provider_id)


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _answered(OAuth2CallbackView, request, provider_id)


def _answered(
    view: type[OAuth2LoginView | OAuth2CallbackView], request: HttpRequest, provider_id: str
) -> HttpResponse:
    try:
        answer: HttpResponse = view.adapter_view(InstitutionAdapter(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return answer
