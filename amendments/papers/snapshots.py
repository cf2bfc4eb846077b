"""How a negotiation stands now, kept as what one paper for one audience is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from amendments.papers.grids import comparison_of_delegations, comparison_of_revisions, positions_listing
from amendments.papers.listings import Chain, comments_listing, disposition_listing
from amendments.papers.readers import Readers, Seen, amendments_seen, positions_seen, tells_informal
from amendments.papers.texts import rolling_text, room_text
from drafting.models import PaperSnapshot, Revision
from drafting.papers.snapshot import Json, Listing, content_as_json
from drafting.papers.values import PaperError
from drafting.text.paragraph import Text
from drafting.text.symbols import format_symbol, next_symbol, parse_symbol, with_suffix

Of = Literal["delegations", "revisions"]
# Positions are not for observers (threats.md), and these papers tell them.
_TELL_POSITIONS = frozenset({"rolling", "positions"})


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot that is not stored yet; `parties_only`: it tells what observers may not know."""

    snapshot: PaperSnapshot
    parties_only: bool


def take_snapshot(
    paper: str,
    revision: Revision,
    readers: Readers,
    *,
    seen: list[Seen] | None = None,
    of: Of = "delegations",
    addendum: bool = False,
    at: datetime,
) -> Taken:
    """The content of the paper as its readers may know it now; `seen` where it is at hand.

    As an `addendum`, which one delegation's comments always are, the paper bears a symbol of its own.

    Raises PaperError `unknown_paper`.
    """
    seen = amendments_seen(readers) if seen is None else seen
    content = content_as_json(_content(paper, revision, readers, seen, of))
    has_author = paper == "comments" and readers.delegation is not None
    symbol = _addendum(paper, revision, readers, content) if addendum or has_author else ""
    snapshot = PaperSnapshot(revision=revision, at=at, symbol=symbol, content=content)
    return Taken(snapshot, paper in _TELL_POSITIONS or tells_informal(seen))


def _content(paper: str, revision: Revision, readers: Readers, seen: list[Seen], of: Of) -> Text | Listing:
    chain = Chain(revision)
    match paper:
        case "rolling":
            return rolling_text(revision, seen, positions_seen(readers, seen))
        case "room_text":
            return room_text(revision, seen)
        case "disposition":
            return disposition_listing(chain, seen)
        case "comparison" if of == "revisions":
            return comparison_of_revisions(chain)
        case "comparison":
            return comparison_of_delegations(chain, seen)
        case "comments":
            return comments_listing(chain, seen, delegation=readers.delegation)
        case "positions":
            return positions_listing(chain, seen, positions_seen(readers, seen))
    raise PaperError("unknown_paper", f"There is no paper “{paper}”.")


def _addendum(paper: str, revision: Revision, readers: Readers, content: Json) -> str:
    """ADD n to the revision (conventions §1): the next n; of a paper that was one before, the same, revised if it
    says something else now."""
    told = PaperSnapshot.objects.filter(revision=revision).exclude(symbol="")
    code = readers.delegation.code if readers.delegation else ""
    own = told.filter(papers__paper=paper, papers__audience=readers.audience, papers__delegation=code).last()
    if own is None:
        symbols = map(parse_symbol, told.values_list("symbol", flat=True))
        numbers = [suffix.number for symbol in symbols for suffix in symbol.suffixes if suffix.kind == "ADD"]
        return format_symbol(with_suffix(parse_symbol(revision.symbol), "ADD", max(numbers, default=0) + 1))
    return own.symbol if own.content == content else format_symbol(next_symbol(parse_symbol(own.symbol)))
