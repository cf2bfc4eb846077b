"""The main job through the API alone, on a real Council note: INIT, REV 1, REV 2, then a document of its own."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from drafting.tasks import make_waiting_papers
from tests.journeys.people import Person, founded_body
from tests.papers.word import printed, revisions

NOTE = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "council-note-6589-18.txt"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not NOTE.exists(), reason="../shared is absent"),
]


class Negotiation:
    """A draft read in from the note and issued as INIT, with the paragraphs by label."""

    def __init__(self) -> None:
        self.body, self.people = founded_body()
        sent = {"title": "Draft declaration", "body": self.body["id"], "family": "council"}
        draft = self.people["presidency"].post("drafts/", sent | {"symbol": "WK 15037/2017 INIT"}, status=201)
        self.path = f"drafts/{draft['id']}"
        self.people["presidency"].upload(f"{self.path}/text/", NOTE.name, NOTE.read_bytes())
        self.init = self.issue()

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def paragraph(self, label: str) -> dict[str, Any]:
        paragraphs = self["france"].get(f"{self.path}/paragraphs/")
        return next(p for p in paragraphs if p["label"] == label)

    def table(self, who: str, *changes: dict[str, Any]) -> str:
        """An amendment prepared and submitted; its id."""
        made = self[who].post(f"{self.path}/amendments/", {"changes": list(changes), "justification": "So."})
        self[who].post(f"amendments/{made['id']}/submit/")
        return str(made["id"])

    def reword(self, label: str, old: str, new: str) -> dict[str, Any]:
        paragraph = self.paragraph(label)
        assert paragraph["text"].count(old) == 1
        return {"act": "reword", "paragraph": paragraph["id"], "text": paragraph["text"].replace(old, new)}

    def decide(self, amendment: str, outcome: str, **more: Any) -> None:
        self["presidency"].post(f"amendments/{amendment}/decision/", {"outcome": outcome, **more}, status=201)

    def issue(self, **sent: Any) -> dict[str, Any]:
        return self["presidency"].post(f"{self.path}/revisions/", sent, status=201)

    def paper(self, revision: dict[str, Any], name: str) -> bytes:
        """The Word file of one of the revision's papers."""
        papers = self["germany"].get(f"revisions/{revision['id']}/papers/")
        url = next(p["url"] for p in papers if (p["paper"], p["format"]) == (name, "docx"))
        return bytes(self["germany"].client.get(url).content)

    def status(self, amendment: str) -> str:
        return self["presidency"].get(f"amendments/{amendment}/")["status"]


def test_the_note_becomes_a_document_of_its_own() -> None:
    note = Negotiation()
    assert note.init["symbol"] == "WK 15037/2017 INIT"

    reduce = note.table("france", note.reword("7", "review and improve", "revisit and improve"))
    rival = note.table("germany", note.reword("7", "review and improve", "examine and improve"))
    first = note.table("sweden", note.reword("9", "positive results", "encouraging results"))
    other = note.table("italy", note.reword("9", "WE WELCOME", "WE NOTE"))
    after = note.paragraph("11")["id"]
    new = note.table(
        "spain",
        {"act": "insert", "after": after, "kind": "operative", "text": "WE ADD a paragraph of our own."},
    )
    gone = note.table("poland", {"act": "delete", "paragraph": note.paragraph("41")["id"]})
    waiting = note.table("poland", note.reword("10", "WE COMMIT ourselves", "WE PLEDGE"))

    found = note["presidency"].get(f"{note.path}/conflicts/")
    assert {(c["kind"], frozenset((c["first"], c["second"]))) for c in found} == {
        ("overlap", frozenset((reduce, rival)))
    }

    note.decide(reduce, "accept")
    note.decide(rival, "accept")
    refusal = note["presidency"].post(f"{note.path}/revisions/", status=409)
    assert refusal["code"] == "conflicts_left"
    assert {refusal["conflicts"][0]["first"], refusal["conflicts"][0]["second"]} == {reduce, rival}
    assert len(note["presidency"].get(f"{note.path}/revisions/")) == 1

    note["presidency"].delete(f"amendments/{rival}/decision/")
    note.decide(rival, "reject", reason="France's wording has the support of the room.")
    note.decide(first, "accept")
    modified = note.reword("9", "WE WELCOME", "WE NOTE WITH INTEREST")
    note.decide(other, "accept_modified", changes=[modified], reason="Warmer.")
    note.decide(new, "accept")
    note.decide(gone, "accept")
    second = note.issue()

    assert (second["symbol"], second["previous_symbol"]) == ("WK 15037/2017 REV 1", "WK 15037/2017 INIT")
    texts = {p["label"]: p["text"] for p in second["text"]}
    assert "revisit and improve" in texts["7"]
    assert "examine" not in texts["7"]
    assert texts["9"].startswith("WE NOTE WITH INTEREST")
    assert "encouraging results" in texts["9"]
    assert texts["11bis"] == "WE ADD a paragraph of our own."
    assert "41" not in texts
    assert "42" in texts
    assert note.status(reduce) == "incorporated"
    assert note.status(rival) == "rejected"

    carried = note["presidency"].get(f"amendments/{waiting}/")
    assert (carried["status"], carried["base"], carried["flag"]) == ("submitted", second["id"], None)

    check_provenance(note, second)
    check_tracked_paper(note, second)
    note.issue()
    last = note.issue(symbol="6589/18")
    assert (last["symbol"], last["previous_symbol"]) == ("6589/18", "WK 15037/2017 REV 2")
    assert {"field": "prev_doc", "text": "WK 15037/2017 REV 2"} in last["cover"]

    make_waiting_papers()
    papers = note["france"].get(f"revisions/{second['id']}/papers/")
    assert {(p["paper"], p["format"]) for p in papers} >= {
        ("clean", "docx"),
        ("clean", "pdf"),
        ("marked", "docx"),
        ("marked", "pdf"),
        ("tracked", "docx"),
    }
    assert {p["state"] for p in papers} == {"ready"}, [(p["paper"], p["format"], p["reason"]) for p in papers]


def check_tracked_paper(note: Negotiation, revision: dict[str, Any]) -> None:
    """Accepting all gives REV 1's words, rejecting all INIT's; no word is struck and written again."""
    make_waiting_papers()
    tracked = note.paper(revision, "tracked")
    assert printed(tracked, "accept") == printed(note.paper(revision, "clean"), "accept")
    assert printed(tracked, "reject") == printed(note.paper(note.init, "clean"), "accept")
    recorded = [change for change in revisions(tracked) if change.act in ("ins", "del")]
    assert {change.author for change in recorded} == {"FR", "SE", "IT", "ES", "PL"}
    compared = note["observer"].get(f"revisions/{revision['id']}/compare/?with={note.init['id']}")
    shown = [text for p in compared["paragraphs"] for tag, text in p["pieces"] if tag != "keep"]
    assert count(change.text for change in recorded) <= 1.05 * count(shown)


def count(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def check_provenance(note: Negotiation, revision: dict[str, Any]) -> None:
    """Each changed word is its proposer's, each unchanged one INIT's, by an independent comparison of the words."""
    told = note["observer"].get(f"revisions/{revision['id']}/provenance/")
    base = {p["id"]: p["text"] for p in note.init["text"]}
    texts = {p["id"]: p["text"] for p in revision["text"]}
    for paragraph in told["paragraphs"]:
        assert "".join(span["text"] for span in paragraph["spans"]) == texts[paragraph["id"]]
        claimed = {w for span in paragraph["spans"] if span["source"] != "INIT" for w in span["text"].split()}
        old, new = base.get(paragraph["id"], "").split(), texts[paragraph["id"]].split()
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        changed = {w for tag, _, _, i, j in matcher.get_opcodes() if tag != "equal" for w in new[i:j]}
        assert {w.strip(",.") for w in claimed} == {w.strip(",.") for w in changed}
    sources = {span["source"] for p in told["paragraphs"] for span in p["spans"]}
    assert sources == {"INIT", "FR", "SE", "IT", "ES"}
    assert sum(told["shares"].values()) > 2000


def test_a_drafter_of_germany_never_learns_what_france_prepares() -> None:
    note = Negotiation()
    made = note["france"].post(
        f"{note.path}/amendments/", {"changes": [note.reword("7", "review and improve", "replace")]}
    )
    spy = note["germany2"]
    spy.get(f"amendments/{made['id']}/", status=404)
    spy.patch(f"amendments/{made['id']}/", {"justification": "mine"}, status=404)
    spy.delete(f"amendments/{made['id']}/", status=404)
    for verb in ("submit", "withdraw", "confirm", "disown", "rebase", "cosponsors", "decision"):
        sent = {"outcome": "accept", "delegation": "DE"}
        assert spy.post(f"amendments/{made['id']}/{verb}/", sent, status=404)["code"] == "not_found"
    assert spy.get(f"{note.path}/amendments/") == []
    assert spy.get(f"{note.path}/conflicts/") == []
    assert made["id"] not in str(spy.get(f"{note.path}/record/"))
