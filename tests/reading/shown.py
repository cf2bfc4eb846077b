"""An outline as lines a lawyer can check: `operative 5: WE AGREE{fn1} that …`; *bold*, /italic/, ^superscript^."""

from __future__ import annotations

from drafting.reading.outline import Block, Outline

_SIGNS = {"bold": "*", "italic": "/", "superscript": "^"}


def shown(outline: Outline) -> str:
    parts = [
        [f"family: {outline.family}", *(f"{field.field}: {field.text}" for field in outline.cover)],
        [shown_block(block) for block in outline.blocks],
        [f"{note.id} {note.marker}: {note.text}" for note in outline.footnotes],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def shown_block(block: Block) -> str:
    level = f", level {block.level}" if block.level else ""
    return f"{block.kind} {block.label or '-'}{level}: {marked(block)}"


def marked(block: Block) -> str:
    """The words with their marks and calls written in; inner marks close before outer ones."""
    inserts = [(mark.start, 2, -mark.end, _SIGNS[mark.kind]) for mark in block.marks]
    inserts += [(mark.end, 0, -mark.start, _SIGNS[mark.kind]) for mark in reversed(block.marks)]
    inserts += [(call.offset, 1, 0, f"{{{call.id}}}") for call in block.footnotes]
    text, moved = block.text, 0
    for offset, _, _, sign in sorted(inserts, key=lambda insert: insert[:3]):
        text = text[: offset + moved] + sign + text[offset + moved :]
        moved += len(sign)
    return text
