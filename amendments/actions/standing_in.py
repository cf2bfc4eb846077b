"""A paragraph named from outside, as one of a revision."""

from __future__ import annotations

from django.utils.translation import gettext as _

from drafting.errors import DomainError
from drafting.models import Revision


def standing_in(revision: Revision, paragraph: str) -> str:
    """The id. Refused (400): unknown_paragraph, where none such stands in the revision."""
    if paragraph not in {str(each) for each in revision.standing.values_list("paragraph_id", flat=True)}:
        raise DomainError("unknown_paragraph", _("There is no such paragraph in the text to be amended."))
    return paragraph
