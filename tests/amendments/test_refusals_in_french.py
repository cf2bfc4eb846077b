"""A refusal is a sentence in its reader's language, and a code in none."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drafting.actions.create_draft import create_draft
from drafting.models import Body, Draft, Seat
from tests.factories import at, prepared, reword, tabled
from tests.reading.word_files import paragraph, run, word_file

FRENCH = {"HTTP_ACCEPT_LANGUAGE": "fr"}


def refusal(seat: Seat, path: str, body: dict[str, Any], **headers: str) -> dict[str, Any]:
    """The problem document that the person is answered."""
    client = Client()
    client.force_login(seat.user)
    answer = client.post(f"/api/{path}", body, content_type="application/json", **headers)  # type: ignore[arg-type]
    assert answer.status_code >= 400
    problem: dict[str, Any] = answer.json()
    return problem


def test_the_sentence_follows_the_language_and_the_code_stays(
    draft: Draft, presidency: Seat, france: Seat
) -> None:
    amendment = prepared(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    undecidable = tabled(draft, reword(draft, "3", "season", "month"), by=france)
    cases = (
        (
            france,
            f"drafts/{draft.pk}/amendments/",
            {"changes": []},
            "no_change",
            "Un amendement doit modifier",
        ),
        (
            france,
            f"drafts/{draft.pk}/amendments/",
            {"changes": [{"act": "insert", "after": at(draft, "2"), "kind": "poem", "text": "Oh."}]},
            "unknown_kind",
            "Il n’y a pas de type de paragraphe appelé 'poem'.",
        ),
        (
            france,
            f"drafts/{draft.pk}/amendments/",
            {"changes": [{"act": "reword", "paragraph": at(draft, "2"), "runs": [{"text": 7}]}]},
            "bad_runs",
            "Modification 1\u00a0: run 1\u00a0: text doit être une chaîne.",
        ),
        (
            france,
            f"amendments/{amendment.pk}/cosponsors/",
            {"delegation": "XX"},
            "unknown_delegation",
            "Il n’y a pas de délégation XX dans cette instance.",
        ),
        (
            presidency,
            f"amendments/{undecidable.pk}/decision/",
            {"outcome": "reject"},
            "reason_needed",
            "Indiquez pourquoi il n’est pas retenu.",
        ),
    )
    for seat, path, body, code, sentence in cases:
        english, french = refusal(seat, path, body), refusal(seat, path, body, **FRENCH)
        assert (english["code"], french["code"]) == (code, code)
        assert french["detail"].startswith(sentence)
        assert english["detail"] != french["detail"]


@pytest.mark.django_db
def test_what_is_not_there_is_said_in_french_too(france: Seat) -> None:
    client = Client()
    client.force_login(france.user)
    answer = client.get("/api/drafts/00000000-0000-0000-0000-000000000000/", **FRENCH)  # type: ignore[arg-type]
    assert answer.json()["detail"] == "Il n’y a rien ici que vous puissiez voir."


# Files that cannot be read in: the code, what is said in English and in French.
UNREADABLE = {
    "scan.png": (
        b"\x89PNG",
        "unsupported",
        "Only .txt, .md, .docx, .html, .htm, .pdf, .xml files can be read.",
        "Seuls les fichiers .txt, .md, .docx, .html, .htm, .pdf, .xml peuvent être lus.",
    ),
    "long.txt": (
        b"word\n\n" * 20_001,
        "too_large",
        "The text has more than 20,000 lines.",
        "Le texte compte plus de 20\u00a0000 lignes.",
    ),
    "large.txt": (
        b"word " * 2_000_001,
        "too_large",
        "The file is larger than 10 MB.",
        "Le fichier dépasse 10 Mo.",
    ),
    "empty.txt": (b"\n---\n", "empty", "The file holds no words.", "Le fichier ne contient aucun mot."),
    "latin.md": (
        "Réaffirmant".encode("latin-1"),
        "unreadable",
        "The file is not text in UTF-8.",
        "Le fichier n’est pas un texte en UTF-8.",
    ),
    "macros.docx": (
        word_file(paragraph(run("1. WE AGREE.")), parts={"word/vbaProject.bin": b"x"}),
        "dangerous",
        "The Word file holds macros; such files are not read.",
        "Le fichier Word contient des macros\u00a0; les fichiers de cette nature ne sont pas lus.",
    ),
    "half.pdf": (
        b"%PDF-1.7\n",
        "unreadable",
        "The file is not a whole PDF.",
        "Le fichier n’est pas un PDF complet.",
    ),
    "page.html": (
        b"<p>WE\0AGREE</p>",
        "unreadable",
        "The page holds NUL characters: it is not a text.",
        "La page contient des caractères NUL\u00a0: ce n’est pas un texte.",
    ),
    "letter.xml": (
        b"<letter>WE AGREE.</letter>",
        "unsupported",
        "The XML file is not an Akoma Ntoso document.",
        "Le fichier XML n’est pas un document Akoma Ntoso.",
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_wrong_with_a_file_is_said_in_both_languages(name: str, body: Body, presidency: Seat) -> None:
    content, code, english, french = UNREADABLE[name]
    draft = create_draft(title="Lights", body=body, family="council", symbol="WK 9/2026", by=presidency)
    client = Client()
    client.force_login(presidency.user)
    for sentence, headers in ((english, {}), (french, FRENCH)):
        file = SimpleUploadedFile(name, content)
        answer = client.post(f"/api/drafts/{draft.pk}/text/", {"file": file}, **headers)  # type: ignore[arg-type]
        assert (answer.json()["code"], answer.json()["detail"]) == (code, sentence)
