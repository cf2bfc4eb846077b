"""Check that no act of the record was changed, dropped or put in between."""

from __future__ import annotations

from drafting.actions.record import fields_of
from drafting.chain import commitment_of, hash_of
from drafting.models import Act


def verify_record() -> tuple[int, list[str]]:
    """(number of acts read, the faults found in sentences). An erased payload (null) is no fault."""
    faults: list[str] = []
    previous: Act | None = None
    read = 0
    for act in Act.objects.order_by("chain", "sequence").iterator():
        read += 1
        if previous is not None and previous.chain != act.chain:
            previous = None
        faults += [f"{act.chain} link {act.sequence}: {fault}" for fault in _faults(act, previous)]
        previous = act
    return read, faults


def _faults(act: Act, previous: Act | None) -> list[str]:
    found = []
    if act.sequence != (previous.sequence + 1 if previous else 1):
        found.append("a link before it is missing")
    if act.previous_hash != (previous.hash if previous else ""):
        found.append("it does not follow from the link before")
    if act.payload is not None and act.commitment != commitment_of(act.payload, salt=act.salt):
        found.append("its payload is not the one committed to")
    if act.hash != hash_of(fields_of(act), commitment=act.commitment, previous=act.previous_hash):
        found.append("its fields are not the ones that were hashed")
    return found
