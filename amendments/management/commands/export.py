from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from amendments.papers.readers import Readers
from amendments.papers.snapshots import take_snapshot
from drafting.models import Delegation, Paper, Revision
from drafting.models.paper_values import marked_by, paper_values
from drafting.papers.make import DATED_PAPERS, PAPERS, make_paper
from drafting.papers.profiles import PROFILES
from drafting.papers.values import PaperError, PaperValues


class Command(BaseCommand):
    help = (
        "Writes a paper of a revision to a file: the one kept, or one made anew; a paper of the negotiation as it "
        "stands now, for all delegations."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        known = [*PAPERS, *DATED_PAPERS]
        parser.add_argument("symbol", help='the revision, such as "WK 4127/2026 REV 2"')
        parser.add_argument(
            "--paper", choices=list(dict.fromkeys(paper for paper, _ in known)), required=True
        )
        parser.add_argument("--format", choices=list(dict.fromkeys(form for _, form in known)), required=True)
        parser.add_argument("--profile", choices=sorted(PROFILES), help="how a marked paper marks changes")
        parser.add_argument(
            "--against-first", action="store_true", help="mark against the first text and the one before"
        )
        parser.add_argument("--delegation", help="whose comments; without it everybody's")
        parser.add_argument(
            "--of", choices=("delegations", "revisions"), default="delegations", help="what is compared"
        )
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        revision = Revision.objects.select_related("draft__body").filter(symbol=options["symbol"]).first()
        if revision is None:
            raise CommandError(f"No revision bears the symbol {options['symbol']}.", returncode=2)
        try:
            content = _content(revision, options)
        except PaperError as error:
            raise CommandError(error.detail, returncode=2) from error
        _write(content, options["out"])
        self.stdout.write(f"{options['out']}: {len(content)} bytes")


def _write(content: bytes, out: Path) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise CommandError(f"{out}: {error.strerror or 'cannot be written'}", returncode=2) from error


def _content(revision: Revision, options: dict[str, Any]) -> bytes:
    paper, form = options["paper"], options["format"]
    if (paper, form) in DATED_PAPERS:
        return make_paper(paper, form, _dated_values(revision, options))
    marking = {"profile": options["profile"] or "", "against_first": options["against_first"]}
    rows = Paper.objects.filter(revision=revision, paper=paper, format=form, **marking)
    kept = rows.filter(state=Paper.State.READY).first()
    if kept is not None and kept.content is not None:
        return bytes(kept.content)
    return make_paper(paper, form, marked_by(paper_values(revision, paper), revision, **marking))


def _dated_values(revision: Revision, options: dict[str, Any]) -> PaperValues:
    readers = Readers(revision.draft, Paper.Audience.ALL, _party(revision, options["delegation"]))
    taken = take_snapshot(options["paper"], revision, readers, of=options["of"], at=timezone.now())
    return paper_values(revision, options["paper"], snapshot=taken.snapshot)


def _party(revision: Revision, code: str | None) -> Delegation | None:
    if code is None:
        return None
    found = revision.draft.body.delegations.filter(code=code).first()
    if found is None:
        raise CommandError(f"There is no delegation {code} in this body.", returncode=2)
    return found
