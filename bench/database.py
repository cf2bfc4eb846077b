"""A draft of 42 paragraphs with as many amendments as asked for, in a database of its own.

Importing this module sets Django up on a migrated SQLite file in a temporary folder, which goes with the process.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
from random import Random
from typing import Any

import django

FOLDER = tempfile.mkdtemp(prefix="adref-bench-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["DATA_DIR"] = FOLDER
os.environ.pop("DATABASE_URL", None)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.contrib.auth.models import User  # noqa: E402 - models are there once Django is set up
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from amendments.actions.issue import issue_revision  # noqa: E402
from amendments.models import Amendment, Change, Decision  # noqa: E402
from bench.paragraphs import paragraph  # noqa: E402
from drafting.actions.create_body import create_body  # noqa: E402
from drafting.actions.create_draft import create_draft  # noqa: E402
from drafting.actions.read_text_in import read_text_in  # noqa: E402
from drafting.models import Draft, RevisionParagraph, Seat  # noqa: E402

call_command("migrate", verbosity=0)
# As the server does when it starts (config/asgi.py).
gc.collect()
gc.freeze()

PARAGRAPHS = 42
WORDS = 72
CODES = ("FR", "SE", "PL", "DE", "IT", "ES", "NL", "AT", "IE", "CZ")


def issued_draft(amendments: int) -> tuple[Draft, Seat]:
    """(draft, the Presidency's seat): INIT issued, then that many accepted amendments, each of one word.

    The first 500 touch words that no other of them touches.
    """
    founder = User.objects.create_user("founder", is_staff=True)
    body = create_body(name="Bench", code="BENCH", delegations=CODES, by=founder)
    seat = Seat.objects.create(user=founder, body=body, role=Seat.Role.PRESIDENCY)
    draft = create_draft(title="Bench", body=body, family="council", symbol="WK 1/2026", by=seat)
    read_text_in(draft, name="bench.txt", content=_text(), by=seat)
    issue_revision(draft, by=seat)
    _amend(draft, amendments, by=seat)
    return draft, seat


def _text() -> bytes:
    random = Random(2026)
    said = [" ".join(paragraph(random, WORDS)) for _ in range(PARAGRAPHS)]
    return "\n\n".join(f"{number}. WE {words}" for number, words in enumerate(said, start=1)).encode()


def accepted(draft: Draft, amendments: int, *, by: Seat) -> list[Amendment]:
    """So many amendments to the draft's first revision, of its delegations in turn, accepted; without their changes."""
    revision, now = draft.revisions.get(), timezone.now()
    parties = list(draft.body.delegations.all())
    rows = Amendment.objects.bulk_create(
        Amendment(
            draft=draft,
            base=revision,
            delegation=parties[number % len(parties)],
            number=number + 1,
            order=number + 1,
            status=Amendment.Status.ACCEPTED,
            justification="It says what is meant.",
            submitted_at=now,
            released_at=now,
        )
        for number in range(amendments)
    )
    Decision.objects.bulk_create(
        Decision(
            amendment=row,
            revision=revision,
            outcome=Decision.Outcome.ACCEPT,
            was=Amendment.Status.SUBMITTED,
            decided_by=by.user,
            decided_at=now,
            announced_at=now,
        )
        for row in rows
    )
    return rows


def _amend(draft: Draft, amendments: int, *, by: Seat) -> None:
    standing = list(draft.revisions.get().standing.filter(label__isnull=False))
    rows = accepted(draft, amendments, by=by)
    Change.objects.bulk_create(
        _reword(row, standing[number % len(standing)], number) for number, row in enumerate(rows)
    )


def _reword(amendment: Amendment, standing: RevisionParagraph, number: int) -> Change:
    runs: list[dict[str, Any]] = standing.runs
    words = str(runs[0]["text"]).split(" ")
    words[2 + number // PARAGRAPHS * 3 % (len(words) - 3)] = f"new{number}"
    return Change(
        amendment=amendment,
        position=0,
        act=Change.Act.REWORD,
        paragraph_id=standing.paragraph_id,
        runs=[{"text": " ".join(words), "marks": []}],
    )
