/** What typing may not do: lose a paragraph of the base, or give two paragraphs one id. */
import { Plugin, type EditorState, type Transaction } from "prosemirror-state";
import { attributesOf } from "./schema";

/** Set on a transaction that takes a paragraph of the base out of the amendment on purpose. */
export const TAKE_OUT = "takeOut";

function ids(state: { readonly doc: EditorState["doc"] }): string[] {
  const found: string[] = [];
  state.doc.forEach((node) => found.push(attributesOf(node).id));
  return found;
}

/** `base` are the ids that stand in the base: they stay, and each stays in its place once. */
export function guardPlugin(base: ReadonlySet<string>, newId: () => string): Plugin {
  return new Plugin({
    filterTransaction(transaction, state) {
      if (!transaction.docChanged || transaction.getMeta(TAKE_OUT) !== undefined) return true;
      const left = new Set(ids(transaction));
      return ids(state).every((id) => !base.has(id) || left.has(id));
    },
    appendTransaction(_transactions, _old, state) {
      return renamed(state, base, newId);
    },
  });
}

/** Splitting copies attributes: the second half becomes a new paragraph after the first. */
function renamed(state: EditorState, base: ReadonlySet<string>, newId: () => string): Transaction | null {
  const seen = new Set<string>();
  let anchor = "";
  let change: Transaction | null = null;
  state.doc.forEach((node, offset) => {
    const attributes = attributesOf(node);
    if (attributes.id === "" || seen.has(attributes.id)) {
      const id = newId();
      change ??= state.tr;
      change.setNodeMarkup(offset, null, { ...attributes, id, label: null, after: anchor, deleted: false });
      seen.add(id);
      return;
    }
    seen.add(attributes.id);
    // Inserted ones that follow each other name the same anchor: the paragraph of the base before them.
    anchor = base.has(attributes.id) ? attributes.id : (attributes.after ?? "");
  });
  return change;
}
