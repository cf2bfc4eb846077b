"""Comparison and positions: the text or the amendments beside delegations or revisions, rows to listings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from amendments.consolidation.rolling import RollingParagraph, rolling
from amendments.models import Position
from amendments.papers.asked import Asked
from amendments.papers.listings import Chain, number_of
from amendments.papers.readers import Seen
from amendments.papers.texts import kind_of, style_of
from drafting.papers.comparison import Compared, comparison
from drafting.papers.lines import printed_label
from drafting.papers.positions import Matter, positions
from drafting.papers.snapshot import Listing
from drafting.papers.tables.cells import quoted, redlined, stacked
from drafting.papers.tables.table import Cell, Words
from drafting.text.footnotes import markers
from drafting.text.paragraph import Paragraph, Text
from drafting.text.wording import Mark

Stance = Position.Stance
_ITALIC: frozenset[Mark] = frozenset({"italic"})
_STANCES = {Stance.SUPPORT: "support", Stance.CAN_ACCEPT: "can accept", Stance.AD_REF: "ad ref."}


def comparison_of_delegations(chain: Chain, seen: Iterable[Seen]) -> Listing:
    """The last revision beside what each delegation proposes to it, one column each, in the body's order."""
    live = [each for each in seen if each.is_live and each.amendment.base_id == chain.revision.pk]
    live.sort(key=lambda each: each.proposal.order)
    codes = tuple(dict.fromkeys(each.amendment.proposer for each in live))
    base, asked = chain.text(chain.revision.pk), chain.asked(chain.revision.pk)
    standing = {paragraph.id: paragraph for paragraph in base.paragraphs}
    rolled = rolling(base, [each.proposal for each in live], label_style=style_of(chain.revision.draft))
    rows = [
        Compared(
            label=_label(each),
            base=asked.wording(standing[each.id].wording) if each.id in standing else (),
            others=tuple(_column(live, code, each.id, asked) for code in codes),
        )
        for each in rolled
    ]
    return comparison(rows, base=chain.revision.symbol, others=codes, of="delegations")


def comparison_of_revisions(chain: Chain) -> Listing:
    """The text of the first revision beside each later one, marked against the one before it."""
    texts = [chain.text(each.pk) for each in chain.revisions]
    wordings = [{each.id: each for each in text.paragraphs} for text in texts]
    notes = [markers(text) for text in texts]
    rows = []
    for paragraph in _in_all(texts):
        found = [wording.get(paragraph) for wording in wordings]
        last = next(each for each in reversed(found) if each is not None)
        cells = [_turned(old, new, notes[place]) for place, (old, new) in enumerate(pairwise(found), start=1)]
        first = quoted(found[0].wording, notes[0]) if found[0] else ()
        rows.append(Compared(printed_label(last), first, tuple(cells)))
    symbols = [each.symbol for each in chain.revisions]
    return comparison(rows, base=symbols[0], others=symbols[1:], of="revisions")


def positions_listing(chain: Chain, seen: Sequence[Seen], held: Sequence[Position]) -> Listing:
    """What is held on the whole, on paragraphs in their order, on amendments by number."""
    stances: dict[str, dict[str, str]] = defaultdict(dict)
    for each in held:
        stances[str(each.amendment_id or each.paragraph_id or "")][each.delegation.code] = _stance(each)
    names = chain.asked(chain.revision.pk).names
    titles = {
        "": "The text as a whole",
        **{paragraph: f"Paragraph {name}" for paragraph, name in names.items()},
        **{str(each.amendment.pk): _titled(each, chain) for each in seen},
    }
    matters = [Matter(title, stances[key]) for key, title in titles.items() if key in stances]
    codes = tuple(dict.fromkeys(each.delegation.code for each in held))
    return positions(matters, codes=codes, symbol=chain.revision.symbol)


def _label(rolled: RollingParagraph) -> str:
    return printed_label(Paragraph(rolled.id, rolled.kind, rolled.label, rolled.level, ()))


def _column(live: Iterable[Seen], code: str, paragraph: str, asked: Asked) -> Cell:
    """What a delegation's amendments make of a paragraph, each with its number where it has one."""
    cells = []
    for each in live:
        if each.amendment.proposer != code:
            continue
        for change in each.proposal.changes:
            if change.paragraph == paragraph:
                cells.append((*_heading(each), *asked.of(change)))
    return stacked(*cells)


def _heading(seen: Seen) -> Cell:
    """Number, and who stands behind it beside the one in whose column it is."""
    with_others = f" ({seen.source})" if ", " in seen.source else ""
    return (Words(f"AM {number_of(seen.amendment)}{with_others}: ", _ITALIC),)


def _turned(old: Paragraph | None, new: Paragraph | None, notes: dict[str, str]) -> Cell:
    """A paragraph in one revision against the one before; nothing where neither has it."""
    if new is None:
        return quoted(old.wording, {}, "del") if old else ()
    return redlined(old.wording, new.wording, notes) if old else quoted(new.wording, notes, "ins")


def _in_all(texts: Sequence[Text]) -> list[str]:
    """Every paragraph that one of the texts has; those that went stay behind what they stood after."""
    order: list[str] = []
    for text in texts:
        ids = [each.id for each in text.paragraphs]
        kept = set(ids)
        merged = list(ids)
        for place, gone in enumerate(order):
            if gone not in kept:
                before = order[place - 1] if place else None
                merged.insert(merged.index(before) + 1 if before in merged else 0, gone)
        order = merged
    return order


def _titled(seen: Seen, chain: Chain) -> str:
    base = seen.amendment.base_id
    names = chain.asked(base).names if base in chain.by_id else {}
    places = dict.fromkeys(
        f"paragraph {names[each.paragraph]}" if each.paragraph in names else "new paragraph"
        for each in seen.changes
    )
    return f"AM {number_of(seen.amendment)} ({seen.source}), {', '.join(places)}"


def _stance(position: Position) -> str:
    return _STANCES.get(Stance(position.stance)) or kind_of(position)
