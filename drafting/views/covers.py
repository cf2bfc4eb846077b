"""The cover of a draft as a form: the lines its family prints, filled or not yet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.errors import DomainError
from drafting.models import Draft

Words = str | Promise

TEXT_AT_MOST = 2000

# As printed, in the order of the first page (conventions, §1 and §2).
NAMES: dict[str, Words] = {
    "issuer": gettext_lazy("Issued by"),
    "organ": gettext_lazy("Organ"),
    "interinstitutional_file": gettext_lazy("Interinstitutional file"),
    "place_date": gettext_lazy("Place and date"),
    "date": gettext_lazy("Date"),
    "language_marker": gettext_lazy("Language marker"),
    "original_language": gettext_lazy("Original language"),
    "distribution": gettext_lazy("Distribution"),
    "subject_code": gettext_lazy("Subject code"),
    "session": gettext_lazy("Session"),
    "agenda_item": gettext_lazy("Agenda item"),
    "agenda_item_title": gettext_lazy("Title of the agenda item"),
    "doc_type": gettext_lazy("Kind of document"),
    "from": gettext_lazy("From"),
    "on": gettext_lazy("On"),
    "to": gettext_lazy("To"),
    "cion_doc": gettext_lazy("No. Cion doc."),
    "subject": gettext_lazy("Subject"),
    "sponsors": gettext_lazy("Sponsors"),
    "cover_note": gettext_lazy("Covering sentence"),
}
OFFERED = {
    "council": (
        *("interinstitutional_file", "place_date", "distribution", "subject_code", "doc_type"),
        *("from", "on", "to", "cion_doc", "subject", "cover_note"),
    ),
    "un": (
        *("organ", "date", "original_language", "distribution", "session", "place_date"),
        *("agenda_item", "agenda_item_title", "sponsors", "cover_note"),
    ),
}
# Without these a paper of the family looks unfinished; every other line may be missing.
EXPECTED = {
    "council": frozenset({"doc_type", "from", "to", "subject"}),
    "un": frozenset({"organ", "session", "agenda_item"}),
}
LONG = frozenset({"subject", "sponsors", "cover_note", "agenda_item_title"})
# Left empty, the paper prints the day of its issue.
DATED = {"council": "place_date", "un": "date"}


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One line of the form. `place` numbers it on the page."""

    place: int
    field: str
    name: Words
    text: str
    is_long: bool
    is_missing: bool
    is_date: bool


def cover_lines(draft: Draft, cover: Sequence[dict[str, str]] | None = None) -> list[CoverLine]:
    """The lines of the draft's cover (or of `cover`, as it was typed) and the empty ones its family offers."""
    filled = draft.cover if cover is None else cover
    given = {line["field"] for line in filled}
    lines = [*filled, *({"field": name, "text": ""} for name in OFFERED[draft.family] if name not in given)]
    order = list(NAMES)
    lines.sort(key=lambda line: order.index(line["field"]) if line["field"] in NAMES else len(order))
    return [
        CoverLine(
            place=place,
            field=line["field"],
            name=NAMES.get(line["field"]) or line["field"].replace("_", " ").capitalize(),
            text=line["text"],
            is_long=line["field"] in LONG,
            is_missing=line["field"] in EXPECTED[draft.family] and not line["text"].strip(),
            is_date=line["field"] == DATED[draft.family],
        )
        for place, line in enumerate(lines, start=1)
    ]


def missing(draft: Draft) -> list[Words]:
    """The names of the lines that are expected and empty."""
    return [line.name for line in cover_lines(draft) if line.is_missing]


def cover_typed(request: HttpRequest) -> list[dict[str, str]]:
    """The lines as they were sent, empty ones too."""
    fields, texts = request.POST.getlist("field"), request.POST.getlist("text")
    return [{"field": field, "text": text} for field, text in zip(fields, texts, strict=False)]


def cover_sent(typed: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The lines to keep: trimmed, the empty ones left out. Refused (400): bad_cover."""
    kept = [{"field": line["field"].strip(), "text": _clean(line["text"])} for line in typed]
    for line in kept:
        if not line["field"].isidentifier() or len(line["field"]) > 40:
            raise DomainError("bad_cover", _("A line of the cover has no name."))
        if len(line["text"]) > TEXT_AT_MOST:
            raise DomainError("bad_cover", _("A line of the cover is longer than it can be printed."))
        if any(unicodedata.category(each) in ("Cc", "Cs") for each in line["text"]):
            raise DomainError("bad_cover", _("A line of the cover holds characters that cannot be read."))
    return [line for line in kept if line["text"]]


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.replace("\r", "\n").split()))
