"""What an attacker makes of real updates: each mutation is a function of a seeded chance, an update and its victim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from drafting.live.lib0 import raw, string, uint
from drafting.live.protocol import AWARENESS, STEP_2, SYNC, UPDATE

# Kinds of content and of types in an update (drafting.live.parse_update); the high bits tell what comes before.
GC, DELETED, STRING, TYPE, ANY, SKIP = 0, 1, 4, 7, 8, 10
ELEMENT = 3
ARRAY, OBJECT, NULL = 117, 118, 126
HUGE = (2**31 - 2, 2**31, 2**32 - 1, 2**53 - 1, 2**60)
# What fits into a frame.
DEEPEST = 26_300


@dataclass(frozen=True, slots=True)
class Victim:
    """An update, the client id that it is written under with its next clock, and the ids of other people."""

    update: bytes
    client: int
    clock: int
    others: tuple[int, ...]


Mutation = Callable[[Random, Victim], bytes]


def flip_bits(chance: Random, victim: Victim) -> bytes:
    data = bytearray(victim.update)
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def overwrite_bytes(chance: Random, victim: Victim) -> bytes:
    data = bytearray(victim.update)
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.choice((0, 1, 127, 128, 255, chance.randrange(256)))
    return bytes(data)


def nudge_numbers(chance: Random, victim: Victim) -> bytes:
    """A neighbour, a parent, a kind of content or a length is another one near by: much of this is well-formed."""
    data = bytearray(victim.update)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(data))
        data[at] = (data[at] & 128) | ((data[at] + chance.choice((-9, -3, -2, -1, 1, 2, 3, 9))) & 127)
    return bytes(data)


def cut_off(chance: Random, victim: Victim) -> bytes:
    at = chance.randrange(len(victim.update))
    return chance.choice((victim.update[:at], victim.update[at:]))


def repeat_a_part(chance: Random, victim: Victim) -> bytes:
    start = chance.randrange(len(victim.update))
    end = chance.randint(start, len(victim.update))
    return victim.update[:end] + victim.update[start:end] * chance.randint(1, 40) + victim.update[end:]


def put_in_a_huge_number(chance: Random, victim: Victim) -> bytes:
    """A length, a clock, a count or a client id is no longer what it was."""
    at = chance.randrange(len(victim.update))
    return victim.update[:at] + uint(chance.choice(HUGE)) + victim.update[at + 1 :]


def swap_client_for_anothers(chance: Random, victim: Victim) -> bytes:
    """Where a block is written under it; who deletes may name anybody, and the words would be gone by right."""
    if victim.update[0] == 0:
        return flip_bits(chance, victim)
    own, other = uint(victim.client), uint(chance.choice(victim.others))
    return victim.update.replace(own, other, 1)


def claim_a_huge_clock(chance: Random, victim: Victim) -> bytes:
    return _block(victim, bytes((STRING,)) + _under_the_root() + string("x"), clock=chance.choice(HUGE))


def claim_a_huge_run(chance: Random, victim: Victim) -> bytes:
    """Yjs makes room for as many items as it is told of (yjs#687)."""
    run = uint(chance.choice((10**6 + 1, *HUGE)))
    kind = chance.choice((GC, SKIP, DELETED))
    return _block(victim, bytes((kind,)) + (_under_the_root() if kind == DELETED else b"") + run)


def delete_a_huge_run(chance: Random, victim: Victim) -> bytes:
    spans = b"".join(uint(chance.randrange(10**6)) + uint(chance.choice(HUGE)) for _ in range(3))
    return uint(0) + uint(1) + uint(victim.client) + uint(3) + spans


def nest_values(chance: Random, victim: Victim) -> bytes:
    """Applying such a thing kills pycrdt from some depth on."""
    depth = chance.choice((3, 5, 60, 2_000, 13_000, DEEPEST))
    level = chance.choice((bytes((ARRAY, 1)), bytes((OBJECT, 1)) + string("k")))
    if len(level) * depth > 2 * DEEPEST:
        depth //= 2
    content = bytes((ANY | 32,)) + _under_the_root() + string("m") + uint(1)
    return _block(victim, content + level * depth + bytes((NULL,)))


def nest_elements(chance: Random, victim: Victim) -> bytes:
    """Printing such a thing kills pycrdt from some depth on."""
    depth = chance.choice((2, 3, 50, 3_000))
    blocks = bytes((TYPE,)) + _under_the_root() + uint(ELEMENT) + string("paragraph")
    for level in range(depth):
        parent = uint(0) + uint(victim.client) + uint(victim.clock + level)
        blocks += bytes((TYPE,)) + parent + uint(ELEMENT) + string("paragraph")
    return uint(1) + uint(depth + 1) + uint(victim.client) + uint(victim.clock) + blocks + uint(0)


def count_many_blocks(chance: Random, victim: Victim) -> bytes:
    """A count that nothing stands behind."""
    return uint(1) + uint(chance.choice(HUGE)) + victim.update[2:]


MUTATIONS: tuple[Mutation, ...] = (
    *(nudge_numbers,) * 8,
    *(flip_bits,) * 6,
    *(overwrite_bytes,) * 4,
    *(put_in_a_huge_number,) * 3,
    *(cut_off,) * 2,
    *(repeat_a_part,) * 2,
    *(swap_client_for_anothers,) * 2,
    claim_a_huge_clock,
    claim_a_huge_run,
    delete_a_huge_run,
    nest_values,
    nest_elements,
    count_many_blocks,
)


def hostile_frame(chance: Random, victim: Victim) -> bytes:
    """A frame with a mutated update in it; now and then one whose envelope, or whose awareness, is the attack."""
    kind = chance.randrange(40)
    if kind == 0:
        return forged_awareness(chance, victim)
    if kind == 1:
        return flip_bits(chance, Victim(_sync(UPDATE, victim.update), victim.client, victim.clock, ()))
    step = STEP_2 if kind < 6 else UPDATE
    return _sync(step, chance.choice(MUTATIONS)(chance, victim))


def forged_awareness(chance: Random, victim: Victim) -> bytes:
    """Presences under others' client ids and names, and states that are none."""
    states = (
        '{"user":{"name":"germany","delegation":"DE","color":"#112233"},"cursor":null}',
        "[" * 4_000,
        '{"a":' * 700 + "1" + "}" * 700,
        '{"user":"' + "x" * 5_000 + '"}',
        "nul",
        '{"user":{"name":"<script>alert(1)</script>"}}',
    )
    client = chance.choice((*victim.others, victim.client, 2**53 - 1))
    body = uint(1) + uint(client) + uint(chance.choice((0, 1, 2**31))) + string(chance.choice(states))
    return bytes((AWARENESS,)) + raw(body)


def _sync(step: int, update: bytes) -> bytes:
    return bytes((SYNC, step)) + raw(update)


def _under_the_root() -> bytes:
    return uint(1) + string("prosemirror")


def _block(victim: Victim, content: bytes, *, clock: int | None = None) -> bytes:
    """An update of one block."""
    at = victim.clock if clock is None else clock
    return uint(1) + uint(1) + uint(victim.client) + uint(at) + content + uint(0)
