"""What a page needs to follow its drafts live: where to hear of them, from which number on, and words for the news."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import ngettext

from amendments.views.frame import Frame
from drafting.models import Revision

# In the order in which a line tells them. An act that is not here changes the page without a word.
_TOLD: dict[str, Callable[[int], str]] = {
    "submit_amendment": lambda n: ngettext("%(n)s amendment submitted.", "%(n)s amendments submitted.", n),
    "release_round": lambda n: ngettext("%(n)s round released.", "%(n)s rounds released.", n),
    "announce_decision": lambda n: ngettext("%(n)s decision announced.", "%(n)s decisions announced.", n),
    "decide": lambda n: ngettext("%(n)s decision prepared.", "%(n)s decisions prepared.", n),
    "undo_decision": lambda n: ngettext("%(n)s decision undone.", "%(n)s decisions undone.", n),
    "withdraw_amendment": lambda n: ngettext("%(n)s amendment withdrawn.", "%(n)s amendments withdrawn.", n),
    "enter_position": lambda n: ngettext("%(n)s position entered.", "%(n)s positions entered.", n),
    "lift_position": lambda n: ngettext("%(n)s position lifted.", "%(n)s positions lifted.", n),
    "set_agreement": lambda n: ngettext(
        "What the room agrees on %(n)s paragraph has changed.",
        "What the room agrees on %(n)s paragraphs has changed.",
        n,
    ),
    "give_floor": lambda n: ngettext(
        "The floor is given on %(n)s paragraph.", "The floor is given on %(n)s paragraphs.", n
    ),
    "invite_cosponsor": lambda n: ngettext(
        "%(n)s invitation to co-sponsor.", "%(n)s invitations to co-sponsor.", n
    ),
    "open_round": lambda n: ngettext("%(n)s round opened.", "%(n)s rounds opened.", n),
    "papers_ready": lambda n: ngettext("Papers are ready.", "Papers are ready.", n),
}
# Any number that takes the plural, in English and in French; the page puts the right one in the place of "#".
_MANY = 2


@dataclass(frozen=True, slots=True)
class Followed:
    """A draft with the seat it is followed under; `since` is the number of the last event that the page knows."""

    draft: UUID
    seat: UUID
    own: str
    since: int


@dataclass(frozen=True, slots=True)
class Telling:
    """How events of one kind are told: one, and several, where "#" stands for the number."""

    event: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class News:
    """`revision` is the one that stands as the page is drawn, on a page about one draft."""

    follows: list[Followed]
    revision: Revision | None

    @property
    def tellings(self) -> list[Telling]:
        return [
            Telling(verb, words(1) % {"n": 1}, words(_MANY) % {"n": "#"}) for verb, words in _TOLD.items()
        ]


def news_of(frames: Iterable[Frame]) -> News:
    """For a page about these drafts."""
    listed = list(frames)
    follows = [Followed(each.draft.pk, each.seat.pk, each.seat.stands_for, each.place) for each in listed]
    return News(follows, listed[0].current if len(listed) == 1 else None)
