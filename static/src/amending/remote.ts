/** What comes out of the room's document, another's words as well as an undo of one's own, is never answered with a change. */
import type { Transaction } from "prosemirror-state";
import { ySyncPluginKey } from "y-prosemirror";

export function isFromRoom(transaction: Transaction): boolean {
  const meta = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
  return meta?.isChangeOrigin === true;
}
