"""A Word file as a package of parts: unpacked within limits, refused where it is dangerous.

Nothing outside the package is ever fetched; what points outside is refused all the same, except hyperlinks
and the local path of a template, which Word writes into ordinary files.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import NoReturn

from lxml import etree

from drafting.reading.refusal import (
    MAX_ENTRIES,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RefusalCode,
    UnreadableDocument,
)
from drafting.reading.xml_tree import parsed
from drafting.text.sentence import Sentence, gettext_noop

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\0!\0D\0O\0C\0|\0<\0!\0D\0O\0C", re.IGNORECASE)
_MACROS = re.compile(r"vba(?:Project|Data)|/activeX/|macroEnabled", re.IGNORECASE)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HARMLESS = ("hyperlink",)
_REMOTE = re.compile(
    r"\s*(?:https?|ftp|smb|mhtml|ldap)\s*:|\s*\\\\|\s*//|\s*file:/*(?![/\\]*[A-Za-z](?::|\|))", re.I
)

# What the standard library raises on packages cut short, damaged, or packed in ways it does not know.
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, OSError, RuntimeError, ValueError, struct.error),
)
Parts = Mapping[str, bytes]


def unpack(content: bytes) -> Parts:
    """The XML parts of a Word file by name. Raises UnreadableDocument."""
    if content.startswith(_OLE):
        _refuse(
            "unsupported",
            gettext_noop(
                "The file is an old or an encrypted Word file; save it as .docx without a password."
            ),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            _check_entries(entries, packed=len(content))
            parts = {entry.filename: package.read(entry) for entry in entries if _is_xml(entry.filename)}
    except _BROKEN as error:
        raise UnreadableDocument(
            code="unreadable", reason=gettext_noop("The file is not a whole Word file.")
        ) from error
    _check_parts(parts)
    return parts


def parse(part: bytes) -> etree._Element:
    """The root element of a part. Raises UnreadableDocument where it is not well-formed."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = parsed(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(
            code="unreadable", reason=gettext_noop("A part of the Word file is not XML.")
        ) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        _refuse("dangerous", gettext_noop("The Word file declares a document type; such files are not read."))
    return root


def _check_entries(entries: list[zipfile.ZipInfo], *, packed: int) -> None:
    if len(entries) > MAX_ENTRIES:
        _refuse("too_large", gettext_noop("The Word file has more than %(parts)s parts."), parts=MAX_ENTRIES)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED_BYTES:
        _refuse(
            "too_large",
            gettext_noop("The Word file unpacks to more than %(megabytes)s MB."),
            megabytes=MAX_UNPACKED_BYTES // 1_000_000,
        )
    if unpacked > MAX_RATIO * packed:
        _refuse(
            "too_large",
            gettext_noop("The Word file unpacks to more than %(times)s times its size."),
            times=MAX_RATIO,
        )
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        _refuse("unsupported", gettext_noop("The Word file is encrypted; save it without a password."))
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        _refuse("dangerous", gettext_noop("The Word file has parts of one name or outside the package."))
    if any(_MACROS.search(name) for name in names):
        _refuse("dangerous", gettext_noop("The Word file holds macros; such files are not read."))


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _check_parts(parts: Parts) -> None:
    if "[Content_Types].xml" not in parts:
        _refuse("unreadable", gettext_noop("The file is not a Word file."))
    if any(_DOCTYPE.search(part) for part in parts.values()):
        _refuse("dangerous", gettext_noop("The Word file declares a document type; such files are not read."))
    if _MACROS.search(parts["[Content_Types].xml"].decode("utf-8", "replace")):
        _refuse("dangerous", gettext_noop("The Word file holds macros; such files are not read."))
    for name, part in parts.items():
        if name.endswith(".rels"):
            _check_relations(parse(part))


def _check_relations(relations: etree._Element) -> None:
    for relation in relations.iter(_RELATION):
        kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
        outside = (relation.get("TargetMode") or "").lower() == "external"
        if outside and kind not in _HARMLESS and _REMOTE.match(relation.get("Target") or ""):
            _refuse(
                "dangerous",
                gettext_noop(
                    "The Word file wants something fetched from elsewhere; such files are not read."
                ),
            )


def _refuse(code: RefusalCode, reason: Sentence, **values: int) -> NoReturn:
    raise UnreadableDocument(code=code, reason=reason, **values)
