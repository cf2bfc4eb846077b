"""`manage.py proofread FILE`: what a careful proof-reader would report on a document, as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from drafting.management.read_file import read_file
from drafting.proofreading.finding import as_json
from drafting.proofreading.proofread import proofread
from drafting.reading.text_lines import plain_characters

# Files whose links stand in the text itself.
_WITH_LINKS_MARKED = (".txt", ".md")


class Command(BaseCommand):
    help = (
        "Prints what a proof-reader would report on a document as JSON; a refused file ends with status 2 and one "
        "line on stderr."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        outline, content = read_file(file)
        is_marked = file.suffix.lower() in _WITH_LINKS_MARKED
        source = plain_characters(content.decode("utf-8-sig")) if is_marked else ""
        found = as_json(proofread(outline, source=source))
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
