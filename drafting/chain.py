"""The chain of the record: pure functions over plain values, standard library only.

hash = SHA-256(fields ‖ commitment ‖ previous hash), commitment = SHA-256(salt ‖ canonical JSON of the payload):
a payload can be erased lawfully and the chain still verifies (threats.md, "The record").
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

FIELDS = ("id", "chain", "sequence", "verb", "at", "actor", "seat", "subject")


def commitment_of(payload: object, *, salt: str) -> str:
    """64 hexadecimal digits that fix the payload without telling it."""
    canonical = json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{salt}\n{canonical}".encode()).hexdigest()


def hash_of(fields: Mapping[str, str], *, commitment: str, previous: str) -> str:
    """64 hexadecimal digits over the fields (in the order of FIELDS), the commitment and the link before."""
    told = json.dumps([fields[name] for name in FIELDS], separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{told}\n{commitment}\n{previous}".encode()).hexdigest()
