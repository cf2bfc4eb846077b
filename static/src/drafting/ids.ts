/** Each paragraph has an id of its own: the second half of a split, a copy that is pasted, gets a new one. */
import { Plugin, type Transaction } from "prosemirror-state";
import { isFromRoom } from "../amending/remote";
import { attributesOf } from "../amending/schema";

/** It looks at what is typed here alone: two browsers that both mended would fight. */
export function idsPlugin(newId: () => string): Plugin {
  return new Plugin({
    appendTransaction(transactions, _old, state) {
      if (!transactions.some((each) => each.docChanged && !isFromRoom(each))) return null;
      const change = state.tr;
      rename(change, newId);
      return change.docChanged ? change : null;
    },
  });
}

function rename(change: Transaction, newId: () => string): void {
  const seen = new Set<string>();
  change.doc.forEach((node, offset) => {
    const attributes = attributesOf(node);
    const isNew = attributes.id === "" || seen.has(attributes.id);
    const id = isNew ? newId() : attributes.id;
    seen.add(id);
    if (isNew) change.setNodeMarkup(offset, null, { ...attributes, id, label: null, after: null, deleted: null });
  });
}
