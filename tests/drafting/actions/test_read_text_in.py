"""A document that costs too much to read is refused: the text stays as it was, and the next one is read at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drafting.actions.create_draft import create_draft
from drafting.actions.read_text_in import read_text_in
from drafting.actions.read_text_room import prepared_text
from drafting.errors import DomainError
from drafting.models import Act, Body, Draft, Seat
from tests.drafting.test_read_apart import LONG

pytestmark = pytest.mark.django_db

TOO_COSTLY = {
    "en": "Reading this document takes longer, or more memory, than a document may take.",
    "fr": "La lecture de ce document prend plus de temps, ou de mémoire, qu’un document ne peut en prendre.",
}


@pytest.fixture
def fresh(body: Body, presidency: Seat) -> Draft:
    """A draft before INIT, into which a document was read."""
    draft = create_draft(title="Lights", body=body, family="council", symbol="WK 9/2026", by=presidency)
    return read_text_in(draft, name="note.txt", content=b"1. Lamps are lit.", by=presidency)


@pytest.fixture
def little_memory(settings: LazySettings) -> None:
    settings.READING_MEMORY_MB = 20


@pytest.fixture
def little_time(settings: LazySettings) -> None:
    settings.READING_SECONDS = 1


@pytest.mark.parametrize("limits", ["little_memory", "little_time"])
def test_it_is_refused_and_nothing_is_changed(
    limits: str, fresh: Draft, presidency: Seat, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(limits)
    before = prepared_text(fresh), Act.objects.count()
    with pytest.raises(DomainError) as refused:
        read_text_in(fresh, name="long.txt", content=LONG, by=presidency)
    assert (refused.value.code, refused.value.status) == ("too_costly", 400)
    assert (prepared_text(fresh), Act.objects.count()) == before


@pytest.mark.usefixtures("little_memory")
def test_the_next_document_is_read_at_once(fresh: Draft, presidency: Seat) -> None:
    assert sent(fresh, presidency, LONG).status_code == 400
    answer = sent(fresh, presidency, b"1. Lamps are put out.")
    assert (answer.status_code, [each["text"] for each in answer.json()]) == (201, ["Lamps are put out."])


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize("language", TOO_COSTLY)
def test_the_sentence_follows_the_language(language: str, fresh: Draft, presidency: Seat) -> None:
    told = sent(fresh, presidency, LONG, HTTP_ACCEPT_LANGUAGE=language).json()
    assert (told["code"], told["detail"]) == ("too_costly", TOO_COSTLY[language])


def sent(draft: Draft, seat: Seat, content: bytes, **headers: Any) -> Any:
    """The answer to whoever sends the document."""
    client = Client()
    client.force_login(seat.user)
    file = SimpleUploadedFile("text.txt", content)
    return client.post(f"/api/drafts/{draft.pk}/text/", {"file": file}, **headers)
