"""The French catalogue: whole, faithful in its blanks, and compiled as it stands. No database."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

from tests.amendments.views.marked_words import marked

CATALOGUE = Path(__file__).resolve().parents[3] / "locale" / "fr" / "LC_MESSAGES"
# What stands apart from the word before it, or after it, by a space at which no line ends.
BREAKABLE = re.compile(r" [:;?!»]|« |\w[;?!»](?!\w)|«\w| …$")
# Words that another one has taken the place of: one word for one thing (docs/glossary.md).
RETIRED = re.compile(
    r"\b(?:délais?|jet(?:er|é)|fichier lu|groupes?(?! de (?:rédaction|travail))|versions?(?! linguistiques)|dites)\b",
    re.IGNORECASE,
)
TAG = re.compile(r"<[^>]*>")
BLANK = re.compile(r"%\((\w+)\)[sd]")


def entries() -> list[dict[str, str]]:
    """Each entry by its keywords; the head of the catalogue left out."""
    found = []
    for block in (CATALOGUE / "django.po").read_text(encoding="utf-8").split("\n\n")[1:]:
        pairs = re.findall(
            r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*(?:\n".*")*)', block, re.MULTILINE
        )
        found.append({key: "".join(map(ast.literal_eval, lines.splitlines())) for key, lines in pairs})
    return found


def faults(entry: dict[str, str]) -> list[str]:
    """What is wrong with an entry: a translation left out, a blank lost or made up."""
    said = {key: words for key, words in entry.items() if key.startswith("msgstr")}
    asked = set(BLANK.findall(entry["msgid"] + entry.get("msgid_plural", "")))
    given = set(BLANK.findall(" ".join(said.values())))
    missing = [f"{key} of {entry['msgid']!r} is empty" for key, words in said.items() if not words]
    return missing + [f"{entry['msgid']!r}: {name}" for name in sorted(asked ^ given) if not missing]


def test_everything_is_said_in_french_with_the_same_blanks() -> None:
    assert [fault for entry in entries() for fault in faults(entry)] == []


def test_the_catalogue_holds_all_that_is_marked_and_nothing_else() -> None:
    assert {(entry.get("msgctxt", ""), entry["msgid"]) for entry in entries()} == marked()


def test_what_is_compiled_is_what_is_written() -> None:
    with (CATALOGUE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in entries():
        if "msgid_plural" in entry:
            assert compiled.ngettext(entry["msgid"], entry["msgid_plural"], 2) == entry["msgstr[1]"]
        else:
            said = (
                compiled.pgettext(entry["msgctxt"], entry["msgid"])
                if "msgctxt" in entry
                else compiled.gettext(entry["msgid"])
            )
            assert said == entry["msgstr"]


def test_french_punctuation_stands_apart_and_never_begins_a_line() -> None:
    assert [words for words in all_said() if BREAKABLE.search(TAG.sub("", words)) or "'" in words] == []


def test_one_thing_has_one_french_word() -> None:
    assert [words for words in all_said() if RETIRED.search(words)] == []


def all_said() -> list[str]:
    """Each translation, plural forms apart."""
    return [words for entry in entries() for key, words in entry.items() if key.startswith("msgstr")]
