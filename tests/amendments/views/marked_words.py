"""What Python and the templates mark for translation, read out of the source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[3]
HOUSES = ("amendments", "config", "drafting")
MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "pgettext", "pgettext_lazy"}
CALLED = re.compile(
    r"\b(n?gettext|pgettext)\((u(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))(?:, (u'(?:[^'\\]|\\.)*'))?"
)


def marked() -> set[tuple[str, str]]:
    """(context, words) of each; the context is "" where none is given, of a plural the singular is taken."""
    return {*_in_python(), *_in_templates()}


def _in_python() -> Iterator[tuple[str, str]]:
    for path in (path for house in HOUSES for path in (ROOT / house).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                given = [word.value for word in node.args if isinstance(word, ast.Constant)]
                context = given.pop(0) if node.func.id.startswith("pgettext") else ""
                yield from ((str(context), str(words)) for words in given[:1])


def _in_templates() -> Iterator[tuple[str, str]]:
    templates = ROOT / "templates"
    for path in (*templates.rglob("*.html"), *templates.rglob("*.txt")):
        for verb, first, second in CALLED.findall(templatize(path.read_text(encoding="utf-8"))):
            words = ast.literal_eval(second if verb == "pgettext" else first)
            yield (ast.literal_eval(first) if verb == "pgettext" else "", words)
