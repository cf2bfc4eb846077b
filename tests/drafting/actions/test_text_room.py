"""Before INIT the text lives in its room: the offices write it, INIT is issued from it."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from amendments.actions.issue import issue_revision
from drafting.actions.create_draft import create_draft
from drafting.actions.edit_draft import DraftEdit, edit_draft
from drafting.actions.keep_text_room import open_text_room
from drafting.actions.number_anew import number_anew
from drafting.actions.read_text_in import read_text_in
from drafting.actions.read_text_room import prepared_text, said_in_text_room
from drafting.errors import DomainError
from drafting.live.document import Element, append
from drafting.live.rewrite import rewrite_room, write_as
from drafting.models import Body, Draft, Room, RoomUpdate, Seat
from drafting.text.wording import Call, Run, from_plain, plain
from tests.factories import acts, current, make_draft

TEXT = b"# On lighthouses\n\n1. Recalling that ships sail at night,\n\n2. Each lighthouse shall be lit.\n"


@pytest.fixture
def fresh(body: Body, presidency: Seat) -> Draft:
    """A draft just opened, in which nothing is written yet."""
    return create_draft(title="Lights", body=body, family="council", symbol="WK 9/2026", by=presidency)


def typed(draft: Draft, *elements: Element, by: Seat) -> None:
    """The room holds these paragraphs."""
    rewrite_room(open_text_room(draft), elements, by=by)


def line(words: str, kind: str = "operative", label: str | None = None, **said: object) -> Element:
    return Element(str(uuid.uuid4()), kind, label, None, from_plain(words), **said)  # type: ignore[arg-type]


def lines(draft: Draft) -> list[tuple[str | None, str]]:
    """(label, words) of each paragraph as the draft is shown."""
    text = prepared_text(Draft.objects.get(pk=draft.pk))
    return [(each.label, plain(each.wording)) for each in text.paragraphs] if text else []


def test_a_new_draft_has_one_empty_title_and_no_text(fresh: Draft) -> None:
    assert [(each.kind, each.wording) for each in said_in_text_room(fresh) or []] == [("title", ())]
    assert prepared_text(fresh) is None


def test_the_room_is_opened_once(fresh: Draft) -> None:
    assert open_text_room(fresh) == open_text_room(fresh)
    assert RoomUpdate.objects.filter(room=fresh.pk).count() == 1


def test_a_draft_from_before_there_were_rooms_gets_one_that_says_its_text(body: Body) -> None:
    old = make_draft(body)
    before = prepared_text(old)
    open_text_room(old)
    assert prepared_text(Draft.objects.get(pk=old.pk)) == before


def test_what_is_typed_is_what_is_read(fresh: Draft, secretariat: Seat) -> None:
    typed(fresh, line("On lamps", "title"), line("Lamps are lit.", label="1"), by=secretariat)
    assert lines(fresh) == [(None, "On lamps"), ("1", "Lamps are lit.")]


def test_a_text_read_in_takes_the_place_of_what_was_typed(fresh: Draft, secretariat: Seat) -> None:
    typed(fresh, line("Lamps are lit."), by=secretariat)
    read_text_in(fresh, name="lights.md", content=TEXT, by=secretariat)
    assert [words for _, words in lines(fresh)][-1] == "Each lighthouse shall be lit."
    assert "Lamps are lit." not in [words for _, words in lines(fresh)]


def test_a_text_of_a_thousand_pages_can_be_read_in(fresh: Draft, secretariat: Seat) -> None:
    many = "\n\n".join(f"{number}. Lamp {number} is lit." for number in range(1, 6001))
    read_text_in(fresh, name="long.txt", content=many.encode(), by=secretariat)
    assert len(lines(fresh)) == 6000


def test_init_says_what_the_room_says(fresh: Draft, secretariat: Seat, presidency: Seat) -> None:
    typed(fresh, line("On lamps", "title"), line("Lamps are lit.", label="1"), line(""), by=secretariat)
    issue_revision(fresh, by=presidency)
    rows = [(row.kind, row.label, row.runs[0]["text"]) for row in current(fresh).standing.all()]
    assert rows == [("title", None, "On lamps"), ("operative", "1", "Lamps are lit.")]
    assert current(fresh).title == "On lamps"
    assert Room.objects.get(pk=fresh.pk).frozen_at is not None
    assert lines(fresh) == []


def test_a_room_without_words_has_nothing_to_issue(fresh: Draft, presidency: Seat) -> None:
    with pytest.raises(DomainError) as refused:
        issue_revision(fresh, by=presidency)
    assert (refused.value.status, refused.value.code) == (409, "no_text")
    assert Room.objects.get(pk=fresh.pk).frozen_at is None


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (line("Roses are red.", "poem"), "unknown_kind"),
        (line("Lamps are lit.", label="x" * 41), "bad_label"),
        (Element(str(uuid.uuid4()), "operative", "2", None, (Call(str(uuid.uuid4())),)), "no_words"),
    ],
)
def test_what_cannot_be_issued_names_its_paragraph_and_leaves_the_room_open(
    wrong: Element, code: str, fresh: Draft, presidency: Seat
) -> None:
    typed(fresh, line("Lamps are lit.", label="1"), wrong, by=presidency)
    with pytest.raises(DomainError) as refused:
        issue_revision(fresh, by=presidency)
    assert (refused.value.status, refused.value.code) == (400, code)
    assert refused.value.facts["paragraph"] == wrong.id
    assert Room.objects.get(pk=fresh.pk).frozen_at is None
    assert not fresh.revisions.exists()


def test_a_paragraph_of_another_draft_is_not_taken_into_init(
    fresh: Draft, draft: Draft, presidency: Seat
) -> None:
    theirs = str(current(draft).standing.all()[0].paragraph_id)
    typed(fresh, Element(theirs, "operative", "1", None, from_plain("Lamps are lit.")), by=presidency)
    issue_revision(fresh, by=presidency)
    row = current(fresh).standing.get()
    assert str(row.paragraph_id) != theirs
    assert row.paragraph.draft == fresh


def test_a_footnote_comes_with_its_words(fresh: Draft, presidency: Seat) -> None:
    note = str(uuid.uuid4())
    called = Element(
        str(uuid.uuid4()), "operative", "1", None, (Run("Lamps"), Call(note)), notes=((note, "Of oil."),)
    )
    typed(fresh, called, by=presidency)
    issue_revision(fresh, by=presidency)
    assert current(fresh).footnotes == [{"id": note, "text": "Of oil."}]


def test_numbering_anew_counts_from_one_and_keeps_what_is_written(fresh: Draft, secretariat: Seat) -> None:
    typed(
        fresh,
        line("On lamps", "title"),
        line("Lamps are lit.", label="7"),
        line(""),
        line("Bells are rung."),
        line("Dogs travel free.", label="2"),
        by=secretariat,
    )
    table = number_anew(fresh, by=secretariat)
    assert [(each.old, each.new) for each in table] == [("7", "1"), (None, "2"), ("2", "3")]
    assert lines(fresh)[1:] == [("1", "Lamps are lit."), ("2", "Bells are rung."), ("3", "Dogs travel free.")]
    assert acts(fresh, "number_anew")[0].payload == {"labels": [["7", "1"], [None, "2"], ["2", "3"]]}
    assert number_anew(fresh, by=secretariat) == ()
    assert len(acts(fresh, "number_anew")) == 1


def test_what_stands_there_twice_is_numbered_twice(fresh: Draft, secretariat: Seat) -> None:
    one = line("Lamps are lit.")
    typed(fresh, one, by=secretariat)
    write_as(open_text_room(fresh), lambda root: append(root, one), by=secretariat)
    number_anew(fresh, by=secretariat)
    assert lines(fresh) == [("1", "Lamps are lit."), ("2", "Lamps are lit.")]


@pytest.mark.parametrize("verb", ["read_text_in", "number_anew"])
def test_nothing_is_written_once_the_draft_is_closed_or_issued(
    verb: str, fresh: Draft, secretariat: Seat
) -> None:
    def written() -> None:
        if verb == "read_text_in":
            read_text_in(fresh, name="lights.md", content=TEXT, by=secretariat)
        else:
            number_anew(fresh, by=secretariat)

    written()
    past = timezone.now() - timedelta(minutes=1)
    edit_draft(fresh, edit=DraftEdit(given=frozenset({"closes_at"}), closes_at=past), by=secretariat)
    with pytest.raises(DomainError) as refused:
        written()
    assert (refused.value.status, refused.value.code) == (409, "closed")
    edit_draft(fresh, edit=DraftEdit(given=frozenset({"closes_at"}), closes_at=None), by=secretariat)
    read_text_in(fresh, name="lights.md", content=TEXT, by=secretariat)
    issue_revision(fresh, by=secretariat)
    with pytest.raises(DomainError) as refused:
        written()
    assert (refused.value.status, refused.value.code) == (409, "issued_already")


@pytest.mark.parametrize(
    ("name", "status"), [("france", 404), ("france2", 404), ("observer", 404), ("outsider", 404)]
)
def test_delegations_number_nothing(
    name: str, status: int, fresh: Draft, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(DomainError) as refused:
        number_anew(fresh, by=request.getfixturevalue(name))
    assert refused.value.status == status
