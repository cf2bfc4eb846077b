/** The Enter key: what is before the caret stays the paragraph that it was. */
import { splitBlock } from "prosemirror-commands";
import type { Command } from "prosemirror-state";
import { attributesOf, schema } from "./schema";

/** `order` are the ids of the base in its order. */
export function enter(order: readonly string[], newId: () => string): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection;
    if (!empty || $from.parentOffset > 0 || $from.parent.content.size === 0) return splitBlock(state, dispatch);
    // At the very beginning of a paragraph Enter makes a new one before it.
    const { id, kind, level, after } = attributesOf($from.parent);
    const place = order.indexOf(id);
    const before = place >= 0 ? (order[place - 1] ?? "") : after;
    const given = { id: newId(), kind, level, label: null, after: before, deleted: null };
    dispatch?.(state.tr.insert($from.before(), schema.node("paragraph", given)).scrollIntoView());
    return true;
  };
}
