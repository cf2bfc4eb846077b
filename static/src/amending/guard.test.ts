import { splitBlock } from "prosemirror-commands";
import { EditorState, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { guardPlugin } from "./guard";
import { attributesOf, schema } from "./schema";

function editing(...paragraphs: { id: string; text: string; after?: string }[]): EditorState {
  let given = 0;
  const nodes = paragraphs.map(({ id, text, after }) =>
    schema.node("paragraph", { id, label: after === undefined ? id : null, after: after ?? null }, [schema.text(text)]),
  );
  const plugin = guardPlugin(new Set(["7", "8"]), () => `new${++given}`);
  return EditorState.create({ doc: schema.node("doc", null, nodes), plugins: [plugin] });
}

function told(state: EditorState): string[] {
  const found: string[] = [];
  state.doc.forEach((node) => {
    const { id, after } = attributesOf(node);
    found.push(`${id}${after === null ? "" : ` after ${after}`}: ${node.textContent}`);
  });
  return found;
}

test("a paragraph split in two is the old one and a new one after it", () => {
  let state = editing({ id: "7", text: "WE INVITE towns" });
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 10)));
  splitBlock(state, (transaction) => {
    state = state.apply(transaction);
  });
  expect(told(state)).toEqual(["7: WE INVITE", "new1 after 7:  towns"]);
});

test("a new paragraph may be typed away, one of the base may not", () => {
  const state = editing({ id: "7", text: "Seven" }, { id: "a", text: "Added", after: "7" });
  const added = state.doc.child(0).nodeSize;
  expect(told(state.apply(state.tr.delete(added, added + state.doc.child(1).nodeSize)))).toEqual(["7: Seven"]);
  expect(told(state.apply(state.tr.delete(0, added)))).toHaveLength(2);
});
