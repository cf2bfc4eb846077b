"""A whole text as the paragraphs of its room, and back: before INIT the text is always this reading (design §4).

Here the order of the document is the order of the text, so that `after` and `deleted` say nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from drafting.live.document import Element, is_id
from drafting.text.characters import bad_character
from drafting.text.footnotes import notes_of, prune
from drafting.text.paragraph import (
    KINDS,
    LABEL_AT_MOST,
    LEVEL_AT_MOST,
    CoverField,
    Family,
    Footnote,
    Kind,
    Paragraph,
    Text,
)
from drafting.text.wording import Call, Wording, calls, from_plain, plain

# What an unknown kind is shown as until the text is issued, which is refused.
UNKNOWN_KIND: Kind = "narrative"

FAULTS: dict[str, Promise] = {
    "unknown_kind": _("A paragraph is of no known kind: it cannot be issued so."),
    "no_words": _("A paragraph has a footnote and no words: it cannot be issued so."),
    "bad_label": _("A label is too long: it cannot be issued so."),
    "bad_characters": _("A paragraph holds a character that nobody sees: it cannot be issued so."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What of a room cannot be issued: a stable code, and the paragraph's id in the text."""

    code: str
    paragraph: str

    @property
    def detail(self) -> str:
        """The sentence for a person, the same before the issue and when it is refused."""
        return str(FAULTS[self.code])


def elements_of_text(text: Text) -> tuple[Element, ...]:
    """One element for each paragraph, in the text's order."""
    notes = {note.id: note.text for note in text.footnotes}
    return tuple(
        Element(
            id=each.id,
            kind=each.kind,
            label=each.label,
            level=each.level,
            wording=each.wording,
            notes=tuple((id, notes.get(id, "")) for id in dict.fromkeys(calls(each.wording))),
        )
        for each in text.paragraphs
    )


def text_of_elements(
    elements: Iterable[Element],
    *,
    draft: UUID,
    family: Family,
    cover: tuple[CoverField, ...] = (),
    of_others: Collection[str] = (),
) -> Text:
    """What the elements say, whatever they hold; the title is what the first title paragraph says.

    Paragraphs in which nothing is written are left out. A paragraph whose id is no UUID, stands there already or is
    among `of_others` (paragraphs of another draft) gets an id of its own, the same at each reading; so does a
    footnote whose id is no UUID or stands for other words already. Levels are brought within 1 and 9.
    """
    written = [element for element in elements if element.wording]
    ids = _paragraph_ids(written, draft=draft, of_others=of_others)
    notes = _Notes(written, draft)
    paragraphs = tuple(
        Paragraph(
            id=id,
            kind=element.kind if element.kind in KINDS else UNKNOWN_KIND,
            label=plain(from_plain(element.label or "")) or None,
            level=None if element.level is None else min(max(element.level, 1), LEVEL_AT_MOST),
            wording=notes.called_in(element),
        )
        for id, element in zip(ids, written, strict=True)
    )
    title = next((plain(each.wording) for each in paragraphs if each.kind == "title"), "")
    return prune(Text(family, title, cover, paragraphs, notes.all()))


def faults_of(elements: Iterable[Element], text: Text) -> tuple[Fault, ...]:
    """What no reading can mend of the elements that `text` is the reading of."""
    written = [element for element in elements if element.wording]
    found: list[Fault] = []
    for element, paragraph in zip(written, text.paragraphs, strict=True):
        if element.kind not in KINDS:
            found.append(Fault("unknown_kind", paragraph.id))
        if not plain(paragraph.wording):
            found.append(Fault("no_words", paragraph.id))
        if len(paragraph.label or "") > LABEL_AT_MOST:
            found.append(Fault("bad_label", paragraph.id))
        if _hides_something(paragraph, text):
            found.append(Fault("bad_characters", paragraph.id))
    return tuple(found)


def _hides_something(paragraph: Paragraph, text: Text) -> bool:
    """An editor lets nothing in that cannot be seen; a program may."""
    notes = (note.text for note in notes_of(paragraph, text))
    return any(bad_character(each) for each in (paragraph.label or "", plain(paragraph.wording), *notes))


def _paragraph_ids(elements: Sequence[Element], *, draft: UUID, of_others: Collection[str]) -> list[str]:
    taken: set[str] = set()
    times: dict[str, int] = {}
    ids = []
    for element in elements:
        id = element.id
        if not is_id(id) or id in taken or id in of_others:
            times[id] = times.get(id, 0) + 1
            id = str(uuid5(draft, f"paragraph {times[id]} {id}"))
        taken.add(id)
        ids.append(id)
    return ids


class _Notes:
    """The footnotes of a text: what was typed under one id with two texts is two notes."""

    def __init__(self, elements: Iterable[Element], draft: UUID) -> None:
        self._draft = draft
        said = [note for element in elements for note in _said(element).items()]
        self._first = {id: text for id, text in reversed(said) if text}
        self._texts: dict[str, str] = {}

    def called_in(self, element: Element) -> Wording:
        """The element's wording, its calls under the ids that the notes have here."""
        said = _said(element)
        return tuple(
            Call(self._id(piece.footnote, said)) if isinstance(piece, Call) else piece
            for piece in element.wording
        )

    def all(self) -> tuple[Footnote, ...]:
        """Those that were called."""
        return tuple(Footnote(id, text) for id, text in self._texts.items())

    def _id(self, name: str, said: Mapping[str, str]) -> str:
        first = self._first.get(name, "")
        text = said.get(name) or first
        own = is_id(name) and text == first
        id = name if own else str(uuid5(self._draft, f"note {name} {text}"))
        self._texts[id] = text
        return id


def _said(element: Element) -> dict[str, str]:
    return {id: plain(from_plain(text)) for id, text in element.notes}
