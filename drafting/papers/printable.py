"""Values as every form of paper can hold them.

What is typed or read in now holds none of these characters (`drafting.text.characters`); a revision issued before that
was so is never edited, and its papers are made all the same.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any, TypeVar

_Value = TypeVar("_Value")

# What XML 1.0 has no place for (its production Char), and with it pages of the web.
_UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# One character for one: a tracked change counts the words of the wording.
_STAND_IN = "\ufffd"


def printable(values: _Value) -> _Value:
    """The values with U+FFFD, which is seen, for each character that no file can hold; mostly the very same object."""
    mended: _Value = _mended(values)
    return mended


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isprintable() else _UNWRITABLE.sub(_STAND_IN, value)
    if isinstance(value, tuple):
        parts = [_mended(part) for part in value]
        return value if all(map(is_, parts, value)) else tuple(parts)
    changed = {}
    for name in _names(value.__class__):
        part = getattr(value, name)
        mended = _mended(part)
        if mended is not part:
            changed[name] = mended
    return replace(value, **changed) if changed else value


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a value that its others are not worked out from."""
    return tuple(field.name for field in fields(kind) if field.init) if is_dataclass(kind) else ()
