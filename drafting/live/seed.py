"""Make a room with its first words: once, on the server, under a unique row."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from drafting.live.document import Element, document_of
from drafting.live.log import append_as_server
from drafting.live.parse_update import parse_update
from drafting.models import ClientBinding, Draft, Room


@transaction.atomic
def seed_room(*, kind: str, subject: UUID, elements: Iterable[Element], draft: Draft | None = None) -> Room:
    """The room of the subject, under the subject's own id, with these paragraphs in it; or the one that is there."""
    room, is_new = Room.objects.get_or_create(
        kind=kind, subject=subject, defaults={"pk": subject, "draft": draft, "seeded_at": timezone.now()}
    )
    if is_new:
        update = document_of(elements)
        append_as_server(room, [update])
        bind_to_server(room, [update])
        room.refresh_from_db()
    return room


def bind_to_server(room: Room, updates: Iterable[bytes]) -> None:
    """What bears these client ids was written by the server, and nobody may write under them."""
    clients = {block.client for update in updates for block in parse_update(update, is_stored=True).blocks}
    ClientBinding.objects.bulk_create(
        (ClientBinding(room=room, client=client) for client in clients), ignore_conflicts=True
    )
