"""Write an amendment's changes as rows."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from amendments.consolidation.change import Change, Insert
from amendments.models import Amendment
from amendments.models import Change as ChangeRow
from amendments.models.stored import forget_rows, stored_from_changes
from drafting.errors import DomainError
from drafting.models import Paragraph


def keep_changes(amendment: Amendment, changes: Sequence[Change]) -> None:
    """The amendment's rows of changes, replaced; its new paragraphs get their permanent identity here."""
    make_paragraphs(amendment, changes)
    before = set(_inserted(amendment))
    amendment.changes.all().delete()
    ChangeRow.objects.bulk_create(
        ChangeRow(
            amendment=amendment,
            position=position,
            act=entry["act"],
            paragraph_id=entry["paragraph"],
            after_id=entry.get("after"),
            kind=entry.get("kind", ""),
            level=entry.get("level"),
            runs=entry.get("runs", []),
            footnotes=entry.get("footnotes", []),
        )
        for position, entry in enumerate(stored_from_changes(changes))
    )
    drop_unused(before - {uuid.UUID(change.paragraph) for change in changes if isinstance(change, Insert)})
    forget_rows(amendment)


def make_paragraphs(amendment: Amendment, changes: Sequence[Change]) -> None:
    """Rows for the paragraphs that the changes insert. Refused (400): id_taken, by whatever has that id."""
    wanted = [uuid.UUID(change.paragraph) for change in changes if isinstance(change, Insert)]
    there = set(Paragraph.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    elsewhere = Q(standing__isnull=False) | Q(changes__isnull=False) & ~Q(changes__amendment=amendment)
    foreign = ~Q(draft_id=amendment.draft_id)
    if Paragraph.objects.filter(pk__in=there).filter(elsewhere | foreign).exists():
        raise DomainError("id_taken", _("A new paragraph needs an id that nothing has yet."))
    Paragraph.objects.bulk_create(
        Paragraph(pk=each, draft_id=amendment.draft_id) for each in wanted if each not in there
    )


def delete_with_paragraphs(amendment: Amendment) -> None:
    """The amendment's rows, and the paragraphs that only it would have brought."""
    inserted = set(_inserted(amendment))
    amendment.delete()
    drop_unused(inserted)


def drop_unused(paragraphs: set[uuid.UUID]) -> None:
    """Deletes those of the paragraphs that stand in no revision and that no amendment names."""
    Paragraph.objects.filter(pk__in=paragraphs, standing__isnull=True, changes__isnull=True).delete()


def _inserted(amendment: Amendment) -> list[uuid.UUID]:
    return list(amendment.changes.filter(act=ChangeRow.Act.INSERT).values_list("paragraph_id", flat=True))
