"""A text that changes are shown against, and changes shown against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amendments.consolidation.change import Change, Delete, Insert, Move, Reword
from amendments.models import Amendment
from amendments.models.stored import sponsorship_rows
from amendments.views.words import BESIDE, deleted_html, inserted_html, quote_html, redline_html
from drafting.models import Revision
from drafting.papers.names import paragraph_names
from drafting.text.footnotes import markers
from drafting.text.paragraph import Footnote, Paragraph, Text
from drafting.text.wording import from_plain


class Base:
    """The text that changes are shown against, with what is looked up in it over and over."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.markers: Mapping[str, str] = markers(text)
        self.paragraphs: dict[str, Paragraph] = {each.id: each for each in text.paragraphs}
        self.notes = {note.id: note.text for note in text.footnotes}
        self._names = paragraph_names(text)

    def spoken(self, paragraph: str) -> str:
        """The paragraph's name in a sentence: "paragraph 9", "point 9(b)", or its first words."""
        found, name = self.paragraphs.get(paragraph), self.named(paragraph)
        if found is None or found.label is None or found.kind in ("title", "heading"):
            return name
        if found.kind == "subparagraph":
            return _("point %(name)s") % {"name": name}
        return _("paragraph %(name)s") % {"name": name}

    def named(self, paragraph: str | None) -> str:
        """How a paragraph is spoken of: by its label, else by its first words."""
        return self._names.get(paragraph or "") or _("a new paragraph")


# A revision's text is looked at far more often than it changes.
@lru_cache(maxsize=64)
def base_of(text: Text) -> Base:
    """One and the same value for equal texts."""
    return Base(text)


def name_of(amendment: Amendment) -> str:
    """AM n, or what it is called while it has no number."""
    if amendment.number:
        return f"AM {amendment.number}"
    if amendment.is_on_the_table:
        return _("Drafting group") if is_drafting_group(amendment) else _("Compromise")
    if amendment.status == Amendment.Status.IN_PREPARATION:
        return _("Draft amendment")
    return _("Amendment without a number")


def is_drafting_group(amendment: Amendment) -> bool:
    """Whether delegations have, or had, the floor on it."""
    behind = any(row.answer == row.Answer.ACCEPTED for row in sponsorship_rows(amendment))
    return bool(amendment.floor) and (behind or amendment.floor == Amendment.Floor.ALL)


def name_of_revision(revision: Revision) -> str:
    """What tells a revision from the others of its chain: INIT, REV 2; of another series its whole symbol."""
    rest = revision.symbol.removeprefix(revision.draft.symbol).strip(" /")
    return rest or ("INIT" if revision.number == 0 else revision.symbol)


def place_of(change: Change, changes: Sequence[Change], base: Base) -> str:
    """Where in the text the change is, in a few letters: "9(b)", or "after 9" of a new paragraph."""
    if not isinstance(change, Insert):
        return base.named(change.paragraph)
    if change.after is None:
        return _("at the beginning")
    return _("after %(place)s") % {"place": base.named(stands_at(change, changes, base))}


def stands_at(change: Change, changes: Sequence[Change], base: Base) -> str:
    """The paragraph of the base beside which the change is shown."""
    place: str | None = change.paragraph
    inserted = {each.paragraph: each.after for each in changes if isinstance(each, Insert)}
    while place in inserted:
        place = inserted[place]
    return place or (base.text.paragraphs[0].id if base.text.paragraphs else "")


def place_of_new(after: str | None, base: Base) -> str:
    """Where a new paragraph is to stand, in words."""
    if after is None:
        return _("New paragraph at the beginning")
    return _("New paragraph after %(place)s") % {"place": base.named(after)}


def shown_change(
    change: Change, base: Base, *, whole: bool = False, beside: int = BESIDE
) -> tuple[SafeString, str]:
    """(redline, what is done in words) of one change; `whole` shows every word, else the changed ones
    and so many `beside` them."""
    paragraph = base.paragraphs.get(change.paragraph)
    match change:
        case Reword(_, wording, notes):
            old = paragraph.wording if paragraph else ()
            html = (
                redline_html(old, wording, base.markers)
                if whole
                else quote_html(old, wording, base.markers, beside=beside)
            )
            return html + _notes_html(notes, base), ""
        case Insert(_, after, _, wording, _, notes):
            return inserted_html(wording, base.markers) + _notes_html(notes, base), place_of_new(after, base)
        case Delete():
            label = paragraph.label if paragraph else None
            return deleted_html(paragraph.wording if paragraph else (), label), _("Deletes the paragraph")
        case Move(_, after):
            where = _("Moves it after %(place)s") % {"place": base.named(after)}
            return SafeString(""), where if after else _("Moves it to the beginning")


def _notes_html(notes: Sequence[Footnote], base: Base) -> SafeString:
    """The footnotes that a change adds or words anew."""
    html = SafeString("")
    for note in notes:
        old, new = base.notes.get(note.id, ""), note.text
        if old != new:
            redline = redline_html(from_plain(old), from_plain(new), {})
            html += format_html(
                ' <span class="of-note"><sup>{}</sup> {}</span>',
                base.markers.get(note.id, "*"),
                redline,
            )
    return html
