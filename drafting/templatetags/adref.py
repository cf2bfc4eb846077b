"""Small parts that every page uses: icons, moments in the reader's zone, chips of delegations."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from drafting.models import offices_in_words
from drafting.models import seat_words as words_of_seat

register = template.Library()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A drawing from static/img/icons.svg; always beside words, hence hidden from screen readers."""
    return format_html(
        '<svg class="ic" aria-hidden="true"><use href="{}#{}"/></svg>', static("img/icons.svg"), name
    )


@register.simple_tag
def moment(at: datetime | None, form: str = "j F Y, H:i") -> SafeString:
    """A moment on the reader's own clock."""
    if at is None:
        return SafeString("")
    return format_html(
        '<time datetime="{}">{}</time>', at.isoformat(), date_format(timezone.localtime(at), form)
    )


@register.simple_tag
def day(at: datetime | None) -> SafeString:
    return moment(at, "j F Y")


@register.simple_tag
def deadline(at: datetime, zone: str) -> SafeString:
    """A deadline on its own clock, and on the reader's beside it where the two differ."""
    there, here = at.astimezone(ZoneInfo(zone)), timezone.localtime(at)
    said = f"{date_format(there, 'D j F, H:i')} {place_of(zone)}"
    if there.utcoffset() != here.utcoffset():
        said += ", " + _("%(time)s your time") % {"time": date_format(here, "D H:i")}
    return format_html('<time datetime="{}">{}</time>', there.isoformat(), said)


@register.simple_tag
def chips(codes: Iterable[str], own: str = "") -> SafeString:
    """The codes of delegations side by side, the Presidency's among them by its name; one's own is filled."""
    drawn = format_html_join("", '<span class="chip{}">{}</span>', chip_rows(codes, own))
    return format_html('<span class="chips">{}</span>', drawn)


@register.filter
def parties(codes: Iterable[str]) -> str:
    """The same in a sentence: "FR, SE"."""
    return ", ".join(map(words_of_seat, codes))


@register.simple_tag
def offices() -> str:
    """The offices in the reader's language, as JSON, for scripts: rooms name them as the record does."""
    return json.dumps(offices_in_words(), ensure_ascii=False)


@register.filter
def seat_words(stands_for: str) -> str:
    """The name under which a seat acts: "FR, head"."""
    return words_of_seat(stands_for)


def chip_rows(codes: Iterable[str], own: str) -> list[tuple[str, str]]:
    return [(" own" if code == own else "", words_of_seat(code)) for code in codes]


def place_of(zone: str) -> str:
    """The city by which a zone goes: "Europe/Brussels" is Brussels."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")
