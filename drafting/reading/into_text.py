"""An outline becomes a text: what was read in can be tabled, amended and issued."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import replace

from drafting.reading.marked import Marked, without
from drafting.reading.outline import Block, Outline
from drafting.text.characters import bad_places, without_bad
from drafting.text.paragraph import CoverField, Footnote, Paragraph, Text
from drafting.text.wording import Call, Mark, Run, Wording, canonical


def text_from_outline(outline: Outline, *, new_id: Callable[[], str]) -> Text:
    """The text of an outline; `new_id` gives each paragraph and footnote its permanent id.

    The title stays a paragraph too, so that it can be amended. A cover note belongs to the transmission and
    goes to the cover. Labels stay as printed. A note that is called and was not found has an empty text.
    Characters that would be refused in an amendment are left out: every paragraph can be reworded.
    """
    texts = {note.id: without_bad(note.text) for note in outline.footnotes}
    called = (call.id for block in outline.blocks for call in block.footnotes)
    ids = {note: new_id() for note in dict.fromkeys((*called, *texts))}
    cover_notes = [without_bad(block.text) for block in outline.blocks if block.kind == "cover_note"]
    return Text(
        family=outline.family,
        title=without_bad(outline.title or ""),
        cover=(
            *(CoverField(field.field, without_bad(field.text)) for field in outline.cover),
            *(CoverField("cover_note", text) for text in cover_notes),
        ),
        paragraphs=tuple(
            Paragraph(new_id(), block.kind, block.label, block.level, _wording(block, ids))
            for block in outline.blocks
            if block.kind != "cover_note"
        ),
        footnotes=tuple(Footnote(id, texts.get(note, "")) for note, id in ids.items()),
    )


def _wording(block: Block, ids: Mapping[str, str]) -> Wording:
    block = _readable(block)
    calls = deque(sorted(block.footnotes, key=lambda call: call.offset))
    turns = _turns(block)
    places = sorted({0, *turns, *(_inside(block, call.offset) for call in calls)})
    borne: Counter[Mark] = Counter()
    pieces: list[Run | Call] = []
    for start, end in zip(places, (*places[1:], len(block.text)), strict=True):
        while calls and calls[0].offset <= start:
            pieces.append(Call(ids[calls.popleft().id]))
        borne.update(turns.get(start, {}))
        marks = frozenset(mark for mark, times in borne.items() if times > 0)
        pieces.append(Run(block.text[start:end], marks))
    return canonical((*pieces, *(Call(ids[call.id]) for call in calls)))


def _readable(block: Block) -> Block:
    bad = [(place, place + 1) for place in bad_places(block.text)]
    left = without(Marked(block.text, block.marks, block.footnotes), spans=bad)
    return replace(block, text=left.text, marks=left.marks, footnotes=left.calls)


def _turns(block: Block) -> dict[int, Counter[Mark]]:
    """Where marks begin or end: how many more of each kind lie on the words from there on, or fewer."""
    turns: dict[int, Counter[Mark]] = defaultdict(Counter)
    for mark in block.marks:
        if mark.start < mark.end:
            turns[_inside(block, mark.start)][mark.kind] += 1
            turns[_inside(block, mark.end)][mark.kind] -= 1
    return turns


def _inside(block: Block, offset: int) -> int:
    return min(max(offset, 0), len(block.text))
