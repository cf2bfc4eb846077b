"""The table of rights names every route, and the page of documentation says what the table says."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rights.md"
NEEDS_NO_SEAT = {"anyone", "signed in"}


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)


def test_a_route_that_the_table_does_not_list_fails_here() -> None:
    assert set(names(get_resolver().url_patterns)) == set(settings.POLICY["routes"])


def test_each_route_names_deeds_that_the_table_knows() -> None:
    known = {f"{deed} {matter}" for matter, deeds in settings.POLICY["matter"].items() for deed in deeds}
    named = {deed for deeds in settings.POLICY["routes"].values() for deed in deeds.split(", ")}
    assert named <= known | NEEDS_NO_SEAT


def test_the_page_of_documentation_is_the_tables() -> None:
    out = StringIO()
    call_command("rights", stdout=out)
    assert PAGE.read_text(encoding="utf-8").strip() == out.getvalue().strip()
