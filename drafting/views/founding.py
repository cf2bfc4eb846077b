"""Founding a body: its name, its usages, its delegations in their order."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.actions.create_body import create_body
from drafting.errors import DomainError
from drafting.models import Body
from drafting.permissions import require_to_found
from drafting.views.pages import back, page
from drafting.views.typed import line_typed

Words = str | Promise

FAMILIES: dict[str, Words] = {
    Body.Family.COUNCIL: gettext_lazy("Council of the European Union"),
    Body.Family.UN: gettext_lazy("United Nations"),
}
LABEL_STYLES: dict[str, Words] = {
    Body.LabelStyle.BIS: gettext_lazy("4bis, 4ter"),
    Body.LabelStyle.LETTER: gettext_lazy("4a, 4b"),
}
PENS: dict[str, Words] = {
    Body.Pen.PRESIDENCY: gettext_lazy("the Presidency"),
    Body.Pen.SPONSOR: gettext_lazy("the main sponsor or a facilitator"),
    Body.Pen.PARTIES: gettext_lazy("the parties: nothing leaves the text against its proponent"),
}
LONGEST = {"name": 200, "code": 40}


@dataclass(frozen=True, slots=True)
class Party:
    """A delegation as it is typed: a line "FR France", with a star behind the code of one that presides."""

    code: str
    name: str
    presides: bool


@page
def new_body(request: HttpRequest) -> HttpResponse:
    """`/bodies/new/`, for administrators and secretariats."""
    assert isinstance(request.user, User)
    require_to_found(request.user)
    context = {
        "typed": request.POST,
        "families": FAMILIES.items(),
        "label_styles": LABEL_STYLES.items(),
        "pens": PENS.items(),
    }
    if request.method != "POST":
        return render(request, "drafting/new_body.html", context)
    try:
        body = _found(request, request.user)
    except DomainError as error:
        return render(request, "drafting/new_body.html", context | {"error": error}, status=error.status)
    said = _("The body is founded; you are seated as its secretariat.")
    return back(request, reverse("body", args=[body.pk]), said=said)


def _found(request: HttpRequest, by: User) -> Body:
    sent = {name: _line(request, name) for name in LONGEST}
    parties = _parties(request.POST.get("delegations", ""))
    return create_body(
        name=sent["name"],
        code=sent["code"],
        delegations=[party.code for party in parties],
        presidency=[party.code for party in parties if party.presides],
        names={party.code: party.name for party in parties},
        family=_one_of(request, "family", FAMILIES),
        label_style=_one_of(request, "label_style", LABEL_STYLES),
        pen=_one_of(request, "pen", PENS),
        by=by,
    )


def _line(request: HttpRequest, name: str) -> str:
    text = line_typed(request, name, at_most=LONGEST[name])
    if not text:
        raise DomainError("invalid", _("A body needs a name and a code of its own."))
    return text


def _one_of(request: HttpRequest, name: str, choices: dict[str, Words]) -> str:
    value = request.POST.get(name, next(iter(choices)))
    if value not in choices:
        raise DomainError("invalid", _("Choose one of the usages offered."))
    return value


def _parties(typed: str) -> list[Party]:
    """One delegation a line, in the body's order."""
    parties = []
    for line in filter(None, map(str.strip, typed.splitlines())):
        code, _space, name = line.partition(" ")
        party = Party(code.rstrip("*"), name.strip(), code.endswith("*"))
        if not (0 < len(party.code) <= 12 and len(party.name) <= 120 and line.isprintable()):
            raise DomainError("invalid", _("This line names no delegation: %(line)s") % {"line": line[:60]})
        parties.append(party)
    return parties
