"""What another site makes a browser send, with the cookies of who is signed in there, is refused everywhere."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from drafting.models import Act
from tests.rights.scene import USERS, Scene
from tests.rights.test_api_matrix import rows as api_rows
from tests.rights.test_pages_matrix import FORMS
from tests.rights.test_pages_matrix import rows as page_rows


def browser_of(persona: str) -> Client:
    """Signed in, and held to the proof that a form is the site's own."""
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.force_login(User.objects.get(username=USERS[persona]))
    return browser


@pytest.mark.django_db
@pytest.mark.parametrize("persona", ["head", "pres", "secr"])
def test_no_forged_form_is_taken_on_any_page(persona: str) -> None:
    scene = Scene()
    browser, before = browser_of(persona), Act.objects.count()
    posts = [(path, form) for method, path, form, _expected in page_rows() if method == "POST"]
    assert posts
    for path, form in posts:
        answer = browser.post(path.format(**scene.names), FORMS.get(form, {}))
        assert answer.status_code == 403, path
    for path in ("/accounts/logout/", "/accounts/password/change/", "/accounts/second-factor/set-up/"):
        assert browser.post(path).status_code == 403, path
    assert Act.objects.count() == before
    assert browser.get("/api/me/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/x-www-form-urlencoded"])
def test_nor_any_forged_request_by_the_api(kind: str) -> None:
    scene = Scene()
    browser, before = browser_of("pres"), Act.objects.count()
    for row in api_rows():
        if row.method != "GET":
            path = f"/api/{row.path.format(**scene.names)}"
            answer = browser.generic(row.method, path, b"{}", content_type=kind)
            assert answer.status_code == 403, (row.method, path)
    assert Act.objects.count() == before
