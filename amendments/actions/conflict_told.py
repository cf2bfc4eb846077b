"""A conflict as JSON values (design §5): in a list, and with a refusal to issue."""

from __future__ import annotations

from amendments.consolidation.conflict import Conflict


def conflict_told(conflict: Conflict) -> dict[str, object]:
    """Its kind, its paragraph and the two amendments, by id."""
    return {
        "kind": conflict.kind,
        "paragraph": conflict.paragraph,
        "first": conflict.first,
        "second": conflict.second,
    }
