"""`manage.py outline FILE`: what a careful reader sees in a document, as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from drafting.reading.outline import as_json
from drafting.reading.read import read_document
from drafting.reading.refusal import MAX_BYTES, UnreadableDocument


class Command(BaseCommand):
    help = (
        "Prints the outline of a document as JSON; a refused file ends with status 2 and one line on stderr."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with file.open("rb") as opened:
                content = opened.read(MAX_BYTES + 1)
            outline = read_document(name=file.name, content=content)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror or 'cannot be opened'}", returncode=2) from error
        except UnreadableDocument as refusal:
            raise CommandError(f"{file}: {refusal} ({refusal.code})", returncode=2) from refusal
        self.stdout.write(json.dumps(as_json(outline), ensure_ascii=False, indent=1))
