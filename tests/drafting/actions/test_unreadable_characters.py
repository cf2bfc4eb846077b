"""What nobody can see, or no file can hold, is refused where it is typed and taken out of what is read in."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from drafting.actions.create_body import create_body
from drafting.actions.create_draft import create_draft
from drafting.actions.edit_draft import DraftEdit, edit_draft
from drafting.actions.read_text_in import read_text_in
from drafting.errors import DomainError
from drafting.models import Body, Draft, Seat
from tests.factories import make_draft, make_user

UNREADABLE = {
    "a bell": "\u0007",
    "a vertical tab": "\u000b",
    "an escape": "\u001b",
    "a space of no width": "\u200b",
    "what turns the line round": "\u202e",
    "no character": "\ufffe",
    "one of nobody's": "\ue000",
}
every_one = pytest.mark.parametrize("character", UNREADABLE.values(), ids=UNREADABLE)


@pytest.fixture
def founder(db: None) -> User:
    return make_user("administrator", is_staff=True)


def preparing(body: Body) -> Draft:
    """A draft before its first revision."""
    return make_draft(body)


def refusal(refused: pytest.ExceptionInfo[DomainError]) -> tuple[int, str]:
    return refused.value.status, refused.value.code


@every_one
def test_no_title_holds_it(character: str, body: Body, secretariat: Seat) -> None:
    title = f"Draft conclu{character}sions"
    with pytest.raises(DomainError) as refused:
        create_draft(title=title, body=body, family="council", symbol="WK 9/2026", by=secretariat)
    assert refusal(refused) == (400, "bad_characters")
    with pytest.raises(DomainError) as refused:
        edit_draft(preparing(body), edit=DraftEdit(frozenset({"title"}), title=title), by=secretariat)
    assert refusal(refused) == (400, "bad_characters")


@every_one
def test_no_line_of_the_cover_holds_it(character: str, body: Body, secretariat: Seat) -> None:
    for line in (
        {"field": "from", "text": f"Presi{character}dency"},
        {"field": f"fr{character}om", "text": "Presidency"},
    ):
        edit = DraftEdit(frozenset({"cover"}), cover=[{"field": "to", "text": "Delegations"}, line])
        with pytest.raises(DomainError) as refused:
            edit_draft(preparing(body), edit=edit, by=secretariat)
        assert refusal(refused) == (400, "bad_characters")


def test_a_line_of_the_cover_may_be_broken_and_be_in_any_script(body: Body, secretariat: Seat) -> None:
    cover = [{"field": "sponsors", "text": "Suède,\nΕλλάδα and 日本:"}]
    edit = DraftEdit(frozenset({"cover"}), cover=cover)
    assert edit_draft(preparing(body), edit=edit, by=secretariat).cover == cover


@every_one
def test_no_body_and_no_delegation_bears_it(character: str, founder: User) -> None:
    named = f"Working{character}Party"
    for name, code, names in (
        (named, "WP", {}),
        ("Working Party", named, {}),
        ("Working Party", "WP", {"FR": named}),
    ):
        with pytest.raises(DomainError) as refused:
            create_body(name=name, code=code, delegations=["FR"], names=names, by=founder)
        assert refusal(refused) == (400, "bad_characters")


def test_a_letter_that_prints_nothing_is_no_code(founder: User) -> None:
    with pytest.raises(DomainError) as refused:
        create_body(name="Working Party", code="WP", delegations=["FR", "F\u3164R"], by=founder)
    assert refusal(refused) == (400, "bad_delegation")


@every_one
def test_a_document_that_is_read_in_loses_it_on_its_cover(
    character: str, body: Body, secretariat: Seat
) -> None:
    page = (
        f"NOTE\nFrom: Presi{character}dency\nTo: Delegations\nSubject: Harbours\n\n1. Lamps shall be lit.\n"
    )
    draft = read_text_in(preparing(body), name="note.txt", content=page.encode(), by=secretariat)
    lines = {line["field"]: line["text"] for line in draft.cover}
    assert lines["from"].replace(" ", "") == "Presidency"
