"""`manage.py outline FILE`: what a careful reader sees in a document, as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from drafting.management.read_file import read_file
from drafting.reading.outline import as_json


class Command(BaseCommand):
    help = (
        "Prints the outline of a document as JSON; a refused file ends with status 2 and one line on stderr."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        outline, _content = read_file(file)
        self.stdout.write(json.dumps(as_json(outline), ensure_ascii=False, indent=1))
