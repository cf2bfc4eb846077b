"""Read a document in as the draft's text, before INIT is issued."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from drafting.actions.keep_text_room import write_text_room
from drafting.actions.lock_draft import lock_preparation
from drafting.actions.record import record_act
from drafting.apart.limits import Limits
from drafting.errors import DomainError
from drafting.models import Draft, Seat
from drafting.permissions import require
from drafting.reader.read_apart import read_apart
from drafting.reading.into_text import text_from_outline
from drafting.reading.outline import Outline
from drafting.reading.refusal import UnreadableDocument
from drafting.text.characters import without_bad
from drafting.text.paragraph import Text

# Too large is said by the limit on the request too; the others are faults of the document itself.
STATUSES = {"too_large": 413, "unsupported": 415}

# Of the document read in, not of the draft: the draft has a symbol and a chain of its own.
NOT_KEPT = frozenset({"symbol", "prev_doc"})


def read_text_in(draft: Draft, *, name: str, content: bytes, by: Seat) -> Draft:
    """The draft, with the document's text in preparation in place of any before it.

    `name` decides the form (.txt, .md, .docx, .pdf, .xml, .html), `content` is the file's bytes, which are read in a
    process of their own. Refused: a document that cannot be read (its own code; too_costly where it takes more than
    the settings allow), no paragraph found (no_text), a draft already issued (409 issued_already) or closed (409
    closed).
    """
    require(by, "write", "text_in_preparation")
    try:
        outline = read_apart(name=name, content=content, limits=_limits())
    except UnreadableDocument as error:
        raise DomainError(error.code, _told(error), status=STATUSES.get(error.code, 400)) from error
    text = text_from_outline(outline, new_id=lambda: str(uuid.uuid4()))
    if not text.paragraphs:
        raise DomainError("no_text", _("No paragraph was found in this document."))
    return _keep(draft, text=text, outline=outline, name=name, by=by)


def _limits() -> Limits:
    return Limits(seconds=settings.READING_SECONDS, memory=settings.READING_MEMORY_MB * 1_000_000)


def _told(error: UnreadableDocument) -> str:
    """The refusal in the reader's language, with numbers as that language writes them."""
    values = {
        name: number_format(value, force_grouping=True) if isinstance(value, int) else value
        for name, value in error.values.items()
    }
    return _(error.reason) % values


def _keep(draft: Draft, *, text: Text, outline: Outline, name: str, by: Seat) -> Draft:
    with transaction.atomic():
        draft = lock_preparation(draft, by=by)
        write_text_room(draft, text, by=by)
        draft.cover = [
            {"field": line.field, "text": without_bad(line.text)}
            for line in text.cover
            if line.field not in NOT_KEPT
        ]
        draft.save(update_fields=["cover"])
        record_act(
            verb="read_text_in",
            by=by,
            audience="office",
            draft=draft,
            subject=f"draft:{draft.pk}",
            payload={"name": name, "family": outline.family, "paragraphs": len(text.paragraphs)},
        )
    return draft
