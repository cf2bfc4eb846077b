"""Open a draft in a body; delegations see it once its first revision is issued."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from drafting.actions.check_readable import check_readable
from drafting.actions.keep_text_room import open_text_room
from drafting.actions.lock_body import lock_body
from drafting.actions.record import record_act
from drafting.errors import Clash, DomainError
from drafting.models import Body, Draft, Revision, Seat
from drafting.permissions import require
from drafting.text.symbols import ParseError, format_symbol, parse_symbol, stem


def create_draft(*, title: str, body: Body, family: str, symbol: str, by: Seat) -> Draft:
    """The new draft. `symbol` may come with or without INIT or REV; the chain begins at its stem.

    Refused: bad_symbol, unknown_family, no_title, bad_characters (400), symbol_taken (409) where a draft
    bears that symbol.
    """
    require(by, "create", "draft")
    if not title.strip():
        raise DomainError("no_title", _("A draft needs a title."))
    check_readable(title.strip(), field="title")
    if family not in Body.Family.values:
        raise DomainError("unknown_family", _("The family is council or un."))
    root = _stem_of(symbol, family)
    with transaction.atomic():
        body = lock_body(body, by=by)
        if Draft.objects.filter(symbol=root).exists() or Revision.objects.filter(symbol=symbol).exists():
            raise Clash("symbol_taken", _("%(symbol)s is in use already.") % {"symbol": symbol})
        draft = Draft.objects.create(
            title=title.strip(), body=body, family=family, symbol=root, label_style=body.label_style
        )
        open_text_room(draft)
        record_act(
            verb="create_draft",
            by=by,
            audience="office",
            draft=draft,
            subject=f"draft:{draft.pk}",
            payload={"title": draft.title, "family": family, "symbol": root},
        )
    return draft


def _stem_of(symbol: str, family: str) -> str:
    """The symbol without INIT, REV n or /Rev.n; DomainError bad_symbol for what is none of that family."""
    try:
        parsed = parse_symbol(symbol)
    except ParseError as error:
        raise DomainError("bad_symbol", _(error.reason) % error.values) from error
    if parsed.family != family:
        raise DomainError("bad_symbol", _("The symbol is not of the family of this draft."))
    return format_symbol(stem(parsed))
