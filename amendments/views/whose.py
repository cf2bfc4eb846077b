"""Whose words an amendment holds, as it was written: for the page of one that several wrote together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from operator import itemgetter

from django.utils.safestring import SafeString

from amendments.actions.keep_authorship import Json
from amendments.models import Amendment
from amendments.models.stored import sponsorship_rows
from amendments.permissions import may_watch
from amendments.views.cards import Base
from drafting.models import Seat, seat_words

# As many colours as static/css/live.css has.
COLOURS = 8


@dataclass(frozen=True, slots=True)
class ShownWords:
    """A paragraph with its words under their delegations, and what of the text before was struck by whom."""

    place: str
    html: SafeString
    struck: SafeString


def whose_words_shown(amendment: Amendment, base: Base, seat: Seat) -> list[ShownWords]:
    """What was kept at submission, for who may look into the room; nothing where one delegation wrote alone."""
    together = bool(amendment.floor) or bool(sponsorship_rows(amendment))
    if amendment.authorship is None or not together or not may_watch(seat, amendment):
        return []
    colours = _colours(amendment.authorship)
    return [
        ShownWords(
            base.spoken(each["id"]),
            SafeString("".join(_span(span, "span", colours) for span in _in_words(each["spans"]))),
            SafeString(" ".join(_span(span, "del", colours) for span in each["deleted"])),
        )
        for each in amendment.authorship
    ]


def _in_words(spans: Sequence[Json]) -> list[Json]:
    """A space is nobody's word: between two of one owner's it is his, else nobody's."""
    owners = [span["delegation"] for span in spans]
    around = zip([None, *owners], [*owners[1:], None], strict=False)
    shown = (
        (
            span["text"],
            (before if before == after else None) if span["text"].isspace() else span["delegation"],
        )
        for span, (before, after) in zip(spans, around, strict=False)
    )
    return [
        {"text": "".join(text for text, _ in together), "delegation": owner}
        for owner, together in groupby(shown, key=itemgetter(1))
    ]


def _span(span: Json, tag: str, colours: Sequence[str]) -> str:
    """The words, and behind them whose they are: a colour is never the only sign."""
    text, by = escape(span["text"]), span["delegation"]
    if by is None:
        return text
    number = colours.index(by) % COLOURS + 1
    kind = f"written who-{number}" if tag == "span" else f"who-{number}"
    return f'<{tag} class="{kind}">{text}</{tag}><sup class="by">{escape(seat_words(by))}</sup>'


def _colours(authorship: Sequence[Json]) -> list[str]:
    """The delegations in the order in which their words stand."""
    spans = (span for each in authorship for span in (*each["spans"], *each["deleted"]))
    return list(dict.fromkeys(span["delegation"] for span in spans if span["delegation"] is not None))
