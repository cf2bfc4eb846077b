"""All that the cores can say to a person: marked for translation, with its blanks filled, and said in French."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "locale" / "fr" / "LC_MESSAGES" / "django.mo"
BLANK = re.compile(r"%\((\w+)\)s")
CORES = ("drafting/text", "drafting/reading")
MARK, ERRORS = "gettext_noop", {"UnreadableDocument", "ParseError", "RunsError"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Each call in the cores, with where it stands."""
    for path in (path for core in CORES for path in sorted((ROOT / core).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{path.name}:{node.lineno}", node


def is_mark(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == MARK


def words_of(mark: ast.expr) -> str:
    """The sentence that is marked; it must be written out, or nothing could collect it."""
    assert isinstance(mark, ast.Call)
    (argument,) = mark.args
    assert isinstance(argument, ast.Constant), ast.unparse(mark)
    return str(argument.value)


def test_no_refusal_is_left_unmarked() -> None:
    """What is handed on under a name has been marked before: its type says so."""
    reasons = [
        (where, word.value)
        for where, call in calls()
        if isinstance(call.func, ast.Name) and call.func.id in ERRORS
        for word in call.keywords
        if word.arg == "reason"
    ]
    assert reasons
    assert [where for where, given in reasons if not is_mark(given) and not isinstance(given, ast.Name)] == []


def test_every_blank_is_given_its_value() -> None:
    for where, call in calls():
        given = {word.arg for word in call.keywords} - {"code", "reason"}
        for mark in filter(is_mark, (*call.args, *(word.value for word in call.keywords))):
            assert (where, set(BLANK.findall(words_of(mark)))) == (where, given)


def test_every_sentence_is_said_in_french() -> None:
    with CATALOGUE.open("rb") as file:
        french = gettext.GNUTranslations(file)
    sentences = {words_of(call) for _, call in calls() if is_mark(call)}
    assert sentences
    assert [words for words in sorted(sentences) if french.gettext(words) == words] == []
