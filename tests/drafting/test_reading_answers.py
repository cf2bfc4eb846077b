"""What the child says of a document comes over the pipe as it is, and nothing but an answer ever does."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.reader.answer import Answer, Fault, Refusal, decoded, encoded, error_of, refusal_of
from drafting.reader.refused import broke_down, too_costly
from drafting.reader.strict import MalformedError
from drafting.reading.outline import Block, CoverField, Mark, Note, NoteCall, Outline
from drafting.reading.refusal import UnreadableDocument
from drafting.text.sentence import Sentence

NUMBERS = st.integers(0, 10_000_000)
TEXTS = st.text(max_size=20)
KINDS = st.sampled_from(["title", "operative", "subparagraph", "narrative"])


def several(each: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(each, max_size=3).map(tuple)


BLOCKS = st.builds(
    Block,
    kind=KINDS,
    label=st.none() | TEXTS,
    level=st.none() | NUMBERS,
    text=TEXTS,
    marks=several(
        st.builds(Mark, start=NUMBERS, end=NUMBERS, kind=st.sampled_from(["italic", "bold", "superscript"]))
    ),
    footnotes=several(st.builds(NoteCall, offset=NUMBERS, id=TEXTS)),
)
OUTLINES = st.builds(
    Outline,
    family=st.sampled_from(["council", "un"]),
    cover=several(st.builds(CoverField, field=TEXTS, text=TEXTS)),
    title=st.none() | TEXTS,
    blocks=several(BLOCKS),
    footnotes=several(st.builds(Note, id=TEXTS, marker=TEXTS, text=TEXTS)),
)
REFUSALS = st.builds(
    Refusal,
    code=st.sampled_from(["unreadable", "too_large", "too_costly"]),
    reason=TEXTS,
    values=st.dictionaries(TEXTS, NUMBERS | TEXTS, max_size=2),
)
ANSWERS = st.one_of(
    st.builds(Answer, outline=OUTLINES),
    st.builds(Answer, refusal=REFUSALS),
    st.builds(Answer, fault=st.builds(Fault, error=TEXTS, place=TEXTS)),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=4,
)
WHOLE = Answer(
    Outline(
        "un",
        (CoverField("from", "Presidency"),),
        None,
        (Block("operative", "1", None, "All.", (Mark(0, 3, "bold"),), (NoteCall(3, "n1"),)),),
        (Note("n1", "1", "See there."),),
    )
)


@given(answer=ANSWERS)
def test_an_answer_arrives_as_it_was_sent(answer: Answer) -> None:
    assert decoded(encoded(answer)) == answer


@given(other=JSON, data=st.data())
def test_what_is_put_in_place_of_a_part_is_refused_or_is_such_a_part(
    other: object, data: st.DataObject
) -> None:
    """Each part of a whole answer once, whatever its depth, against anything that JSON can say."""
    said = orjson.loads(encoded(WHOLE))
    places = list(places_in(said))
    holder, key = data.draw(st.sampled_from(places))
    before, holder[key] = holder[key], other
    if type(before) is not type(other):
        assert other is None or before is None or refuses(said)
    elif not refuses(said):
        assert orjson.loads(encoded(decoded(orjson.dumps(said)))) == said


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"{}", b"\xff", b"[" * 100_000, b"NaN", b"1e999"]
)
def test_what_is_no_answer_is_refused(body: bytes) -> None:
    with pytest.raises(MalformedError):
        decoded(body)


def test_an_answer_is_one_of_the_three() -> None:
    outline, fault = WHOLE.outline, Fault("LookupError", "read.py:1")
    for answer in (Answer(), Answer(outline=outline, fault=fault)):
        with pytest.raises(MalformedError):
            decoded(encoded(answer))


def test_nothing_may_be_added_or_left_out() -> None:
    said = orjson.loads(encoded(WHOLE))
    for holder in dictionaries_in(said):
        for changed in (holder | {"__class__": "Other"}, {key: holder[key] for key in [*holder][1:]}):
            before = dict(holder)
            holder.clear()
            holder.update(changed)
            assert refuses(said), changed
            holder.clear()
            holder.update(before)
    assert decoded(orjson.dumps(said)) == WHOLE


@pytest.mark.parametrize(
    "error",
    [
        too_costly(),
        broke_down(),
        UnreadableDocument(code="too_large", reason=Sentence("More than %(lines)s lines."), lines=20_000),
    ],
)
def test_a_refusal_is_raised_again_as_it_was(error: UnreadableDocument) -> None:
    refusal = decoded(encoded(Answer(refusal=refusal_of(error)))).refusal
    assert refusal is not None
    again = error_of(refusal)
    told = error.code, error.reason, error.values, str(error)
    assert (again.code, again.reason, again.values, str(again)) == told


@pytest.mark.parametrize("reason", ["%(lines)999999999d", "%(other)s", "100 %", "%s", "%(lines)s %(lines)r"])
def test_a_sentence_with_blanks_of_another_kind_is_not_filled(reason: str) -> None:
    with pytest.raises(MalformedError):
        error_of(Refusal("too_large", reason, {"lines": 1}))


def places_in(said: object) -> list[tuple[dict | list, str | int]]:
    """Every place in it that holds something."""
    if isinstance(said, dict):
        inner = list(said.items())
    elif isinstance(said, list):
        inner = list(enumerate(said))
    else:
        return []
    return [place for key, each in inner for place in [(said, key), *places_in(each)]]


def dictionaries_in(said: object) -> list[dict]:
    """Every object in it."""
    inner = said.values() if isinstance(said, dict) else said if isinstance(said, list) else ()
    own = [said] if isinstance(said, dict) else []
    return [*own, *(found for each in inner for found in dictionaries_in(each))]


def refuses(said: object) -> bool:
    try:
        decoded(orjson.dumps(said))
    except MalformedError:
        return True
    return False
