"""The cover as a value: which fields of a text go where on page 1 and in the footer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from drafting.papers.days import day
from drafting.papers.values import Audience, PaperValues
from drafting.text.paragraph import CoverField

_COUNCIL = "Council of the European Union"
_WORKING_PAPER = "WORKING PAPER"
# The wording of this notice has no primary source: a cover field `notice` replaces it.
_COMMUNITY_NOTICE = (
    "This paper is meant for the community of its recipients, who answer for how it is handled and passed on."
)
# The named lines of a Council cover in their order, and the label of its file: in English, and in French for a paper
# in French. Other languages have them in English until somebody who writes them says how.
_COUNCIL_LINES = ("from", "on", "date_of_receipt", "to", "prev_doc", "cion_doc", "subject")
_ENGLISH = {
    "from": "From:",
    "on": "On:",
    "date_of_receipt": "Date of receipt:",
    "to": "To:",
    "prev_doc": "No. prev. doc.:",
    "cion_doc": "No. Cion doc.:",
    "subject": "Subject:",
    "file": "Interinstitutional File:",
}
_LABELS = {
    "FR": {
        "from": "Origine:",
        "on": "En date du:",
        "date_of_receipt": "Date de réception:",
        "to": "Destinataire:",
        "prev_doc": "N° doc. préc.:",
        "cion_doc": "N° doc. Cion:",
        "subject": "Objet:",
        "file": "Dossier interinstitutionnel:",
    }
}
_UN_LANGUAGES = {
    "arabic": "ar",
    "chinese": "zh",
    "english": "en",
    "french": "fr",
    "russian": "ru",
    "spanish": "es",
}


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands at the foot of every page beside its number."""

    symbol: str
    initials: str
    unit: str
    marking: str
    language: str


@dataclass(frozen=True, slots=True)
class CouncilCover:
    """The first page of a Council paper, from its issuer to its subject and the note that transmits it."""

    issuer: str
    working_paper: bool
    notice: str
    file_label: str
    file: str
    block: tuple[str, ...]
    doc_type: str
    lines: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    footer: Footer


@dataclass(frozen=True, slots=True)
class UnCover:
    """The masthead of a United Nations paper and the lines above its title.

    Of several organs the first stands in the masthead, the `bodies` it has set up above the session.
    """

    symbol: str
    organ: str
    bodies: tuple[str, ...]
    block: tuple[str, ...]
    lines: tuple[str, ...]
    item_title: str
    sponsors: tuple[str, ...]
    report: str
    notes: tuple[str, ...]
    footer: Footer


Cover = CouncilCover | UnCover


def make_cover(values: PaperValues) -> Cover:
    """The cover of the paper's family, from the text's cover fields; what is not given is left out."""
    fields = _Fields(values.text.cover)
    if values.text.family == "un":
        return _un_cover(values, fields)
    return _council_cover(values, fields)


def audience_line(audience: Audience, delegation: str | None) -> str:
    """For whom the paper is, as page 1 states it."""
    whom = {
        "all": "all delegations",
        "presidency": "Presidency only",
        "delegation": f"delegation of {delegation} only" if delegation else "one delegation only",
        "public": "public",
    }
    return f"Distribution: {whom[audience]}"


def title_of(values: PaperValues, purpose: str = "") -> str:
    """What a file calls itself: its symbol, what it is for, and its subject."""
    subject = _Fields(values.text.cover).first("subject") or values.text.title
    return ": ".join(filter(None, (purpose or values.symbol, subject)))


def language_of(cover: Sequence[CoverField]) -> str:
    """The language of a paper with this cover, as it stands at the foot of its pages: "EN"."""
    return _language(_Fields(cover))


def place_and_day(cover: Sequence[CoverField], moment: datetime) -> str:
    """Where and when, as a Council paper of this cover says it: "Brussels, 2 March 2026", "Bruxelles, le 2 mars 2026".

    The place is the one that the cover names.
    """
    language = language_of(cover)
    home, comma = ("Bruxelles", ", le ") if language == "FR" else ("Brussels", ", ")
    place = _Fields(cover).first("place_date").rpartition(",")[0] or home
    return f"{place}{comma}{day(moment, language)}"


class _Fields:
    """Cover fields by name; a field may come several times."""

    def __init__(self, cover: Sequence[CoverField]) -> None:
        self._cover = cover

    def all(self, *names: str) -> tuple[str, ...]:
        return tuple(field.text for field in self._cover if field.field in names and field.text)

    def first(self, *names: str) -> str:
        return next(iter(self.all(*names)), "")


def _council_cover(values: PaperValues, fields: _Fields) -> CouncilCover:
    marking = _marking(fields, values.audience)
    footer = _footer(values.symbol, fields, marking)
    labels = _LABELS.get(footer.language, _ENGLISH)
    working = values.symbol.startswith("WK ")
    return CouncilCover(
        issuer=fields.first("issuer") or _COUNCIL,
        working_paper=working,
        notice=(fields.first("notice") or _COMMUNITY_NOTICE) if working else "",
        file_label=labels["file"],
        file=fields.first("interinstitutional_file").rpartition(": ")[2],
        block=(
            fields.first("place_date") or place_and_day(values.text.cover, values.issued),
            *(fields.all("language_marker")[:1] or ("(OR. en)",)),
            *_symbol_lines(values.symbol),
            *filter(None, (marking,)),
            *fields.all("subject_code"),
        ),
        doc_type=fields.first("doc_type").removeprefix(_WORKING_PAPER).strip() or "NOTE",
        lines=_council_lines(values, fields, labels),
        notes=fields.all("cover_note"),
        footer=footer,
    )


def _council_lines(
    values: PaperValues, fields: _Fields, labels: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    lines: list[tuple[str, str]] = []
    for name in _COUNCIL_LINES:
        texts = fields.all(name)
        if name == "prev_doc" and values.previous_symbol:
            texts = (values.previous_symbol,)
        lines += [(labels[name] if place == 0 else "", text) for place, text in enumerate(texts)]
    if not fields.first("subject") and values.text.title:
        lines.append((labels["subject"], values.text.title))
    return tuple(lines)


def _symbol_lines(symbol: str) -> tuple[str, ...]:
    """A revision in the ST series prints its symbol on two lines, a working paper on one."""
    found = re.fullmatch(r"(\d+(?:/\d+)+) (.+)", symbol)
    return (found[1], found[2]) if found else (symbol,)


def _un_cover(values: PaperValues, fields: _Fields) -> UnCover:
    organ, *bodies = fields.all("organ") or ("General Assembly",)
    given = fields.first("distribution") or "Distr.: Limited"
    language = fields.first("original_language") or "Original: English"
    footer = _footer(values.symbol, fields, "")
    return UnCover(
        symbol=values.symbol,
        organ=organ,
        bodies=tuple(bodies),
        block=(given, fields.first("date") or day(values.issued, footer.language), language),
        lines=tuple(filter(None, map(fields.first, ("session", "place_date", "agenda_item")))),
        item_title=fields.first("agenda_item_title"),
        sponsors=fields.all("sponsors", "adoption_line"),
        report=fields.first("report_line"),
        notes=fields.all("cover_note"),
        footer=footer,
    )


def _marking(fields: _Fields, audience: Audience) -> str:
    """LIMITE is a marking of distribution: what the public gets does not bear it."""
    return "" if audience == "public" else fields.first("marking", "limite", "distribution")


def _footer(symbol: str, fields: _Fields, marking: str) -> Footer:
    return Footer(
        symbol=symbol,
        initials=fields.first("initials"),
        unit=fields.first("unit"),
        marking=marking,
        language=_language(fields),
    )


def _language(fields: _Fields) -> str:
    return (fields.first("language") or _original(fields)).upper()


def _original(fields: _Fields) -> str:
    """The language that a text is negotiated in, which is its original's: the first of "(OR. fr, en)"."""
    marker = re.match(r"\(OR\.?\s*([a-z]{2})", fields.first("language_marker"))
    if marker:
        return marker[1]
    return _UN_LANGUAGES.get(fields.first("original_language").rpartition(":")[2].strip().lower(), "en")
