"""How a negotiation stands now, kept as what one paper for one audience is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from amendments.papers.grids import comparison_of_delegations, comparison_of_revisions, positions_listing
from amendments.papers.listings import Chain, comments_listing, disposition_listing
from amendments.papers.readers import Readers, Seen, amendments_seen, positions_seen, tells_informal
from amendments.papers.texts import rolling_text, room_text
from drafting.models import Paper, PaperSnapshot, Revision
from drafting.papers.snapshot import Listing, content_as_json
from drafting.papers.values import PaperError
from drafting.text.paragraph import Text
from drafting.text.symbols import format_symbol, parse_symbol, with_suffix

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
    at: datetime,
) -> Taken:
    """The content of the paper as its readers may know it now; `seen` where it is at hand.

    Raises PaperError `unknown_paper`.
    """
    seen = amendments_seen(readers) if seen is None else seen
    content = _content(paper, revision, readers, seen, of)
    author = readers.delegation if paper == "comments" else None
    own_symbol = _addendum(revision, author.code) if author else ""
    snapshot = PaperSnapshot(revision=revision, at=at, symbol=own_symbol, content=content_as_json(content))
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


def _addendum(revision: Revision, code: str) -> str:
    """ADD n to the revision: the same n for the same delegation, the next one for another (conventions §1)."""
    told = Paper.objects.filter(revision=revision, paper="comments").exclude(delegation="")
    codes = list(dict.fromkeys(told.order_by("snapshot__at").values_list("delegation", flat=True)))
    number = codes.index(code) + 1 if code in codes else len(codes) + 1
    return format_symbol(with_suffix(parse_symbol(revision.symbol), "ADD", number))
