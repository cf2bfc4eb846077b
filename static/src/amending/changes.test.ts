import { expect, test } from "vitest";
import { changesOf, concernedBy, documentOf } from "./changes";
import { schema } from "./schema";
import type { Beginning, Change } from "./wording";

function beginning(...changes: Change[]): Beginning {
  return {
    base: [
      { id: "p7", kind: "operative", label: "7", level: null, runs: [{ text: "WE INVITE towns" }] },
      {
        id: "p8",
        kind: "operative",
        label: "8",
        level: null,
        runs: [{ text: "WE CALL ON ", marks: [] }, { text: "those", marks: ["italic"] }, { footnote: "n2" }],
      },
    ],
    notes: { n2: "Fainter than the seventh magnitude." },
    changes,
  };
}

const roundTrip = (...changes: Change[]): Change[] => {
  const start = beginning(...changes);
  return changesOf(documentOf(start, concernedBy(start)), start);
};

test("an untouched paragraph asks nothing", () => {
  const start = beginning();
  expect(changesOf(documentOf(start, ["p8"]), start)).toEqual([]);
});

test.each<[string, Change]>([
  ["a rewording", { act: "reword", paragraph: "p8", runs: [{ text: "WE BEG", marks: ["bold"] }, { footnote: "n2" }] }],
  ["a deletion", { act: "delete", paragraph: "p7" }],
  ["a move", { act: "move", paragraph: "p8", after: "p7" }],
  ["a move to the very beginning", { act: "move", paragraph: "p8", after: null }],
  ["a new note", { act: "reword", paragraph: "p7", runs: [{ text: "WE", marks: [] }, { footnote: "n9", text: "New." }] }],
  [
    "a new paragraph",
    { act: "insert", id: "new", after: "p7", kind: "operative", level: null, runs: [{ text: "WE ADD", marks: [] }] },
  ],
])("%s comes back from the document as it went in", (_, change) => {
  expect(roundTrip(change)).toEqual([change]);
});

test("two paragraphs after the same one keep their order", () => {
  const one: Change = { act: "insert", id: "a", after: "p7", kind: "operative", level: null, runs: [{ text: "A", marks: [] }] };
  const two: Change = { act: "insert", id: "b", after: "p7", kind: "operative", level: null, runs: [{ text: "B", marks: [] }] };
  expect(roundTrip(one, two)).toEqual([one, two]);
});

test("a new paragraph that is still empty is not sent", () => {
  const start = beginning();
  const empty = schema.node("paragraph", { id: "new", after: "p7" });
  expect(changesOf(schema.node("doc", null, [documentOf(start, ["p7"]).child(0), empty]), start)).toEqual([]);
});

test("a space typed at the end is no change", () => {
  const start = beginning();
  const node = documentOf(start, ["p7"]).child(0);
  const spaced = node.copy(node.content.append(schema.node("paragraph", null, [schema.text(" ")]).content));
  expect(changesOf(schema.node("doc", null, [spaced]), start)).toEqual([]);
});
