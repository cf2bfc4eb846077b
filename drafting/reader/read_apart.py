"""Read a document in a process of its own."""

from __future__ import annotations

from signal import SIGKILL

from drafting.apart.child import Child, NoAnswerError
from drafting.apart.limits import Limits
from drafting.reader.answer import ANSWER_AT_MOST, decoded, error_of
from drafting.reader.refused import broke_down, too_costly
from drafting.reader.strict import MalformedError
from drafting.reading.outline import Outline
from drafting.reading.refusal import UnreadableDocument

CHILD = "drafting.reader.child"


class ReadingError(RuntimeError):
    """A mistake of ours, and where in the reading it is; it says nothing of the document's words."""


def read_apart(*, name: str, content: bytes, limits: Limits) -> Outline:
    """The same outline as `read_document` gives.

    Raises UnreadableDocument where it does; for a document that reaches the limits (too_costly), and for one over
    which a parser breaks down (unreadable). Raises ReadingError where `read_document` raises anything else.
    """
    try:
        with Child(CHILD, limits) as child:
            said = child.ask(name.encode(errors="surrogatepass"), content, answer_at_most=ANSWER_AT_MOST)
        return _heard(said)
    except NoAnswerError as error:
        raise _given_up(error) from error
    except MalformedError as error:
        raise broke_down() from error


def _heard(said: bytes) -> Outline:
    answer = decoded(said)
    if answer.refusal:
        raise error_of(answer.refusal)
    if answer.fault:
        raise ReadingError(f"{answer.fault.error!a} at {answer.fault.place!a}")
    assert answer.outline is not None
    return answer.outline


def _given_up(error: NoAnswerError) -> UnreadableDocument:
    # Killed and not late: by the machine, which has no memory left, or for an answer that is too long.
    return too_costly() if error.late or error.status == -SIGKILL else broke_down()
