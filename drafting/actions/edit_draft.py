"""Change a draft's cover, closing time or label style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from drafting.actions.check_readable import check_readable
from drafting.actions.lock_draft import lock_draft
from drafting.actions.record import record_act
from drafting.errors import DomainError
from drafting.live.nudge import nudge_room
from drafting.models import Body, Draft, Room, Seat
from drafting.permissions import require


@dataclass(frozen=True, slots=True)
class DraftEdit:
    """What is to change: only the fields named in `given` count, so that a closing time can be taken away."""

    given: frozenset[str]
    title: str = ""
    cover: Sequence[dict[str, str]] = ()
    closes_at: datetime | None = None
    label_style: str = ""


def edit_draft(draft: Draft, *, edit: DraftEdit, by: Seat) -> Draft:
    """The draft as changed. Refused (400): unknown_label_style, no_title, bad_characters."""
    with transaction.atomic():
        draft = lock_draft(draft, by=by)
        require(by, "edit", "draft")
        _check(edit)
        for field in edit.given:
            setattr(draft, field, _stored(getattr(edit, field)))
        if edit.given:
            draft.save(update_fields=sorted(edit.given))
            if "closes_at" in edit.given:
                _ask_rights_anew(draft)
            record_act(
                verb="edit_draft",
                by=by,
                audience="office",
                draft=draft,
                subject=f"draft:{draft.pk}",
                payload={field: _told(getattr(edit, field)) for field in sorted(edit.given)},
            )
    return draft


def _ask_rights_anew(draft: Draft) -> None:
    """Who types in one of the draft's rooms may, or may no longer, write."""
    rooms = Room.objects.filter(draft=draft, frozen_at__isnull=True)
    rooms.update(rights_version=F("rights_version") + 1)
    for pk in rooms.values_list("pk", flat=True):
        transaction.on_commit(partial(nudge_room, pk), robust=True)


def _check(edit: DraftEdit) -> None:
    if "label_style" in edit.given and edit.label_style not in Body.LabelStyle.values:
        raise DomainError("unknown_label_style", _("The label style is bis or letter."))
    if "title" in edit.given and not edit.title.strip():
        raise DomainError("no_title", _("A draft needs a title."))
    check_readable(edit.title.strip(), field="title")
    for line in edit.cover:
        check_readable(line["field"], field="cover")
        check_readable(line["text"], field=line["field"], lines=True)


def _stored(value: Any) -> Any:
    return list(value) if isinstance(value, (list, tuple)) else value


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else _stored(value)
