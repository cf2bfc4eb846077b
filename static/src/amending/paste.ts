/** What may come in from a clipboard: words, marks and footnotes, in paragraphs that are new here. */
import { Fragment, Slice, type Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { attributesOf, noteOf, schema } from "./schema";

// A frame holds 256 KiB (docs/protocol.md), and a character takes up to three bytes of it.
export const CHARACTERS_AT_MOST = 60_000;
export const PARAGRAPHS_PASTED_AT_MOST = 200;

// As parse_update.py: an update that holds one is refused.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** `known` are the ids of the base's footnotes; `tooLong` is told when something was too long to be pasted at once. */
export function pastePlugin(known: ReadonlySet<string>, newId: () => string, tooLong: () => void): Plugin {
  return new Plugin({
    props: {
      transformPastedText: cleaned,
      // Line breaks of a file are no line breaks of the text.
      transformPastedHTML: (html) => cleaned(html).replace(/\r?\n/g, " "),
      transformPasted(slice, view) {
        const notes = new Set(known);
        view.state.doc.descendants((node) => {
          if (node.type === schema.nodes.footnote) notes.add(noteOf(node).id);
        });
        return new Slice(adopted(slice.content, notes, newId), slice.openStart, slice.openEnd);
      },
      handlePaste(_view, _event, slice) {
        const isTooLong = slice.content.size > CHARACTERS_AT_MOST || slice.content.childCount > PARAGRAPHS_PASTED_AT_MOST;
        if (isTooLong) tooLong();
        return isTooLong;
      },
    },
  });
}

function cleaned(text: string): string {
  return text.replace(CONTROL, "");
}

/** Pasted paragraphs are nobody's yet: they get their ids where they come in. A call of a note unknown here brings a new note. */
function adopted(content: Fragment, notes: ReadonlySet<string>, newId: () => string): Fragment {
  return Fragment.fromArray(content.content.flatMap((node) => adoptedNode(node, notes, newId)));
}

function adoptedNode(node: Node, notes: ReadonlySet<string>, newId: () => string): Node[] {
  if (node.type === schema.nodes.paragraph) {
    const { kind, level } = attributesOf(node);
    return [node.type.create({ kind, level }, adopted(node.content, notes, newId))];
  }
  if (node.type !== schema.nodes.footnote) return [node];
  const { id, text } = noteOf(node);
  if (notes.has(id)) return [node];
  return text === "" ? [] : [node.type.create({ id: newId(), text }, null, node.marks)];
}
