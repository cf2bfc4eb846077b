"""The only place that makes rows for tests: bodies, seats, drafts; and the everyday deeds in one line."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User

from amendments.actions.decide import decide
from amendments.actions.issue import issue_revision
from amendments.actions.prepare import prepare_amendment
from amendments.actions.submit import submit_amendment
from amendments.models import Amendment
from drafting.models import Act, Body, Delegation, Draft, Paragraph, Revision, RevisionParagraph, Seat
from drafting.models.stored import preparation_from_text
from drafting.text.paragraph import CoverField, Footnote, Text
from drafting.text.paragraph import Paragraph as Standing
from drafting.text.wording import Call, Run, from_plain

PASSWORD = "a lamp at the harbour"
CODES = ("DE", "FR", "IT", "SE")

# A small text with what can be hard: a title that can be amended, a heading, a footnote, a number of each kind.
LINES = (
    ("title", None, "Draft conclusions on the harbours of the north"),
    ("preambular", "1", "Recalling that ferries are the only road to many islands,"),
    ("heading", None, "Light and sound"),
    ("operative", "2", "Each harbour shall keep a lamp lit at night and ring a bell in fog."),
    ("operative", "3", "Ferries should run in every season, weather permitting."),
    ("operative", "4", "Member States report on their harbours every two years."),
    ("operative", "5", "The Council will return to this subject in the spring."),
)
NOTE = "As listed by the pilots of each island."


def make_user(username: str, **fields: Any) -> User:
    """A person with an account and the cast's password."""
    return User.objects.create_user(username, password=PASSWORD, **fields)


def make_body(code: str = "WP", *, delegations: Iterable[str] = CODES, **usages: Any) -> Body:
    """A body with its delegations in the order given."""
    body = Body.objects.create(name=f"Working Party {code}", code=code, **usages)
    Delegation.objects.bulk_create(
        Delegation(body=body, code=each, rank=rank) for rank, each in enumerate(delegations)
    )
    return body


def make_seat(user: User, body: Body, role: str, code: str | None = None, **fields: Any) -> Seat:
    """A seat held now."""
    party = body.delegations.get(code=code) if code else None
    return Seat.objects.create(user=user, body=body, role=role, delegation=party, **fields)


def make_text() -> Text:
    """The text of `LINES` under ids of its own; paragraph 3 calls a footnote behind its last word."""
    note = str(uuid.uuid4())
    paragraphs = []
    for kind, label, words in LINES:
        called = (Run(words), Call(note)) if label == "3" else from_plain(words)
        level = 1 if kind == "heading" else None
        paragraphs.append(Standing(str(uuid.uuid4()), kind, label, level, called))  # type: ignore[arg-type]
    return Text(
        family="council",
        title=LINES[0][2],
        cover=(CoverField("from", "Presidency"), CoverField("subject", "Harbours")),
        paragraphs=tuple(paragraphs),
        footnotes=(Footnote(note, NOTE),),
    )


def make_draft(body: Body, *, symbol: str = "WK 7/2026", text: Text | None = None, **fields: Any) -> Draft:
    """A draft with its text in preparation."""
    text = text or make_text()
    draft = Draft.objects.create(
        title=text.title,
        body=body,
        family=text.family,
        symbol=symbol,
        cover=[{"field": each.field, "text": each.text} for each in text.cover],
        preparation=preparation_from_text(text),
        **fields,
    )
    Paragraph.objects.bulk_create(Paragraph(id=each.id, draft=draft) for each in text.paragraphs)
    return draft


def current(draft: Draft) -> Revision:
    """The revision that stands."""
    return draft.revisions.order_by("-number")[0]


def standing(draft: Draft, label: str) -> RevisionParagraph:
    """The paragraph that bears this label in the current revision, or (unlabelled) is of this kind."""
    rows = current(draft).standing.all()
    return next(row for row in rows if label in (row.label, row.kind))


def at(draft: Draft, label: str) -> str:
    """The id of the paragraph with this label, or of this kind."""
    return str(standing(draft, label).paragraph_id)


def words(draft: Draft, label: str) -> str:
    """What that paragraph says now."""
    return "".join(run.get("text", "") for run in standing(draft, label).runs)


def reword(draft: Draft, label: str, old: str, new: str) -> dict[str, Any]:
    """A reword that puts `new` for `old`, which stands there once."""
    text = words(draft, label)
    assert text.count(old) == 1, (label, old, text)
    return {"act": "reword", "paragraph": at(draft, label), "text": text.replace(old, new)}


def insert(draft: Draft, after: str, text: str, kind: str = "operative") -> dict[str, Any]:
    """A new paragraph after the one with this label."""
    return {"act": "insert", "after": at(draft, after), "kind": kind, "text": text}


def delete(draft: Draft, label: str) -> dict[str, Any]:
    """The deletion of the paragraph with this label."""
    return {"act": "delete", "paragraph": at(draft, label)}


def move(draft: Draft, label: str, *, after: str) -> dict[str, Any]:
    """The paragraph goes to stand behind another."""
    return {"act": "move", "paragraph": at(draft, label), "after": at(draft, after)}


def prepared(draft: Draft, *changes: dict[str, Any], by: Seat, **more: Any) -> Amendment:
    """An amendment in preparation."""
    return prepare_amendment(draft, changes=list(changes), by=by, **more)


def tabled(draft: Draft, *changes: dict[str, Any], by: Seat, to: str = "all", **more: Any) -> Amendment:
    """An amendment submitted at once by who prepared it."""
    return submit_amendment(prepared(draft, *changes, by=by, **more), to=to, by=by)


def taken(draft: Draft, *changes: dict[str, Any], by: Seat, chair: Seat) -> Amendment:
    """Tabled by one and accepted by the chair."""
    amendment = tabled(draft, *changes, by=by)
    decide(amendment, outcome="accept", by=chair)
    return amendment


def again(amendment: Amendment) -> Amendment:
    """The amendment as its row says it now."""
    return Amendment.objects.get(pk=amendment.pk)


def issued(draft: Draft, *, by: Seat, symbol: str | None = None) -> Revision:
    """The next revision."""
    return issue_revision(draft, symbol=symbol, by=by)


def acts(draft: Draft, verb: str | None = None) -> list[Act]:
    """The draft's record, or its acts of one verb, oldest first."""
    rows = Act.objects.filter(draft=draft).order_by("at")
    return list(rows.filter(verb=verb) if verb else rows)
