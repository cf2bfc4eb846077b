"""A live document shared by the people who may write in it: its log, its snapshots, whose each client id is."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from drafting.models.draft import Draft
from drafting.models.seat import Seat


class Room(models.Model):
    """`kind` and `subject` name what is written here: kind "amendment", subject its id; config registers the policy.

    `sequence` is that of the last update in the log. Whoever changes rights raises `rights_version`; an update
    checked under an older one is not stored. Once `frozen_at` is set nothing is stored at all. `read_up_to` is how far
    the subject's own rows have read the log: they are read again before anybody is shown them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, null=True, blank=True, on_delete=models.CASCADE, related_name="rooms")
    kind = models.CharField(max_length=20)
    subject = models.UUIDField()
    sequence = models.BigIntegerField(default=0)
    rights_version = models.BigIntegerField(default=0)
    read_up_to = models.BigIntegerField(default=0)
    seeded_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            # Two seeds would say everything twice: the row is made once, together with its first update.
            models.UniqueConstraint(fields=("kind", "subject"), name="one_room_per_subject"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

    @property
    def is_shut(self) -> bool:
        """Whether nobody writes in it now: it is frozen, or its draft is closed."""
        return self.frozen_at is not None or (self.draft is not None and self.draft.is_closed)


class RoomUpdate(models.Model):
    """One update as it was stored, before it was acknowledged. `person` is null on what the server itself wrote.

    `client` is the client id of the first words it brings, null where it brings none: who deleted stands here alone.

    The statement that appends reads the rows of room, seat and person itself; a foreign key would have the database
    look each up once more, and lock it, at every keystroke (docs/decisions/0020).
    """

    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, related_name="log", db_index=False, db_constraint=False
    )
    sequence = models.BigIntegerField()
    client = models.BigIntegerField(null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    seat = models.ForeignKey(
        Seat,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    update = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("sequence",)
        constraints = (models.UniqueConstraint(fields=("room", "sequence"), name="one_update_per_number"),)

    def __str__(self) -> str:
        return f"{self.room_id} {self.sequence}"


class RoomSnapshot(models.Model):
    """What the log says up to and including `sequence`; `places` is where each item stands (`live.places`).

    `authors`: who wrote and who deleted what in the rows that the snapshot stands for (`live.ledger`).
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="snapshots")
    sequence = models.BigIntegerField()
    state = models.BinaryField()
    places = models.JSONField()
    authors = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-sequence",)
        constraints = (models.UniqueConstraint(fields=("room", "sequence"), name="one_snapshot_per_number"),)

    def __str__(self) -> str:
        return f"{self.room_id} up to {self.sequence}"


class ClientBinding(models.Model):
    """A Yjs client id, and the person whose words bear it; null for the server's own."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="bindings")
    client = models.BigIntegerField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("room", "client"), name="one_person_per_client"),)

    def __str__(self) -> str:
        return f"{self.client}"
