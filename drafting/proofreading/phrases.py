"""Lists of words, written as one reads them."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a list parted by spaces."""
    return frozenset(listed.split())
