"""Who the record tells of what happens to an amendment."""

from __future__ import annotations

from amendments.models import Amendment, Sponsorship
from amendments.models.stored import sponsorship_rows

Answer = Sponsorship.Answer

ALL = "all"
OFFICE = "office"
PRESIDENCY = "presidency"


def audience_of(amendment: Amendment) -> str:
    """Everybody while it is on the table and once it is released; else its own side, and after submission the
    Presidency's office as well."""
    if amendment.released_at is not None or amendment.is_on_the_table:
        return ALL
    if amendment.status == Amendment.Status.IN_PREPARATION:
        return "+".join((*_preparing(amendment), *_behind(amendment, Answer.ACCEPTED, Answer.AWAITED)))
    own = [amendment.delegation.code] if amendment.delegation else []
    return "+".join((OFFICE, *own, *_behind(amendment, Answer.ACCEPTED)))


def subject_of(amendment: Amendment) -> str:
    """The amendment as an act's subject."""
    return f"amendment:{amendment.pk}"


def _preparing(amendment: Amendment) -> list[str]:
    if amendment.delegation is None:
        return [PRESIDENCY]
    awaited = amendment.confirmation == Amendment.Confirmation.AWAITED
    return [*([amendment.entered_by] if awaited else []), amendment.delegation.code]


def _behind(amendment: Amendment, *answers: str) -> list[str]:
    return [row.delegation.code for row in sponsorship_rows(amendment) if row.answer in answers]
