"""The French catalogue: whole, faithful in its blanks, and compiled as it stands. No database."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

import pytest

CATALOGUE = Path(__file__).resolve().parents[3] / "locale" / "fr" / "LC_MESSAGES"
BLANK = re.compile(r"%\((\w+)\)[sd]")


def entries() -> list[dict[str, str]]:
    """Each entry by its keywords; the head of the catalogue left out."""
    found = []
    for block in (CATALOGUE / "django.po").read_text(encoding="utf-8").split("\n\n")[1:]:
        pairs = re.findall(r'^(msgid_plural|msgid|msgstr(?:\[\d\])?) (".*(?:\n".*")*)', block, re.MULTILINE)
        found.append({key: "".join(map(ast.literal_eval, lines.splitlines())) for key, lines in pairs})
    return found


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["msgid"][:40])
def test_every_entry_is_said_in_french_with_the_same_blanks(entry: dict[str, str]) -> None:
    said = {key: words for key, words in entry.items() if key.startswith("msgstr")}
    assert said
    assert all(said.values())
    asked = set(BLANK.findall(entry["msgid"] + entry.get("msgid_plural", "")))
    assert all(set(BLANK.findall(words)) <= asked for words in said.values())
    assert asked <= set(BLANK.findall(" ".join(said.values())))


def test_what_is_compiled_is_what_is_written() -> None:
    with (CATALOGUE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in entries():
        if "msgid_plural" in entry:
            assert compiled.ngettext(entry["msgid"], entry["msgid_plural"], 2) == entry["msgstr[1]"]
        else:
            assert compiled.gettext(entry["msgid"]) == entry["msgstr"]
