"""Which characters a font file can draw: its table `cmap` (OpenType 1.9, formats 4 and 12)."""

from __future__ import annotations

from collections.abc import Iterator
from struct import iter_unpack, unpack_from

_SEGMENTS, _GROUPS = 4, 12  # the formats; every font for texts has one of them
_END = 0xFFFF


def characters_of(font: bytes) -> frozenset[str]:
    """The characters that the font has a glyph for. Raises ValueError for what is no font for texts."""
    table = _table(font, b"cmap")
    (count,) = unpack_from(">H", table, 2)
    readers = {_SEGMENTS: _in_segments, _GROUPS: _in_groups}
    found: set[int] = set()
    for _platform, _encoding, offset in iter_unpack(">HHL", table[4 : 4 + 8 * count]):
        (form,) = unpack_from(">H", table, offset)
        if form in readers:
            found.update(readers[form](table[offset:]))
    if not found:
        raise ValueError("the font has no characters of Unicode")
    return frozenset(map(chr, found))


def _table(font: bytes, wanted: bytes) -> bytes:
    (count,) = unpack_from(">H", font, 4)
    for tag, _sum, offset, length in iter_unpack(">4sLLL", font[12 : 12 + 16 * count]):
        if tag == wanted:
            return font[offset : offset + length]
    raise ValueError(f"the font has no table {wanted.decode()}")


def _in_segments(table: bytes) -> Iterator[int]:
    (twice,) = unpack_from(">H", table, 6)
    count = twice // 2
    ends, starts, deltas, ranges = (
        unpack_from(f">{count}H", table, 14 + place * twice + (2 if place else 0)) for place in range(4)
    )
    for segment, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, _END - 1) + 1):
            if ranges[segment] == 0:
                glyph = code + deltas[segment]
            else:
                at = 16 + 3 * twice + 2 * segment + ranges[segment] + 2 * (code - start)
                (glyph,) = unpack_from(">H", table, at)
            if glyph % 0x10000:
                yield code


def _in_groups(table: bytes) -> Iterator[int]:
    (count,) = unpack_from(">L", table, 12)
    for start, end, glyph in iter_unpack(">LLL", table[16 : 16 + 12 * count]):
        # The first glyph of every font stands for what it has not.
        yield from range(start if glyph else start + 1, end + 1)
