"""A zip file of entries that are compressed once, with no clock and no system in it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_LEVEL = 1  # of compression: the papers are small, and made while somebody waits
_NO_DATE = (0, 1 << 5 | 1)  # time and day of 1 January 1980, the earliest that an entry can bear
_VERSION = 20  # of the format: what deflated entries need
_UNIX = 3 << 8 | _VERSION
_MODE = 0o644 << 16
_DEFLATED = 8
_UTF_8 = 1 << 11
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file, compressed; `facts` are those that both its headers state."""

    name: bytes
    facts: bytes
    content: bytes


def entry(name: str, content: bytes) -> Entry:
    """The entry for a file's content."""
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    compressed = deflate.compress(content) + deflate.flush()
    encoded = name.encode()
    facts = struct.pack(
        "<5H3I2H",
        *(_VERSION, _UTF_8, _DEFLATED, *_NO_DATE),
        *(zlib.crc32(content), len(compressed), len(content)),
        *(len(encoded), 0),
    )
    return Entry(encoded, facts, compressed)


def zipped(entries: Sequence[Entry]) -> bytes:
    """The bytes of a zip file that holds the entries in this order."""
    files: list[bytes] = []
    directory: list[bytes] = []
    start = 0
    for each in entries:
        files += [_LOCAL, each.facts, each.name, each.content]
        more = struct.pack("<3H2I", 0, 0, 0, _MODE, start)
        directory += [_CENTRAL, struct.pack("<H", _UNIX), each.facts, more, each.name]
        start += len(_LOCAL) + len(each.facts) + len(each.name) + len(each.content)
    listed = b"".join(directory)
    end = struct.pack("<4H2IH", 0, 0, len(entries), len(entries), len(listed), start, 0)
    return b"".join([*files, listed, _END, end])
