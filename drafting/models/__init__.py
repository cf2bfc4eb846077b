"""The nouns of drafting, one a file."""

from drafting.models.act import Act
from drafting.models.body import Body
from drafting.models.delegation import Delegation
from drafting.models.draft import Draft
from drafting.models.invitation import Invitation
from drafting.models.paper import Paper, PaperSnapshot
from drafting.models.paragraph import Paragraph
from drafting.models.revision import Revision, RevisionParagraph, with_chain
from drafting.models.room import ClientBinding, Room, RoomSnapshot, RoomUpdate
from drafting.models.seat import Seat, offices_in_words, seat_words

__all__ = [
    "Act",
    "Body",
    "ClientBinding",
    "Delegation",
    "Draft",
    "Invitation",
    "Paper",
    "PaperSnapshot",
    "Paragraph",
    "Revision",
    "RevisionParagraph",
    "Room",
    "RoomSnapshot",
    "RoomUpdate",
    "Seat",
    "offices_in_words",
    "seat_words",
    "with_chain",
]
