/** What can be done to the paragraphs of a whole text, besides typing. */
import { splitBlock, toggleMark } from "prosemirror-commands";
import type { Node } from "prosemirror-model";
import { TextSelection, type Command, type EditorState } from "prosemirror-state";
import { redoCommand, undoCommand } from "y-prosemirror";
import { attributesOf, schema, type ParagraphAttributes } from "../amending/schema";
import { enter } from "../amending/typing";
import { kindAfter, levelOf, type Family } from "./kinds";

type NewId = () => string;

export const italic = toggleMark(schema.marks.italic);
export const bold = toggleMark(schema.marks.bold);
export const superscript = toggleMark(schema.marks.superscript);
export const undo: Command = undoCommand;
export const redo: Command = redoCommand;

/** At the end of a paragraph Enter begins the one that usually follows; elsewhere it cuts in two. */
export function begin(family: Family, newId: NewId): Command {
  const cut = enter([], newId);
  return (state, dispatch, view) => {
    const { $from, empty } = state.selection;
    const isAtEnd = empty && $from.parentOffset === $from.parent.content.size && $from.parent.content.size > 0;
    return isAtEnd ? paragraphAfter(family, newId)(state, dispatch) : cut(state, dispatch, view) || splitBlock(state, dispatch);
  };
}

/** An empty paragraph behind the caret's, with the caret in it. */
export function paragraphAfter(family: Family, newId: NewId): Command {
  return (state, dispatch) => {
    const before = here(state);
    const place = before === null ? 0 : before.place + before.node.nodeSize;
    const { kind, level } = before === null ? { kind: "heading", level: null } : attributesOf(before.node);
    const next = kindAfter(kind, family);
    const given = { id: newId(), kind: next, level: next === kind ? level : levelOf(next, null) };
    const change = state.tr.insert(place, schema.node("paragraph", given));
    dispatch?.(change.setSelection(TextSelection.create(change.doc, place + 1)).scrollIntoView());
    return true;
  };
}

/** Takes the selected paragraphs out; one always stays. */
export const remove: Command = (state, dispatch) => {
  const chosen = selected(state);
  const first = chosen[0];
  const last = chosen[chosen.length - 1];
  if (first === undefined || last === undefined || chosen.length === state.doc.childCount) return false;
  const change = state.tr.delete(first.place, last.place + last.node.nodeSize);
  const near = TextSelection.near(change.doc.resolve(Math.min(first.place, change.doc.content.size)), 1);
  dispatch?.(change.setSelection(near).scrollIntoView());
  return true;
};

/** Makes the selected paragraphs of this kind. */
export function setKind(kind: string): Command {
  return marked(({ level }) => ({ kind, level: levelOf(kind, level) }));
}

/** Puts those of the selected paragraphs that have a level on this one. */
export function setLevel(level: number): Command {
  return marked((now) => ({ level: levelOf(now.kind, null) === null ? null : level }));
}

/** Writes the label of the paragraph with this id; "" takes it away. */
export function setLabel(id: string, typed: string): Command {
  return (state, dispatch) => {
    const label = typed.trim() === "" ? null : typed.trim();
    const found = paragraphsOf(state.doc).find(({ node }) => attributesOf(node).id === id);
    if (found === undefined || attributesOf(found.node).label === label) return false;
    dispatch?.(state.tr.setNodeMarkup(found.place, null, { ...attributesOf(found.node), label }));
    return true;
  };
}

/** Words the footnote anew, wherever it is called. */
export function setNote(id: string, text: string): Command {
  return (state, dispatch) => {
    const change = state.tr;
    state.doc.descendants((node, place) => {
      if (node.type === schema.nodes.footnote && node.attrs.id === id && node.attrs.text !== text) {
        change.setNodeMarkup(place, null, { id, text }, node.marks);
      }
    });
    if (!change.docChanged) return false;
    dispatch?.(change);
    return true;
  };
}

export interface Placed {
  readonly node: Node;
  readonly place: number;
}

export function paragraphsOf(document: Node): Placed[] {
  const found: Placed[] = [];
  document.forEach((node, place) => found.push({ node, place }));
  return found;
}

/** The paragraph in which the selection begins; null where there is none. */
export function here(state: EditorState): (Placed & { readonly index: number }) | null {
  const paragraphs = paragraphsOf(state.doc);
  // With all selected, the selection begins before the first.
  const index = Math.min(state.selection.$from.index(0), paragraphs.length - 1);
  const found = paragraphs[index];
  return found === undefined ? null : { ...found, index };
}

/** The paragraphs that the selection touches. */
function selected(state: EditorState): Placed[] {
  const { from, to } = state.selection;
  return paragraphsOf(state.doc).filter(({ node, place }) => place < to && from < place + node.nodeSize);
}

function marked(wanted: (now: ParagraphAttributes) => Partial<ParagraphAttributes>): Command {
  return (state, dispatch) => {
    const change = state.tr;
    for (const { node, place } of selected(state)) {
      change.setNodeMarkup(place, null, { ...attributesOf(node), ...wanted(attributesOf(node)) });
    }
    dispatch?.(change);
    return true;
  };
}

/** How a paragraph is named to a reader: by its label, or by its first words. */
export function nameOf(node: Node): string {
  const { label } = attributesOf(node);
  const words = node.textContent.trim();
  const beginning = words.length > 40 ? `${words.slice(0, 40).trimEnd()} …` : words;
  return [label, beginning].filter((part) => part !== null && part !== "").join(" ");
}
