"""Cells that a spreadsheet might take for formulas, made plain text."""

from __future__ import annotations

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """The text with an apostrophe before it where its first character would start a formula.

    After the OWASP note on CSV injection; whatever a delegation wrote is shown, never computed.
    """
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
