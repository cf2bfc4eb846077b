"""A proposal beside its paragraph, as a card: built in one pass, and once for all who see the same.

A text with 500 amendments draws 500 of them while its reader waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from amendments.consolidation.change import Change
from amendments.models import Amendment
from amendments.views.cards import Base, name_of, shown_change, stands_at
from amendments.views.gathering import Seen
from amendments.views.states import STATES, Held, State, stances
from amendments.views.words import BESIDE_IN_A_LINE
from drafting.models import Seat
from drafting.templatetags.adref import chips, icon

# More open cards than this beside one paragraph would bury the others.
OPEN_AT_MOST = 2


class Card(NamedTuple):
    """All that decides how a card looks, as values; `own` is the reader's delegation, "" for an office.

    A tuple, since one is made and looked up for each card of a page.
    """

    amendment: UUID
    draft: UUID
    paragraph: str
    name: str
    status: str
    is_prepared: bool
    codes: tuple[str, ...]
    changes: tuple[Change, ...]
    positions: tuple[Held, ...]
    hits: tuple[str, ...]
    own: str
    may_take_position: bool
    is_folded: bool
    language: str


def cards_html(
    paragraph: str, beside: Sequence[Seen], base: Base, *, seat: Seat, own: str
) -> list[SafeString]:
    """The cards of a paragraph: open are one's own, those that collide with them, or all when they are few."""
    mine = {each.amendment.pk for each in beside if each.is_own}
    few, language = len(beside) <= OPEN_AT_MOST, get_language() or ""
    return [
        card_html(
            Card(
                amendment=each.amendment.pk,
                draft=each.amendment.draft_id,
                paragraph=paragraph,
                name=name_of(each.amendment),
                status=each.status,
                is_prepared=each.is_prepared,
                codes=each.codes,
                changes=each.changes,
                positions=tuple(each.positions),
                hits=tuple(name_of(rival) for rival in each.collides),
                own=own,
                may_take_position=seat.role == Seat.Role.HEAD,
                is_folded=not (few or _concerns(each, mine)),
                language=language,
            ),
            base,
        )
        for each in beside
    ]


def _concerns(seen: Seen, mine: set[UUID]) -> bool:
    return seen.amendment.pk in mine or any(rival.pk in mine for rival in seen.collides)


@lru_cache(maxsize=16384)
def card_html(card: Card, base: Base) -> SafeString:
    """The card whole, or folded to one line that opens."""
    here = [change for change in card.changes if stands_at(change, card.changes, base) == card.paragraph]
    shown = [shown_change(change, base) for change in here]
    quote = " ".join(html for html, _note in shown if html)
    note = escape(" · ".join(note for _html, note in shown if note))
    wording = f'<p class="wording">{quote}</p>' if quote else ""
    foot = f"<footer>{_foot(card, note if quote or not card.is_folded else '')}{_links(card, here)}</footer>"
    name, owners = escape(card.name), chips(card.codes, card.own)
    item = f'class="card" data-item="{card.amendment}"'
    if not card.is_folded:
        head = f'{owners}<a class="am" href="{_address(card)}">{name}</a>{_state(card)}'
        return SafeString(f"<article {item}><header>{head}</header>{wording}{foot}</article>")
    hit = f'<span class="hit">{icon("clash")}{_unseen(_("Collides"))}</span>' if card.hits else ""
    brief = " … ".join(shown_change(change, base, beside=BESIDE_IN_A_LINE)[0] for change in here)
    line = f'<span class="wording">{brief or note}</span>{hit}{icon("chev")}'
    summary = f"<summary>{owners}<strong>{name}</strong>{line}</summary>"
    return SafeString(f"<details {item}>{summary}{wording}{foot}</details>")


def state_html(state: State, *, is_prepared: bool) -> SafeString:
    """An icon and a word: colour is never the only sign."""
    words = _("%(state)s, prepared") % {"state": state.words} if is_prepared else str(state.words)
    return SafeString(f'<span class="state {state.tone}">{icon(state.icon)}{escape(words)}</span>')


def _state(card: Card) -> SafeString:
    return state_html(STATES[card.status], is_prepared=card.is_prepared)


def _foot(card: Card, note: str) -> str:
    """What is told of it: its state where the head does not, what it does, with whom it collides, who stands where."""
    parts = [_state(card)] if card.is_folded else []
    if note:
        parts.append(SafeString(f"<span>{note}</span>"))
    if card.hits:
        hits = f"{icon('clash')}{_unseen(_('Collides with'))}{escape(', '.join(card.hits))}"
        parts.append(SafeString(f'<span class="hit">{hits}</span>'))
    for words, codes in stances(card.positions):
        said = f"<span><b>{escape(str(words))}</b> {escape(', '.join(codes))}</span>"
        parts.append(SafeString(said))
    return "".join(parts)


def _links(card: Card, here: Sequence[Change]) -> str:
    """Where to go from the card: its other changes, the editor, its page, one's position on it."""
    address, links = _address(card), ""
    if elsewhere := len(card.changes) - len(here):
        words = ngettext("and %(n)d other change", "and %(n)d other changes", elsewhere) % {"n": elsewhere}
        links += f'<a href="{address}">{escape(words)}</a>'
    if card.status == Amendment.Status.IN_PREPARATION:
        editor = f"{reverse('text', args=[card.draft])}?amendment={card.amendment}#{card.paragraph}"
        return links + _act(editor, _("Continue"))
    if card.is_folded:
        return links + _act(address, _("Open"))
    if card.may_take_position and all(held.code != card.own for held in card.positions):
        return links + _act(f"{address}#position", _("Position"))
    return links


def _address(card: Card) -> str:
    return reverse("amendment", args=[card.amendment])


def _act(address: str, words: str) -> str:
    return f'<a class="act" href="{address}">{escape(words)}</a>'


def _unseen(words: str) -> str:
    return f'<span class="vh">{escape(words)} </span>'
