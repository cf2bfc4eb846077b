/** What may come in from a clipboard or a keyboard: words, marks and footnotes, in paragraphs that are new here. */
import { Fragment, Slice, type Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { cleaned } from "./characters";
import { attributesOf, noteOf, schema } from "./schema";

// A frame holds 256 KiB (docs/protocol.md), and a character takes up to three bytes of it.
export const CHARACTERS_AT_MOST = 60_000;
export const PARAGRAPHS_PASTED_AT_MOST = 200;

/** `known` are the ids of the base's footnotes; `tooLong` is told when something was too long to be pasted at once. */
export function pastePlugin(known: ReadonlySet<string>, newId: () => string, tooLong: () => void): Plugin {
  return new Plugin({
    props: {
      // Line breaks of a file are no line breaks of the text.
      transformPastedHTML: (html) => html.replace(/\r?\n/g, " "),
      transformPasted(slice, view) {
        const notes = new Set(known);
        view.state.doc.descendants((node) => {
          if (node.type === schema.nodes.footnote) notes.add(noteOf(node).id);
        });
        return new Slice(adopted(slice.content, notes, newId), slice.openStart, slice.openEnd);
      },
      handleTextInput(view, from, to, text) {
        const words = cleaned(text, end(view.state.doc.resolve(from).nodeBefore));
        if (words === text) return false;
        if (words !== "") view.dispatch(view.state.tr.insertText(words, from, to));
        return true;
      },
      handlePaste(_view, _event, slice) {
        const isTooLong = slice.content.size > CHARACTERS_AT_MOST || slice.content.childCount > PARAGRAPHS_PASTED_AT_MOST;
        if (isTooLong) tooLong();
        return isTooLong;
      },
    },
  });
}

/** Pasted paragraphs are nobody's yet: they get their ids where they come in. A call of a note unknown here brings a new note. */
function adopted(content: Fragment, notes: ReadonlySet<string>, newId: () => string): Fragment {
  return Fragment.fromArray(content.content.flatMap((node, place) => adoptedNode(node, content.maybeChild(place - 1), notes, newId)));
}

/** The last letters of a text node: what comes behind them may be joined to them. */
function end(node: Node | null): string {
  return Array.from(node?.text ?? "").slice(-2).join("");
}

function adoptedNode(node: Node, before: Node | null, notes: ReadonlySet<string>, newId: () => string): Node[] {
  if (node.type === schema.nodes.paragraph) {
    const { kind, level } = attributesOf(node);
    return [node.type.create({ kind, level }, adopted(node.content, notes, newId))];
  }
  if (node.isText) {
    const words = cleaned(node.text ?? "", end(before));
    return words === "" ? [] : [schema.text(words, node.marks)];
  }
  const { id, text } = noteOf(node);
  if (notes.has(id)) return [node];
  return text === "" ? [] : [node.type.create({ id: newId(), text: cleaned(text) }, null, node.marks)];
}
