"""What the child says of a document, and how it goes over the pipe: as JSON that is read strictly.

Never as a pickle. The child has read what somebody sent; should that have taken it over, it can still say nothing
but an outline or a refusal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import orjson

from drafting.reader.strict import MalformedError, value_of
from drafting.reading.outline import Outline
from drafting.reading.refusal import MAX_BYTES, RefusalCode, UnreadableDocument
from drafting.text.sentence import Sentence

# Bytes: a text is a little longer as an outline than it was as a file, one full of marks several times as long.
ANSWER_AT_MOST = 4 * MAX_BYTES
_BLANK = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An UnreadableDocument as a value."""

    code: RefusalCode
    reason: str
    values: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake of ours: the error's name and the file and line that raised it, none of the document's words."""

    error: str
    place: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the three; JSON says which by its name."""

    outline: Outline | None = None
    refusal: Refusal | None = None
    fault: Fault | None = None


def encoded(answer: Answer) -> bytes:
    """The answer as JSON."""
    return orjson.dumps(answer)


def decoded(body: bytes) -> Answer:
    """The answer that `encoded` wrote. Raises MalformedError for anything that it would not have written."""
    try:
        answer = value_of(Answer, orjson.loads(body))
    except orjson.JSONDecodeError as error:
        raise MalformedError from error
    if [answer.outline, answer.refusal, answer.fault].count(None) != 2:
        raise MalformedError
    return answer


def refusal_of(error: UnreadableDocument) -> Refusal:
    """The refusal as a value."""
    return Refusal(error.code, error.reason, dict(error.values))


def error_of(refusal: Refusal) -> UnreadableDocument:
    """The refusal to be raised. Raises MalformedError where its sentence has other blanks than its values fill."""
    blanks, rest = _BLANK.findall(refusal.reason), _BLANK.sub("", refusal.reason)
    if "%" in rest or set(blanks) != set(refusal.values):
        raise MalformedError
    return UnreadableDocument(code=refusal.code, reason=Sentence(refusal.reason), **refusal.values)
