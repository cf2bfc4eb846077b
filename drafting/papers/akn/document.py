"""The clean paper as an Akoma Ntoso document, valid against the schema of OASIS (30 March 2017)."""

from __future__ import annotations

from drafting.papers.akn.body import write_body
from drafting.papers.akn.cover import write_cover
from drafting.papers.akn.identifiers import Identifiers
from drafting.papers.akn.inline import InlineWriter
from drafting.papers.akn.meta import document_type, write_meta
from drafting.papers.akn.parts import parts_of
from drafting.papers.akn.words import WordWriter
from drafting.papers.akn.xml import add, document_bytes, root
from drafting.papers.values import PaperValues


def clean_xml(values: PaperValues) -> bytes:
    """The clean paper as an .xml file."""
    outermost = root()
    kind = document_type(values)
    document = add(outermost, kind.element, name=kind.name, contains="originalVersion")
    write_meta(document, values, kind)
    write_cover(document, values)
    identifiers = Identifiers()
    words = WordWriter(InlineWriter(values.text, identifiers), identifiers)
    write_body(document, parts_of(values.text), words)
    return document_bytes(outermost)
