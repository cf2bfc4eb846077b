/**
 * A paragraph in another place. It is moved in the room's document itself: left to compare the texts before and after,
 * the binding would rewrite one paragraph into the other, and what a colleague types meanwhile would land in the wrong one.
 *
 * A document of Yjs cannot move: the paragraph is taken out and a copy put in. Words typed into the one taken out would be
 * lost, so that a paragraph in which somebody else has the caret stays where it is.
 */
import { ySyncPluginKey } from "y-prosemirror";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { personIn, type Person } from "../live/company";

export type Outcome =
  | { readonly moved: true; readonly to: number }
  | { readonly moved: false; readonly writer: Person | null };

/** The paragraph at one place goes to stand at another, counted without it. */
export function move(fragment: Y.XmlFragment, awareness: Awareness, from: number, to: number): Outcome {
  if (to < 0 || to >= fragment.length || from === to) return { moved: false, writer: null };
  const writers = writersIn(fragment, awareness);
  const writer = writers.get(from);
  if (writer === undefined) {
    carry(fragment, from, to);
    return { moved: true, to };
  }
  // Past a neighbour one moves as well by letting the neighbour go the other way.
  if (Math.abs(from - to) === 1 && !writers.has(to)) {
    carry(fragment, to, from);
    return { moved: true, to };
  }
  return { moved: false, writer };
}

function carry(fragment: Y.XmlFragment, from: number, to: number): void {
  const paragraph = fragment.get(from);
  if (!(paragraph instanceof Y.XmlElement)) return;
  // As typing here, so that "undo mine" takes it back.
  fragment.doc?.transact(() => {
    const copy = paragraph.clone();
    fragment.delete(from);
    fragment.insert(to, [copy]);
  }, ySyncPluginKey);
}

/** Who else has the caret in which paragraph. */
export function writersIn(fragment: Y.XmlFragment, awareness: Awareness): Map<number, Person> {
  const found = new Map<number, Person>();
  for (const [client, state] of awareness.getStates()) {
    const person = client === awareness.clientID ? null : personIn(state);
    const cursor = state.cursor as { head?: unknown } | null | undefined;
    const place = cursor?.head === undefined || !fragment.doc ? -1 : placeOf(cursor.head, fragment);
    if (person !== null && place >= 0) found.set(place, person);
  }
  return found;
}

function placeOf(cursor: unknown, fragment: Y.XmlFragment): number {
  if (fragment.doc === null) return -1;
  const position = Y.createRelativePositionFromJSON(cursor);
  const absolute = Y.createAbsolutePositionFromRelativePosition(position, fragment.doc);
  let type: Y.AbstractType<unknown> | null = (absolute?.type as Y.AbstractType<unknown> | undefined) ?? null;
  while (type !== null && type.parent !== fragment) type = type.parent as Y.AbstractType<unknown> | null;
  return type === null ? -1 : fragment.toArray().indexOf(type as unknown as Y.XmlElement);
}
