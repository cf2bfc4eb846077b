"""All papers of a revision, from the click that issues it to the last file, by the embedded worker (design §7).

About twenty pages with fifty footnotes, and two hundred changes that 200 amendments of ten delegations asked for.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import median

from bench.database import CODES, accepted

# isort: split
# Django is set up from here on.
from django.contrib.auth.models import User

from amendments.actions.issue import issue_revision
from amendments.models import Amendment, Change
from bench.paragraphs import paragraph
from bench.report import Figure, report
from config.worker_thread import WorkerThread
from drafting.actions.create_body import create_body
from drafting.models import Draft, Paper, Paragraph, Revision, RevisionParagraph, Seat
from drafting.models.stored import preparation_from_text
from drafting.tasks import maker
from drafting.text.paragraph import CoverField, Footnote, Text
from drafting.text.paragraph import Paragraph as Standing
from drafting.text.wording import Call, Run, Wording

PARAGRAPHS = 100
WORDS = 66
NOTES = 50
CHANGES = 200
ROUNDS = 5
GIVE_UP_AFTER = 60.0  # seconds


def main() -> int:
    """Measure, report, and answer how many goals were missed."""
    founder = User.objects.create_user("secretary", is_staff=True)
    body = create_body(name="Papers", code="PAPERS", delegations=CODES, by=founder)
    seat = Seat.objects.create(user=founder, body=body, role=Seat.Role.PRESIDENCY)
    worker = WorkerThread()
    worker.start()
    first = _seconds(_amended_draft(0, seat), seat)
    rounds = [_seconds(_amended_draft(number, seat), seat) for number in range(1, ROUNDS + 1)]
    worker.stop()
    failed = Paper.objects.exclude(state=Paper.State.READY).count()
    issuing, whole, cpu = zip(*rounds, strict=True)
    figures = [
        Figure("all papers of a revision, click to last file, median", median(whole), "s", 2),
        Figure("the same, slowest", max(whole), "s"),
        Figure("of which the click itself is answered after, median", median(issuing), "s"),
        Figure("processor time of all that, worker and its child, median", median(cpu), "s"),
        Figure("the first revision of the process", first[1], "s"),
        Figure("papers that were not made", failed, "", 0),
    ]
    papers = Revision.objects.latest("issued_at").papers.values_list("paper", "format")
    return report("all_papers", figures, {"seconds": rounds, "papers": [" ".join(each) for each in papers]})


def _seconds(draft: Draft, seat: Seat) -> tuple[float, float, float]:
    """Seconds until the verb has returned, until the revision's last paper is there, and of processor time."""
    start, cpu = time.perf_counter(), _cpu()
    revision = issue_revision(draft, by=seat)
    issued = time.perf_counter() - start
    while revision.papers.exclude(state__in=(Paper.State.READY, Paper.State.FAILED)).exists():
        assert time.perf_counter() - start < GIVE_UP_AFTER, "the worker does not come"
        time.sleep(0.05)  # as a page that shows the progress asks again
    return round(issued, 3), round(time.perf_counter() - start, 3), round(_cpu() - cpu, 3)


def _cpu() -> float:
    """Seconds that this process and the child that makes its papers have used so far."""
    if not maker().pid:
        return time.process_time()
    stat = Path(f"/proc/{maker().pid}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + sum(map(int, stat[11:13])) / os.sysconf("SC_CLK_TCK")


def _amended_draft(number: int, seat: Seat) -> Draft:
    """INIT of another long text, its papers made, with 200 accepted amendments of one word each."""
    random = Random(number)
    text = _text(random)
    draft = Draft.objects.create(
        title="A text",
        body=seat.body,
        family=text.family,
        symbol=f"WK {number + 1}/2026",
        preparation=preparation_from_text(text),
    )
    Paragraph.objects.bulk_create(Paragraph(id=each.id, draft=draft) for each in text.paragraphs)
    _seconds(draft, seat)
    _amend(draft, by=seat)
    return draft


def _text(random: Random) -> Text:
    notes = [str(uuid.UUID(int=random.getrandbits(128), version=4)) for _ in range(NOTES)]
    paragraphs = tuple(
        Standing(
            str(uuid.uuid4()), "operative", str(place + 1), None, _wording(random, notes[place : place + 1])
        )
        for place in range(PARAGRAPHS)
    )
    told = tuple(Footnote(note, f"See paragraph {place} of the report.") for place, note in enumerate(notes))
    cover = (
        CoverField("from", "Presidency"),
        CoverField("to", "Delegations"),
        CoverField("subject", "A text"),
    )
    return Text("council", "A text", cover, paragraphs, told)


def _wording(random: Random, notes: Sequence[str]) -> Wording:
    return (Run(" ".join(paragraph(random, WORDS))), *map(Call, notes))


def _amend(draft: Draft, *, by: Seat) -> None:
    standing = list(draft.revisions.get().standing.filter(label__isnull=False))
    rows = accepted(draft, CHANGES, by=by)
    Change.objects.bulk_create(
        _reword(row, standing[place % PARAGRAPHS], place) for place, row in enumerate(rows)
    )


def _reword(amendment: Amendment, standing: RevisionParagraph, number: int) -> Change:
    first, *rest = standing.runs
    words = str(first["text"]).split(" ")
    words[5 + number // PARAGRAPHS * 20] = f"new{number}"
    return Change(
        amendment=amendment,
        position=0,
        act=Change.Act.REWORD,
        paragraph_id=standing.paragraph_id,
        runs=[{**first, "text": " ".join(words)}, *rest],
    )


if __name__ == "__main__":
    main()
