"""People sign in by their institution's own service, a real OpenID provider; what they may do stays Adref's to say."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from amendments.demonstration.people import PASSWORD
from tests.journeys.browser.screen import LINDAU, Screens
from tests.journeys.browser.site import MANAGE, ROOT, site_on
from tests.journeys.browser.test_axe import AXE, violations
from tests.services.oidc import openid_provider
from tests.services.processes import free_port

pytestmark = pytest.mark.browser

INSTITUTION = "Sign in with the Institution"


@pytest.fixture(scope="module")
def folder(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copied = tmp_path_factory.mktemp("institution") / "data"
    shutil.copytree(demonstration, copied)
    return copied


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """A site that asks for second factors, of an institution whose own sign-in does."""
    port = free_port()
    with (
        openid_provider(folder / "provider.log", for_site=f"http://127.0.0.1:{port}") as told,
        site_on(folder, port=port, SECOND_FACTOR="1", OIDC_SECOND_FACTOR="1", **told) as address,
    ):
        yield address


@pytest.fixture
def stranger(browser: Browser, site: str) -> Iterator[Page]:
    """A browser in which nobody has signed in, here or there; it complains of nothing."""
    screens = Screens(browser, site)
    yield screens.page_of("")
    screens.close()
    assert screens.complaints == []


def come(page: Page, name: str) -> None:
    """By the institution, which is told the name."""
    page.goto("/accounts/login/")
    page.get_by_role("button", name=INSTITUTION).click()
    page.get_by_placeholder("Enter any login").fill(name)
    page.get_by_placeholder("and password").fill("whatever")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/127.0.0.1:*/**")


def administrator(folder: Path, told: str) -> str:
    """What the site's administrator is answered at its shell."""
    command = [*map(str, MANAGE), "shell", "--verbosity", "0", "--command", told]
    env = os.environ | {"DATA_DIR": str(folder)}
    return subprocess.run(
        command, env=env, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_germany_signs_in_by_the_institution_and_acts(stranger: Page) -> None:
    come(stranger, "germany")
    expect(stranger).to_have_title("Home · Adref")
    stranger.get_by_role("region", name="Drafts").get_by_role("link", name=LINDAU).click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text(LINDAU)


def test_from_then_on_by_no_password(stranger: Page, folder: Path) -> None:
    come(stranger, "sweden")
    expect(stranger).to_have_title("Home · Adref")
    kept = administrator(folder, "print(User.objects.get(username='sweden').password)")
    assert kept.startswith("!"), "no password is right"
    stranger.get_by_role("button", name="Seat and appearance").click()
    expect(stranger.get_by_role("link", name="Second factor")).to_be_visible()
    expect(stranger.get_by_role("link", name="Change the password")).to_have_count(0)
    answer = stranger.goto("/accounts/password/change/")
    assert answer is not None
    assert answer.status == 404


def test_whoever_comes_again_is_the_same_person(browser: Browser, site: str) -> None:
    for _time in range(2):
        context = browser.new_context(base_url=site, locale="en-GB")
        page = context.new_page()
        come(page, "italy")
        expect(page).to_have_title("Home · Adref")
        context.close()


def test_who_has_signed_in_with_a_password_sets_up_a_second_factor_as_elsewhere(stranger: Page) -> None:
    stranger.goto("/accounts/login/")
    stranger.get_by_label("User name").fill("france")
    stranger.get_by_label("Password").fill(PASSWORD)
    stranger.get_by_role("button", name="Sign in", exact=True).click()
    expect(stranger).to_have_title("Set up a second factor · Adref")


def test_whom_nobody_has_invited_is_not_known(stranger: Page) -> None:
    come(stranger, "atlantis")
    expect(stranger.get_by_role("heading", level=1)).to_have_text("You are not known here")
    answer = stranger.goto("/")
    assert answer is not None
    assert "/accounts/login/" in stranger.url


def test_a_user_name_that_the_institution_has_given_to_another_opens_nothing(
    stranger: Page, folder: Path
) -> None:
    administrator(
        folder,
        "from allauth.socialaccount.models import SocialAccount; SocialAccount.objects.create("
        "user=User.objects.get(username='spain'), provider='institution', uid='who left last year')",
    )
    come(stranger, "spain")
    expect(stranger.get_by_role("heading", level=1)).to_have_text("You are not known here")


def test_who_breaks_it_off_there_is_told_so(stranger: Page) -> None:
    stranger.goto("/accounts/login/")
    stranger.get_by_role("button", name=INSTITUTION).click()
    stranger.get_by_role("link", name="Cancel").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("You did not sign in")


def test_an_answer_that_nobody_asked_for_signs_nobody_in(stranger: Page) -> None:
    answer = stranger.goto("/accounts/oidc/institution/back/?code=made-up&state=made-up")
    assert answer is not None
    assert answer.status == 401
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Signing in did not work")


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/oidc/institution/"])
def test_axe_finds_nothing_at_this_door(screens: Screens, address: str) -> None:
    page = screens.page_of("")
    page.goto(address)
    page.evaluate(AXE)
    assert violations(page, {}) == []
