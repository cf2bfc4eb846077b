"""Verbs of the record in the words of the screen."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

WORDS = {
    "announce_decision": gettext_noop("announced the decision"),
    "answer_invitation": gettext_noop("answered the invitation"),
    "change_floor": gettext_noop("changed who has the floor"),
    "confirm_amendment": gettext_noop("confirmed the amendment"),
    "confirm_position": gettext_noop("confirmed the position"),
    "create_body": gettext_noop("founded the body"),
    "create_draft": gettext_noop("opened the draft"),
    "decide": gettext_noop("prepared a decision"),
    "delete_amendment": gettext_noop("threw the amendment away"),
    "disown_amendment": gettext_noop("disowned the amendment"),
    "edit_amendment": gettext_noop("changed the amendment"),
    "edit_draft": gettext_noop("changed the draft's cover"),
    "end_seat": gettext_noop("ended a seat"),
    "enter_position": gettext_noop("entered a position"),
    "flag_amendment": gettext_noop("could not carry the amendment over"),
    "give_floor": gettext_noop("gave the floor"),
    "invite_cosponsor": gettext_noop("invited a co-sponsor"),
    "issue_revision": gettext_noop("issued the revision"),
    "lapse_amendment": gettext_noop("let the amendment lapse"),
    "lift_position": gettext_noop("lifted a position"),
    "number_anew": gettext_noop("numbered the paragraphs anew"),
    "invite_person": gettext_noop("invited somebody"),
    "open_round": gettext_noop("opened a round"),
    "prepare_amendment": gettext_noop("began the amendment"),
    "read_text_in": gettext_noop("read the text in from a file"),
    "rebase_amendment": gettext_noop("brought the amendment to the current text"),
    "release_round": gettext_noop("released the round"),
    "retry_paper": gettext_noop("ordered a paper again"),
    "order_paper": gettext_noop("ordered a paper"),
    "seat_person": gettext_noop("gave a seat"),
    "set_agreement": gettext_noop("entered what is agreed"),
    "submit_amendment": gettext_noop("submitted the amendment"),
    "take_floor_back": gettext_noop("took the floor back"),
    "undo_decision": gettext_noop("undid the decision"),
    "withdraw_amendment": gettext_noop("withdrew the amendment"),
}


def told(verb: str) -> str:
    """What the act did, after the name of who did it; a verb without words of its own says its name."""
    return _(WORDS[verb]) if verb in WORDS else verb.replace("_", " ")
