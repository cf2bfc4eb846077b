from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from drafting.models import Paper, Revision
from drafting.models.paper_values import paper_values
from drafting.papers.make import make_paper
from drafting.papers.values import PaperError

PAPERS = ("clean", "marked", "tracked", "rolling", "disposition", "comparison", "comments", "positions")
FORMATS = ("docx", "pdf", "xml", "html", "xlsx", "csv")


class Command(BaseCommand):
    help = "Writes a paper of a revision to a file: the one kept, or one made anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("symbol", help='the revision, such as "WK 4127/2026 REV 2"')
        parser.add_argument("--paper", choices=PAPERS, required=True)
        parser.add_argument("--format", choices=FORMATS, required=True)
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        revision = Revision.objects.select_related("draft").filter(symbol=options["symbol"]).first()
        if revision is None:
            raise CommandError(f"No revision bears the symbol {options['symbol']}.", returncode=2)
        try:
            content = _content(revision, options["paper"], options["format"])
        except PaperError as error:
            raise CommandError(error.detail, returncode=2) from error
        options["out"].write_bytes(content)
        self.stdout.write(f"{options['out']}: {len(content)} bytes")


def _content(revision: Revision, paper: str, form: str) -> bytes:
    kept = Paper.objects.filter(revision=revision, paper=paper, format=form, state=Paper.State.READY).first()
    if kept is not None and kept.content is not None:
        return bytes(kept.content)
    return make_paper(paper, form, paper_values(revision))
