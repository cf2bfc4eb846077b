"""The record in whole sentences: "France submitted AM 12", never a code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from amendments.models import Amendment
from amendments.views.acts import told
from amendments.views.cards import name_of
from amendments.views.states import AGREEMENTS, FLAGS, OUTCOMES, RESERVATIONS, STANCES
from drafting.models import Act

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """What acts point to, as far as the reader may see it: amendments by id, paragraphs and delegations by name."""

    amendments: Mapping[str, Amendment]
    paragraphs: Mapping[str, str]
    delegations: Mapping[str, str]


SENTENCES = {
    "announce_decision": gettext_noop("%(who)s announced on %(what)s: %(outcome)s"),
    "change_floor": gettext_noop("%(who)s gave the floor on %(what)s to %(delegations)s"),
    "confirm_amendment": gettext_noop("%(who)s confirmed %(what)s"),
    "confirm_position": gettext_noop("%(who)s confirmed its position on %(what)s"),
    "create_draft": gettext_noop("%(who)s opened the draft as %(symbol)s"),
    "decide": gettext_noop("%(who)s prepared a decision on %(what)s: %(outcome)s"),
    "delete_amendment": gettext_noop("%(who)s threw away %(what)s"),
    "disown_amendment": gettext_noop("%(who)s disowned %(what)s"),
    "edit_amendment": gettext_noop("%(who)s changed %(what)s"),
    "edit_draft": gettext_noop("%(who)s changed %(fields)s"),
    "enter_position": gettext_noop("%(who)s entered a position on %(what)s: %(stance)s"),
    "flag_amendment": gettext_noop("%(what)s was not carried to %(revision)s: %(flag)s"),
    "give_floor": gettext_noop("%(who)s gave the floor on %(place)s to %(delegations)s"),
    "invite_cosponsor": gettext_noop("%(who)s invited %(delegation)s to stand behind %(what)s"),
    "issue_revision": gettext_noop("%(who)s issued %(symbol)s"),
    "lapse_amendment": gettext_noop("%(who)s let %(what)s lapse"),
    "lift_position": gettext_noop("%(who)s lifted its position on %(what)s: %(stance)s"),
    "number_anew": gettext_noop("%(who)s numbered the paragraphs anew"),
    "open_round": gettext_noop("%(who)s opened round %(number)s"),
    "prepare_amendment": gettext_noop("%(who)s began %(what)s"),
    "read_text_in": gettext_noop("%(who)s read the text in from %(name)s"),
    "rebase_amendment": gettext_noop("%(who)s brought %(what)s to %(base)s"),
    "release_round": gettext_noop("%(who)s released the amendments of round %(number)s"),
    "retry_paper": gettext_noop("%(who)s had a paper made again: %(paper)s, %(format)s"),
    "order_paper": gettext_noop("%(who)s ordered a paper: %(paper)s, %(format)s"),
    "set_agreement": gettext_noop("%(who)s entered on %(what)s: %(state)s"),
    "submit_amendment": gettext_noop("%(who)s submitted %(what)s"),
    "take_floor_back": gettext_noop("%(who)s took %(what)s off the table"),
    "undo_decision": gettext_noop("%(who)s undid the decision on %(what)s"),
    "withdraw_amendment": gettext_noop("%(who)s withdrew %(what)s"),
    # The same deeds where what was sent along changes the sentence.
    "change_floor_to_nobody": gettext_noop("%(who)s goes on alone with %(what)s, on the table"),
    "give_floor_to_nobody": gettext_noop("%(who)s began to write a compromise on %(place)s, on the table"),
    "accept_invitation": gettext_noop("%(who)s stands behind %(what)s"),
    "decline_invitation": gettext_noop("%(who)s declined to stand behind %(what)s"),
    "enter_position_for": gettext_noop(
        "%(who)s entered a position of %(delegation)s on %(what)s: %(stance)s"
    ),
    "open_round_until": gettext_noop("%(who)s opened round %(number)s, until %(deadline)s"),
    "prepare_amendment_for": gettext_noop("%(who)s entered %(what)s on behalf of %(on_behalf_of)s"),
    "submit_amendment_late": gettext_noop("%(who)s submitted %(what)s after the deadline"),
    "submit_amendment_apart": gettext_noop("%(who)s submitted %(what)s to the Presidency alone"),
}


def sentence(act: Act, known: Known) -> str:
    """What the act says; of one whose payload was erased, what its verb says."""
    payload = act.payload or {}
    told_as = SENTENCES.get(_variant(act.verb, payload))
    who = who_acted(act, known)
    if told_as is None:
        return f"{who} {told(act.verb)}"
    facts = {name: _fact(name, value, known) for name, value in payload.items()}
    try:
        return _(told_as) % (facts | {"who": who, "what": _what(act, payload, known)} | _more(payload, known))
    except KeyError:
        return f"{who} {told(act.verb)}"


def who_acted(act: Act, known: Known) -> str:
    """A delegation by its name, an office by its own."""
    code, comma, _role = act.seat.partition(", ")
    if comma:
        return known.delegations.get(code) or code
    return {"Presidency": _("The Presidency"), "Secretariat": _("The secretariat")}.get(act.seat, act.seat)


def _variant(verb: str, payload: Json) -> str:
    """Which of a verb's sentences is meant."""
    chosen = {
        "answer_invitation": "accept_invitation" if payload.get("accept") else "decline_invitation",
        "change_floor": verb if payload.get("delegations") else "change_floor_to_nobody",
        "give_floor": verb if payload.get("delegations") else "give_floor_to_nobody",
        "enter_position": "enter_position_for" if payload.get("entered_by") else verb,
        "open_round": "open_round_until" if payload.get("deadline") else verb,
        "prepare_amendment": "prepare_amendment_for" if payload.get("on_behalf_of") else verb,
        "submit_amendment": _submission(payload),
    }
    return chosen.get(verb, verb)


def _submission(payload: Json) -> str:
    if payload.get("to") == Amendment.To.PRESIDENCY:
        return "submit_amendment_apart"
    return "submit_amendment_late" if payload.get("late") else "submit_amendment"


def _what(act: Act, payload: Json, known: Known) -> str:
    """What the act is about, as the reader may know it."""
    kind, _colon, key = str(payload.get("matter") or act.subject).partition(":")
    if kind == "amendment":
        found = known.amendments.get(key)
        return name_of(found) if found else _("an amendment")
    if kind == "paragraph":
        return _place(key, known)
    return _("the whole text")


def _place(key: str, known: Known) -> str:
    return pgettext("in a sentence", "paragraph %(name)s") % {"name": known.paragraphs.get(key) or "–"}


_NAMED: dict[str, Callable[[str], object]] = {
    "outcome": lambda code: OUTCOMES[code].words,
    "state": lambda code: AGREEMENTS[code],
    "flag": lambda code: FLAGS[code],
    "format": str.upper,
    "deadline": lambda at: _moment(at),
}


def _fact(name: str, value: object, known: Known) -> object:
    """A value of the payload in the words of the screen."""
    if name in ("delegation", "on_behalf_of"):
        return known.delegations.get(str(value)) or value
    if name in _NAMED and value:
        words = str(_NAMED[name](str(value)))
        return words if name in ("deadline", "format") else words[:1].lower() + words[1:]
    return value


def _more(payload: Json, known: Known) -> Json:
    """What is told of several values together, or of one under another name."""
    if "delegations" in payload:
        given = payload["delegations"]
        names = [known.delegations.get(code) or code for code in given] if given != "all" else []
        place = _place(str(payload.get("paragraph")), known)
        return {"delegations": ", ".join(names) or _("all delegations"), "place": place}
    if "stance" in payload:
        stance = RESERVATIONS.get(payload.get("reservation", "")) or STANCES[payload["stance"]]
        return {"stance": str(stance).lower()}
    fields = {
        "cover": _("the cover"),
        "title": _("the title"),
        "closes_at": _("the closing time"),
        "label_style": _("the style of labels"),
    }
    return {"fields": ", ".join(words for name, words in fields.items() if name in payload)}


def _moment(at: str) -> str:
    read = parse_datetime(at)
    return date_format(localtime(read), "j F Y, H:i") if read else at
