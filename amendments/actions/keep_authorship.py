"""Whose the words of an amendment are: read from its room while it is written, kept with it when it is submitted."""

from __future__ import annotations

from typing import Any

from amendments.actions.floor_in import name_sponsors
from amendments.models import Amendment
from amendments.models.stored import sponsorship_rows
from drafting.live.attribution import Span, WhoseWords
from drafting.live.authorship import seats_in, whose_words
from drafting.models import Delegation, Seat

Json = dict[str, Any]


def keep_authorship(amendment: Amendment) -> None:
    """Keeps whose each word is, in the transaction that freezes the room; not of what one delegation wrote alone.

    Where all had the floor, the delegations that wrote stand behind it from now on, unless they declined.
    """
    if amendment.floor or sponsorship_rows(amendment):
        amendment.authorship = authorship_of(amendment)
        amendment.save(update_fields=["authorship"])
    if amendment.floor == Amendment.Floor.ALL:
        wrote = Delegation.objects.filter(
            seats__in=seats_in(amendment.pk), seats__role__in=Seat.OF_A_DELEGATION
        )
        name_sponsors(amendment, wrote.exclude(sponsorships__amendment=amendment).distinct())


def authorship_of(amendment: Amendment) -> list[Json]:
    """The paragraphs that the amendment concerns, each word under its delegation; as kept, where it is, else as its
    room says."""
    if amendment.authorship is not None:
        return list(amendment.authorship)
    return [_told(each) for each in whose_words(amendment.pk)]


def _told(paragraph: WhoseWords) -> Json:
    return {
        "id": paragraph.id,
        "spans": [_span(each) for each in paragraph.spans],
        "deleted": [_span(each) for each in paragraph.deleted],
    }


def _span(span: Span) -> Json:
    return {"text": span.text, "delegation": span.delegation}
