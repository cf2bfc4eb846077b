"""Every page of the site: who sees it, where it stands on the demonstration, and what is opened on it.

A route of the URL resolver is in LOOKS, or in NO_PAGES with the reason; what is in neither fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Page, expect

from tests.journeys.browser.places import Places
from tests.journeys.browser.screen import editor_of, retype
from tests.journeys.browser.second_factor import CODED, half_way, with_codes

Opened = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a page: `of` names the things in Places that the address speaks of, with commas between.

    `before` is what the person does first, `opened` what he opens there."""

    route: str
    by: str
    of: str | None = None
    query: str = ""
    opened: Opened | None = None
    status: int = 200
    before: Opened | None = None

    def __str__(self) -> str:
        words = (
            self.route,
            self.by,
            self.of,
            self.query.strip("?"),
            self.opened.__name__ if self.opened else "",
        )
        return " ".join(word for word in words if word)

    def address(self, places: Places) -> str:
        """Where to look; `query` may name places too."""
        named = [places[name] for name in self.of.split(", ")] if self.of else []
        return reverse(self.route, args=named) + self.query.format_map(places)


def editing(page: Page) -> None:
    """The editor, with a redline in it."""
    retype(editor_of(page, "10"), "decorative", "festive")


def submitting(page: Page) -> None:
    page.get_by_role("link", name="Submit …").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def by_key(key: str) -> Opened:
    """What the key opens on the Presidency's table."""

    def opened(page: Page) -> None:
        page.keyboard.press(key)
        expect(page.locator("dialog[open], [popover]:popover-open")).to_be_visible()

    opened.__name__ = f"key {key}"
    return opened


def announcing(page: Page) -> None:
    page.get_by_role("button", name="Announce").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def following_the_link(page: Page) -> None:
    """Where somebody invited chooses a password."""
    page.goto(page.get_by_label("The link").input_value())
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Colette Mabire")


def appearance(page: Page) -> None:
    """The menu of the person, on every page."""
    page.get_by_role("button", name="Seat and appearance").click()
    expect(page.locator("#me")).to_be_visible()


LOOKS: tuple[Look, ...] = (
    Look("account_login", ""),
    Look("account_inactive", ""),
    Look("account_logout", "france"),
    Look("account_change_password", "france"),
    Look("socialaccount_login_cancelled", ""),
    # Where the institution has none of its own; test_institution.py looks at them where it has.
    Look("openid_connect_login", "", of="unknown key", status=404),
    Look("openid_connect_callback", "", of="unknown key", status=404),
    Look("mfa_index", "france"),
    Look("mfa_activate_totp", "germany2"),
    Look("mfa_authenticate", "", before=half_way),
    *(
        Look(route, CODED, before=with_codes)
        for route in (
            "mfa_index",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_deactivate_totp",
            "mfa_reauthenticate",
            "account_reauthenticate",
        )
    ),
    Look("home", "france"),
    Look("home", "france", opened=appearance),
    Look("home", "presidency"),
    Look("home", "outsider"),
    Look("choose_seat", "presidency"),
    Look("new_body", "secretariat"),
    Look("body", "secretariat", of="body"),
    Look("body", "france", of="body"),
    Look("invitation", "france", of="invited seat"),
    Look("invitation", "france", of="invited seat", opened=following_the_link),
    Look("accept_invitation", "", of="unknown key, unknown key"),
    Look("new_draft", "presidency", of="body"),
    Look("preparation", "presidency", of="new draft"),
    Look("preparation", "presidency", of="draft in preparation"),
    Look("text", "presidency", of="draft in preparation"),
    Look("text", "france", of="draft"),
    Look("text", "france", of="draft", opened=editing),
    Look("text", "sweden", of="draft", query="?view=clean"),
    Look("text", "presidency", of="draft", query="?view=rolling"),
    Look("text", "france", of="draft", query="?view=provenance"),
    Look("text", "observer", of="resolution"),
    Look("amendments", "germany", of="draft"),
    Look("amendment", "france", of="amendment"),
    Look("amendment", "germany", of="amendment"),
    Look("amendment", "france", of="amendment in preparation"),
    Look("amendment", "presidency", of="decided amendment"),
    Look("submit", "france", of="amendment in preparation"),
    Look("text", "france", of="draft", query="?amendment={amendment in preparation}", opened=submitting),
    Look("table", "presidency", of="draft"),
    Look("table", "presidency", of="draft", query="?paragraph={contested paragraph}"),
    *(
        Look("table", "presidency", of="draft", query="?paragraph={contested paragraph}", opened=by_key(key))
        for key in "gmr?"
    ),
    Look("table", "presidency", of="draft", opened=announcing),
    Look("issue", "presidency", of="draft"),
    Look("issue", "secretariat", of="draft in preparation"),
    Look("issued", "presidency", of="revision"),
    Look("revisions", "france", of="draft"),
    Look("revisions", "presidency", of="draft"),
    Look("record", "germany", of="draft"),
    Look("rounds", "presidency", of="draft"),
    Look("rounds", "observer", of="draft"),
    Look("api-docs", "france"),
    # Refusals are pages too.
    Look("table", "sweden", of="draft", status=403),
    Look("amendment", "germany", of="amendment in preparation", status=404),
)

POST_ONLY = "POST only"
FILE = "a file"
FRAGMENT = "a part of a page, looked at there"
REDIRECT = "leads to another page, looked at there"
NO_PAGES: dict[str, str] = {
    **dict.fromkeys(("end_seat", "order_paper", "give_seat", "invite_person"), POST_ONLY),
    **dict.fromkeys(("amend", "announce", "agreement"), POST_ONLY),
    **dict.fromkeys(("begin_amendment", "close_amendment"), POST_ONLY),
    **dict.fromkeys(("give_floor", "change_floor", "take_floor_back"), POST_ONLY),
    **dict.fromkeys(
        (
            "retry_paper",
            "release_round",
            "delete_amendment",
            "withdraw",
            "confirm",
            "disown",
            "rebase",
            "lapse",
        ),
        POST_ONLY,
    ),
    **dict.fromkeys(
        ("invite", "answer", "position", "decision", "undo_decision", "lift_position"), POST_ONLY
    ),
    "set_language": REDIRECT,
    "record_file": FILE,
    "mfa_download_recovery_codes": FILE,
    "api-paper": FILE,
    "api-papers-zip": FILE,
    "table_result": FRAGMENT,
    "findings": FRAGMENT,
    "number_anew": POST_ONLY,
    "papers": FRAGMENT,
}


def is_json(route: str) -> bool:
    """The API answers in JSON, but for its documentation and the papers."""
    return route.startswith("api-") and route not in NO_PAGES and all(look.route != route for look in LOOKS)


def routes() -> Iterator[str]:
    """The name of every route that is served."""
    yield from names_below(get_resolver())


def names_below(resolver: URLResolver) -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from names_below(each)
        else:
            assert isinstance(each, URLPattern)
            assert each.name, f"the route {each.pattern} has no name"
            yield each.name
