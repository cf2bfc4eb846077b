"""Found a body: its delegations in their order, and the one who founds it as its secretariat."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from drafting.actions.check_readable import check_readable
from drafting.actions.record import append_act
from drafting.errors import Clash, DomainError
from drafting.models import Body, Delegation, Seat
from drafting.permissions import require_to_found
from drafting.text.characters import bad_character

# Codes are named one after the other, with commas in sources and with "+" in the record's audiences, beside the words
# for everybody and for the offices. A word of the first text has the source INIT.
_CODE = re.compile(r"[^\W_](?:[\w.&'’-]*[^\W_])?")
_NO_CODES = frozenset(("all", "office", "init", *Seat.Role.values))


def create_body(
    *,
    name: str,
    code: str,
    delegations: Sequence[str],
    presidency: Sequence[str] = (),
    names: dict[str, str] | None = None,
    family: str = Body.Family.COUNCIL,
    label_style: str = Body.LabelStyle.BIS,
    pen: str = Body.Pen.PRESIDENCY,
    by: User,
) -> Body:
    """The new body; its maker is seated as secretariat.

    `delegations` are codes in the body's order, `presidency` those among them that hold it, `names` full names by
    code. Refused: to who is neither an administrator nor in some body's secretariat (403), a code in use (409
    code_taken), no or doubled delegations, a code that cannot be one, a Presidency that is not among them,
    bad_characters in a name or in the body's code (400).
    """
    require_to_found(by)
    _check_delegations(delegations, presidency)
    for field, words in (("name", name), ("code", code), *(names or {}).items()):
        check_readable(words, field=field)
    with transaction.atomic():
        body = _body(name=name, code=code, family=family, label_style=label_style, pen=pen)
        Delegation.objects.bulk_create(
            Delegation(
                body=body,
                code=each,
                name=(names or {}).get(each, ""),
                rank=rank,
                holds_presidency=each in presidency,
            )
            for rank, each in enumerate(delegations)
        )
        seat = Seat.objects.create(user=by, body=body, role=Seat.Role.SECRETARIAT)
        append_act(
            verb="create_body",
            actor=by,
            seat=seat.stands_for,
            body=body,
            audience="all",
            subject=f"body:{body.pk}",
            payload={
                "name": name,
                "code": code,
                "delegations": list(delegations),
                "presidency": list(presidency),
            },
        )
    return body


def _body(*, code: str, **usages: str) -> Body:
    try:
        with transaction.atomic():
            return Body.objects.create(code=code, **usages)
    except IntegrityError as error:
        raise Clash(
            "code_taken", _("There is a body with the code %(code)s already.") % {"code": code}
        ) from error


def _check_delegations(delegations: Sequence[str], presidency: Sequence[str]) -> None:
    if not delegations:
        raise DomainError("no_delegations", _("A body needs at least one delegation."))
    if bad := [each for each in delegations if not _is_code(each)]:
        raise DomainError(
            "bad_delegation",
            _("These cannot be codes of delegations: %(codes)s.") % {"codes": ", ".join(bad)},
        )
    if len(set(delegations)) != len(delegations):
        raise DomainError("doubled_delegation", _("A delegation is named twice."))
    if strangers := sorted(set(presidency) - set(delegations)):
        raise DomainError(
            "unknown_delegation", _("Not among the delegations: %(names)s.") % {"names": ", ".join(strangers)}
        )


def _is_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text)) and not bad_character(text) and text.lower() not in _NO_CODES
