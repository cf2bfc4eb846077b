"""A document on this machine as a command reads it."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import CommandError

from drafting.reading.outline import Outline
from drafting.reading.read import read_document
from drafting.reading.refusal import MAX_BYTES, UnreadableDocument


def read_file(file: Path) -> tuple[Outline, bytes]:
    """The document's outline and the bytes it was read from; CommandError with status 2 and one line of why not."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
        return read_document(name=file.name, content=content), content
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror or 'cannot be opened'}", returncode=2) from error
    except UnreadableDocument as refusal:
        raise CommandError(f"{file}: {refusal} ({refusal.code})", returncode=2) from refusal
