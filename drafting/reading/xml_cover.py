"""Where an Akoma Ntoso document says what stands on its cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafting.reading.outline import CoverField
from drafting.reading.xml_tree import Element, name_of
from drafting.reading.xml_words import plain_text

# The standard's own words, where a cover does not name its fields.
_MEANT: Mapping[str, str] = {
    "docNumber": "symbol",
    "docType": "doc_type",
    "docDate": "place_date",
    "docAuthority": "issuer",
    "docProponent": "from",
    "docCommittee": "to",
    "docPurpose": "subject",
    "docStatus": "distribution",
    "session": "session",
}
# For whom a paper was made is no part of the text.
_NOT_READ = frozenset(["audience"])


def named_fields(page: Element) -> Iterator[CoverField]:
    """The fields of a cover page whose blocks bear their names; the words that introduce them are left out."""
    for block in page.iter():
        name = block.get("name")
        if name_of(block) != "block" or not name or name in _NOT_READ:
            continue
        label = next((inner for inner in block if inner.get("name") == "label"), None)
        shown = plain_text(block)
        text = shown.removeprefix(plain_text(label)).strip() if label is not None else shown
        if text:
            yield CoverField(name, text)


def meant_fields(element: Element) -> Iterator[CoverField]:
    """The fields that the standard's inline elements mark among other words."""
    for inner in element.iter():
        field, text = _MEANT.get(name_of(inner)), plain_text(inner)
        if field is not None and text:
            yield CoverField(field, text)


def is_cover_line(element: Element) -> bool:
    """Whether all words of a line are such fields."""
    if any(name_of(inner) == "docTitle" for inner in element.iter()):
        return False
    words = " ".join(field.text for field in meant_fields(element))
    return bool(words) and words.split() == plain_text(element).split()
