import { expect, test } from "vitest";
import { ySyncPluginKey } from "y-prosemirror";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { ROOT } from "../live/room";
import { linesOf } from "../live/words";
import { move, writersIn } from "./moving";

interface Seat {
  readonly doc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  readonly awareness: Awareness;
}

function seat(): Seat {
  const doc = new Y.Doc();
  return { doc, fragment: doc.getXmlFragment(ROOT), awareness: new Awareness(doc) };
}

/** The Presidency and the secretariat at one text of these paragraphs. */
function room(...lines: string[]): { presidency: Seat; secretariat: Seat } {
  const presidency = seat();
  const secretariat = seat();
  presidency.fragment.insert(
    0,
    lines.map((line, number) => {
      const paragraph = new Y.XmlElement<{ id: string; level: number }>("paragraph");
      paragraph.setAttribute("id", `p${number}`);
      paragraph.setAttribute("level", 2);
      paragraph.insert(0, [new Y.XmlText(line)]);
      return paragraph as unknown as Y.XmlElement;
    }),
  );
  meet(presidency, secretariat);
  return { presidency, secretariat };
}

function meet(one: Seat, other: Seat): void {
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc));
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc));
}

function wordsAt(fragment: Y.XmlFragment, place: number): Y.XmlText {
  return (fragment.get(place) as Y.XmlElement).get(0) as Y.XmlText;
}

/** The presidency sees the secretariat's caret in the paragraph there. */
function writes({ presidency, secretariat }: { presidency: Seat; secretariat: Seat }, place: number): void {
  const head = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(wordsAt(secretariat.fragment, place), 1)) as unknown;
  const user = { name: "Henrik", delegation: "Secretariat" };
  presidency.awareness.states.set(secretariat.doc.clientID, { user, cursor: { anchor: head, head } });
}

const lines = ({ fragment }: Seat): string[] => linesOf(fragment);

test.each([
  [0, 2, ["b", "c", "a"]],
  [2, 0, ["c", "a", "b"]],
  [0, 1, ["b", "a", "c"]],
  [1, 0, ["b", "a", "c"]],
])("a paragraph goes from %i to %i with all that it bears", (from, to, expected) => {
  const { presidency } = room("a", "b", "c");
  const attributes = (presidency.fragment.get(from) as Y.XmlElement).getAttributes();
  expect(move(presidency.fragment, presidency.awareness, from, to)).toEqual({ moved: true, to });
  expect(lines(presidency)).toEqual(expected);
  expect((presidency.fragment.get(to) as Y.XmlElement).getAttributes()).toEqual(attributes);
});

test.each([[0, -1], [2, 3], [1, 1]])("there is no way from %i to %i", (from, to) => {
  const { presidency } = room("a", "b", "c");
  expect(move(presidency.fragment, presidency.awareness, from, to)).toEqual({ moved: false, writer: null });
  expect(lines(presidency)).toEqual(["a", "b", "c"]);
});

test("a paragraph in which somebody writes is not moved away from under the hands", () => {
  const both = room("a", "b", "c");
  writes(both, 0);
  const { presidency } = both;
  expect([...writersIn(presidency.fragment, presidency.awareness).keys()]).toEqual([0]);
  expect(move(presidency.fragment, presidency.awareness, 0, 2)).toEqual({
    moved: false,
    writer: { name: "Henrik", delegation: "Secretariat" },
  });
});

test("past a neighbour it changes places by letting the neighbour go, and no word is lost", () => {
  const both = room("a", "b", "c");
  const { presidency, secretariat } = both;
  writes(both, 0);
  expect(move(presidency.fragment, presidency.awareness, 0, 1)).toEqual({ moved: true, to: 1 });
  wordsAt(secretariat.fragment, 0).insert(1, " typed meanwhile");
  meet(presidency, secretariat);
  expect(lines(presidency)).toEqual(["b", "a typed meanwhile", "c"]);
  expect(lines(secretariat)).toEqual(lines(presidency));
});

test("a move is taken back like what was typed", () => {
  const { presidency } = room("a", "b", "c");
  const undo = new Y.UndoManager(presidency.fragment, { trackedOrigins: new Set([ySyncPluginKey]) });
  move(presidency.fragment, presidency.awareness, 0, 2);
  undo.undo();
  expect(lines(presidency)).toEqual(["a", "b", "c"]);
  expect((presidency.fragment.get(0) as Y.XmlElement).getAttributes()).toEqual({ id: "p0", level: 2 });
});
