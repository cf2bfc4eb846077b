"""Under which symbol the next revision goes out."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from drafting.errors import Clash, DomainError
from drafting.models import Draft, Revision
from drafting.text.symbols import (
    ParseError,
    Symbol,
    at_revision,
    corrigendum,
    format_symbol,
    next_revision,
    parse_symbol,
    stem,
)


def symbol_due(draft: Draft, last: Revision | None, wanted: str | None = None) -> Symbol:
    """The symbol `wanted`, or else the one that the chain goes on with after `last`.

    A symbol of another series begins a new document; a corrigendum of the text last issued is an issue of its own,
    after which the chain goes on with the next revision. Refused: bad_symbol (400), symbol_taken (409).
    """
    try:
        symbol = parse_symbol(wanted) if wanted and wanted.strip() else _next(draft, last)
    except ParseError as error:
        raise DomainError("bad_symbol", _(error.reason) % error.values) from error
    # Of a working paper no issue is named by its bare stem: "WK 15037/2017" means its first.
    if symbol.revision is None:
        symbol = replace(symbol, revision=0)
    if symbol.family != draft.family:
        raise DomainError("bad_symbol", _("The symbol is not of the family of this draft."))
    if symbol.suffixes:
        _check_corrigendum(symbol, last)
    printed = format_symbol(symbol)
    if Revision.objects.filter(symbol=printed).exists():
        raise Clash(
            "symbol_taken", _("%(symbol)s has been issued already.") % {"symbol": printed}, symbol=printed
        )
    others = Draft.objects.filter(symbol=stem_of(symbol)).exclude(pk=draft.pk)
    if others.exists():
        raise Clash(
            "symbol_taken",
            _("%(symbol)s belongs to another draft.") % {"symbol": stem_of(symbol)},
            symbol=printed,
        )
    return symbol


def stem_of(symbol: Symbol) -> str:
    """What all revisions of the document share, as printed."""
    return format_symbol(stem(symbol))


def _next(draft: Draft, last: Revision | None) -> Symbol:
    if last is None:
        return at_revision(parse_symbol(draft.symbol), 0)
    return next_revision(parse_symbol(last.symbol))


def _check_corrigendum(symbol: Symbol, last: Revision | None) -> None:
    """Of what stands beside a text, only a corrigendum is a text again: of the last issue, in its own language."""
    if any(suffix.kind != "COR" for suffix in symbol.suffixes):
        raise DomainError(
            "bad_symbol", _("An addendum stands beside the text: order it from the list of papers.")
        )
    if any(suffix.language for suffix in symbol.suffixes):
        raise DomainError(
            "bad_symbol", _("A corrigendum of one language is made where the languages follow the issue.")
        )
    due = corrigendum(parse_symbol(last.symbol)) if last else None
    if symbol != due:
        whole = _("A corrigendum corrects the text last issued.")
        said = _("A corrigendum corrects the text last issued: it is %(symbol)s.")
        raise DomainError("bad_symbol", said % {"symbol": format_symbol(due)} if due else whole)
