"""Where paragraphs stand once some are inserted and moved (design §3.2 and 3.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence


class Loop(ValueError):
    """Paragraphs that are placed after one another in a circle."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        super().__init__(f"placed after one another: {', '.join(paragraphs)}")
        self.paragraphs = tuple(paragraphs)


def arranged(ids: Sequence[str], placed: Mapping[str, str | None]) -> tuple[str, ...]:
    """All paragraphs in their order. `placed` names for each one inserted or moved what it stands after.

    Those at one place stand in the order of `placed`. One follows its anchor wherever that is moved; deleted
    paragraphs are still among `ids`, so that what stands after them keeps its place. Raises Loop.
    """
    followers: dict[str | None, list[str]] = defaultdict(list)
    for paragraph, after in placed.items():
        followers[after].append(paragraph)
    result = list(_with_followers(None, followers))
    for paragraph in ids:
        if paragraph not in placed:
            result.append(paragraph)
            result += _with_followers(paragraph, followers)
    if len(result) < len(set(ids) | set(placed)):
        raise Loop(next(loops(placed)))
    return tuple(result)


def predecessors(ids: Sequence[str]) -> dict[str, str | None]:
    """For each of the ids, in their order, the one before it."""
    return dict(zip(ids, (None, *ids), strict=False))


def loops(placed: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """Each circle of paragraphs placed after one another, from its first in the order of `placed`."""
    done: set[str] = set()
    for start in placed:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in placed and at not in done and at not in path:
            path[at] = None
            at = placed[at]
        if at is not None and at in path:
            walked = list(path)
            yield tuple(walked[walked.index(at) :])
        done |= path.keys()


def _with_followers(anchor: str | None, followers: Mapping[str | None, Sequence[str]]) -> Iterator[str]:
    """What stands after the anchor, each with its own followers; iterative, since chains may be long."""
    waiting = list(reversed(followers.get(anchor, ())))
    while waiting:
        paragraph = waiting.pop()
        yield paragraph
        waiting += reversed(followers.get(paragraph, ()))
