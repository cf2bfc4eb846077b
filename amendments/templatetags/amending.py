"""Small parts of the pages about amendments."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amendments.models import Amendment
from amendments.views.acts import told
from amendments.views.card_html import state_html
from amendments.views.cards import name_of, name_of_revision
from amendments.views.frame import Frame
from amendments.views.gathering import Seen
from amendments.views.news import News
from amendments.views.news import news_of as news_of_frames
from amendments.views.para_html import dot_html, para_html
from amendments.views.rows import Para
from amendments.views.standing import Standing
from amendments.views.states import FLAGS, REASONS, STATES, State
from drafting.models import Revision
from drafting.views.covers import NAMES

register = template.Library()

# From here on a deadline is near.
SOON = timedelta(days=2)


@register.simple_tag
def state(told: State, *, is_prepared: bool = False) -> SafeString:
    """An icon and a word."""
    return state_html(told, is_prepared=is_prepared)


@register.simple_tag
def news_of(frames: list[Frame]) -> News:
    """What the page needs to follow these drafts."""
    return news_of_frames(frames)


@register.simple_tag
def dot(standing: Standing) -> SafeString:
    """The shape that says where a paragraph stands."""
    return dot_html(standing)


@register.simple_tag
def paragraph(para: Para, begin: str, token: str) -> SafeString:
    """The paragraph; one that may be amended opens the editor."""
    return para_html(para, begin, token)


@register.simple_tag
def time_left(at: datetime) -> SafeString:
    """How long until a deadline, in the largest whole unit."""
    left = at - timezone.now()
    if left <= timedelta():
        return format_html('<span class="left">{}</span>', _("Deadline past"))
    near = " soon" if left < SOON else ""
    return format_html('<span class="left{}">{}</span>', near, _said(left))


@register.filter
def revision_name(revision: Revision | None) -> str:
    """INIT, REV 2; "" for none."""
    return name_of_revision(revision) if isinstance(revision, Revision) else ""


@register.filter
def flag_words(flag: str) -> str:
    return str(FLAGS.get(flag, ""))


@register.filter
def reason_words(reason: str) -> str:
    """Why the flag stands, as a sentence."""
    return str(REASONS.get(reason, ""))


@register.filter
def state_of(seen: Seen) -> State:
    return STATES[seen.status]


@register.filter
def act_words(verb: str) -> str:
    return told(verb)


@register.filter
def cover_name(field: str) -> str:
    """The name of a cover field as the page prints it."""
    return str(NAMES.get(field, field.replace("_", " ").capitalize()))


@register.filter
def amendment_name(amendment: Amendment) -> str:
    return name_of(amendment)


def _said(left: timedelta) -> str:
    hours, minutes = left // timedelta(hours=1), left // timedelta(minutes=1)
    if left.days >= 2:
        return ngettext("%(n)d day left", "%(n)d days left", left.days) % {"n": left.days}
    if hours >= 2:
        return ngettext("%(n)d hour left", "%(n)d hours left", hours) % {"n": hours}
    return ngettext("%(n)d minute left", "%(n)d minutes left", minutes) % {"n": minutes}
