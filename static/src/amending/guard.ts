/**
 * What typing may not do: lose a paragraph of the base, write in a deleted one, or give two paragraphs one id.
 * It looks at what is typed here alone; what comes from the room stands as it comes, or two browsers would fight over it.
 */
import type { Fragment, Node } from "prosemirror-model";
import { Plugin, type EditorState, type Transaction } from "prosemirror-state";
import { isFromRoom } from "./remote";
import { attributesOf } from "./schema";

// An amendment holds 1000 changes at most (changes_in.py); a paragraph can bear two of them.
export const PARAGRAPHS_AT_MOST = 500;

/** The base's own wording of a paragraph. */
export type BaseSays = (id: string) => Fragment | null;

/** `base` are the ids that stand in the base: they stay, and each stays in its place once. */
export function guardPlugin(base: ReadonlySet<string>, newId: () => string, says: BaseSays = () => null): Plugin {
  return new Plugin({
    filterTransaction(transaction, state) {
      if (!transaction.docChanged || isFromRoom(transaction)) return true;
      const grows = transaction.doc.childCount > state.doc.childCount;
      return !(grows && transaction.doc.childCount > PARAGRAPHS_AT_MOST) && !writesInDeleted(state.doc, transaction.doc);
    },
    appendTransaction(transactions, old, state) {
      if (!transactions.some((each) => each.docChanged && !isFromRoom(each))) return null;
      const change = state.tr;
      rename(change, base, newId, says);
      strike(change, old, base);
      return change.docChanged ? change : null;
    },
  });
}

function paragraphs(document: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  document.forEach((node) => {
    if (!found.has(attributesOf(node).id)) found.set(attributesOf(node).id, node);
  });
  return found;
}

function writesInDeleted(before: Node, after: Node): boolean {
  const now = paragraphs(after);
  return [...paragraphs(before)].some(([id, node]) => {
    const then = now.get(id);
    if (then === undefined || attributesOf(node).deleted !== true || attributesOf(then).deleted !== true) return false;
    return !node.content.eq(then.content);
  });
}

/**
 * Splitting and pasting copy attributes: the second of two becomes a new paragraph after the first. Of one that two people
 * took in at the same moment the second says what the base says, and goes.
 */
function rename(change: Transaction, base: ReadonlySet<string>, newId: () => string, says: BaseSays): void {
  const seen = new Set<string>();
  let anchor = "";
  change.doc.forEach((node, offset) => {
    const attributes = attributesOf(node);
    const isSecond = seen.has(attributes.id);
    const at = change.mapping.map(offset);
    if (isSecond && says(attributes.id)?.eq(node.content) === true) {
      change.delete(at, at + node.nodeSize);
      return;
    }
    if (attributes.id === "" || isSecond) {
      const id = newId();
      change.setNodeMarkup(at, null, { ...attributes, id, label: null, after: anchor, deleted: null });
      seen.add(id);
      return;
    }
    seen.add(attributes.id);
    // Inserted ones that follow each other name the same anchor: the paragraph of the base before them.
    anchor = base.has(attributes.id) ? attributes.id : (attributes.after ?? "");
  });
}

/** A paragraph of the base that was typed away, or joined to the one before it, is one that is deleted: it stands there, struck. */
function strike(change: Transaction, old: EditorState, base: ReadonlySet<string>): void {
  let place = 0;
  old.doc.forEach((node) => {
    const { id } = attributesOf(node);
    const still = placeOf(change.doc, id);
    if (still !== null) {
      place = still + (change.doc.nodeAt(still)?.nodeSize ?? 0);
    } else if (base.has(id)) {
      const struck = node.type.create({ ...node.attrs, deleted: true }, node.content);
      change.insert(place, struck);
      place += struck.nodeSize;
    }
  });
}

function placeOf(document: Node, id: string): number | null {
  let found: number | null = null;
  document.forEach((node, offset) => {
    if (attributesOf(node).id === id) found = offset;
  });
  return found;
}
