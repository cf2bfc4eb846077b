from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

Table = Mapping[str, Mapping[str, Sequence[str]]]


class Command(BaseCommand):
    help = "Prints docs/rights.md: who may do what, from the table that the program itself reads."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(page(settings.POLICY["matter"], settings.POLICY["routes"]))


def page(matters: Table, routes: Mapping[str, str]) -> str:
    """The page as Markdown."""
    return "\n".join([*_matters(matters), *_routes(routes)])


def _matters(matters: Table) -> Iterator[str]:
    yield "# Who may do what"
    yield ""
    yield "Made by `manage.py rights` from config/policy.toml, the table that every verb asks. What is not named is"
    yield "allowed to nobody. *own* is said of the delegation (or office) a thing belongs to, *invited* of one asked to"
    yield "co-sponsor it, *sponsor* of one that accepted. What a seat may not read answers 404, what it may read"
    yield "and not do answers 403."
    yield ""
    yield "| what | deed | who |"
    yield "| --- | --- | --- |"
    for matter, deeds in matters.items():
        for deed, who in deeds.items():
            yield f"| {_words(matter)} | {_words(deed)} | {', '.join(who)} |"
    yield ""


def _routes(routes: Mapping[str, str]) -> Iterator[str]:
    yield "## Routes"
    yield ""
    yield "| route | lets somebody |"
    yield "| --- | --- |"
    for route, deeds in routes.items():
        yield f"| `{route}` | {_words(deeds)} |"


def _words(name: str) -> str:
    return name.replace("_", " ")
