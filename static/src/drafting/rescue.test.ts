import { EditorState, type Plugin } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { initProseMirrorDoc, ySyncPlugin } from "y-prosemirror";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { schema } from "../amending/schema";
import { ROOT } from "../live/room";
import { linesOf } from "../live/words";
import { paragraphsOf } from "./commands";
import { move } from "./moving";
import { Rescue } from "./rescue";

let presidency: Y.Doc;
let secretariat: Y.Doc;
let view: EditorView;
let kept: string[];

const root = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(ROOT);

function meet(): void {
  Y.applyUpdate(presidency, Y.encodeStateAsUpdate(secretariat), "room");
  Y.applyUpdate(secretariat, Y.encodeStateAsUpdate(presidency), "room");
  vi.advanceTimersByTime(10);
  Y.applyUpdate(presidency, Y.encodeStateAsUpdate(secretariat), "room");
}

/** The secretariat types behind the words of the paragraph with that number. */
function type(number: number, words: string): void {
  const found = paragraphsOf(view.state.doc)[number];
  if (found) view.dispatch(view.state.tr.insertText(words, found.place + 1 + found.node.content.size));
}

const takesAway = (from: number, to: number): void => {
  move(root(presidency), new Awareness(presidency), from, to);
};

beforeEach(() => {
  vi.useFakeTimers();
  presidency = new Y.Doc();
  secretariat = new Y.Doc();
  kept = [];
  root(presidency).insert(
    0,
    ["Lamps", "Bells", "Dogs"].map((words) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.setAttribute("id", words);
      paragraph.setAttribute("kind", "operative");
      paragraph.insert(0, [new Y.XmlText(words)]);
      return paragraph;
    }),
  );
  Y.applyUpdate(secretariat, Y.encodeStateAsUpdate(presidency));
  const rescue = new Rescue(() => root(secretariat), () => true, (words) => kept.push(words));
  const { doc, mapping } = initProseMirrorDoc(root(secretariat), schema);
  const state = EditorState.create({ doc, schema, plugins: [ySyncPlugin(root(secretariat), { mapping }) as Plugin] });
  view = new EditorView(null, {
    state,
    dispatchTransaction(transaction) {
      const before = view.state;
      view.updateState(before.apply(transaction));
      rescue.follow(view, before, transaction);
    },
  });
  vi.advanceTimersByTime(10);
});

afterEach(() => {
  view.destroy();
  vi.useRealTimers();
});

test("what was typed while the paragraph was moved stands in its copy", () => {
  type(0, " are lit");
  takesAway(0, 2);
  meet();
  expect(linesOf(root(secretariat))).toEqual(["Bells", "Dogs", "Lamps are lit"]);
  expect(linesOf(root(presidency))).toEqual(linesOf(root(secretariat)));
  expect(kept).toEqual([]);
});

test("also where half of it had come across before", () => {
  type(0, " are");
  Y.applyUpdate(presidency, Y.encodeStateAsUpdate(secretariat), "room");
  type(0, " lit");
  takesAway(0, 1);
  meet();
  expect(linesOf(root(presidency))).toEqual(["Bells", "Lamps are lit", "Dogs"]);
});

test("what came across whole is not typed twice", () => {
  type(0, " are lit");
  Y.applyUpdate(presidency, Y.encodeStateAsUpdate(secretariat), "room");
  takesAway(0, 2);
  meet();
  expect(linesOf(root(presidency))).toEqual(["Bells", "Dogs", "Lamps are lit"]);
});

test("where both have written in it, the words are offered for copying", () => {
  type(0, " are lit");
  takesAway(0, 2);
  const copy = (root(presidency).get(2) as Y.XmlElement).get(0) as Y.XmlText;
  copy.insert(0, "All ");
  meet();
  expect(linesOf(root(presidency))).toEqual(["Bells", "Dogs", "All Lamps"]);
  expect(kept).toEqual(["Lamps are lit"]);
});

test("where the paragraph was deleted, too", () => {
  type(0, " are lit");
  root(presidency).delete(0);
  meet();
  expect(kept).toEqual(["Lamps are lit"]);
});

test("others' paragraphs and what was typed long ago are nobody's care", () => {
  type(0, " are lit");
  meet();
  vi.advanceTimersByTime(60_000);
  root(presidency).delete(0);
  root(presidency).delete(0);
  meet();
  expect(kept).toEqual([]);
});
