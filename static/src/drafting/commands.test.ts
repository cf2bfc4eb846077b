import { DOMParser, DOMSerializer } from "prosemirror-model";
import { AllSelection, EditorState, TextSelection, type Command } from "prosemirror-state";
import { expect, test } from "vitest";
import { attributesOf, schema } from "../amending/schema";
import * as commands from "./commands";
import { idsPlugin } from "./ids";
import type { Family } from "./kinds";

let given = 0;
const newId = (): string => `new${(given += 1)}`;

interface Line {
  readonly kind: string;
  readonly words: string;
  readonly level?: number;
  readonly label?: string;
}

/** A text of these paragraphs, the caret so far into the one with that number. */
function text(lines: readonly Line[], at: number, offset: number): EditorState {
  given = 0;
  const paragraphs = lines.map(({ kind, words, level, label }, number) =>
    schema.node("paragraph", { id: `p${number}`, kind, level: level ?? null, label: label ?? null }, words === "" ? [] : [schema.text(words)]),
  );
  const state = EditorState.create({ doc: schema.node("doc", null, paragraphs), plugins: [idsPlugin(newId)] });
  const place = (commands.paragraphsOf(state.doc)[at]?.place ?? 0) + 1 + offset;
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, place)));
}

function after(state: EditorState, command: Command): EditorState {
  let now = state;
  command(state, (transaction) => {
    now = now.apply(transaction);
  });
  return now;
}

const shown = (state: EditorState): string[] =>
  commands.paragraphsOf(state.doc).map(({ node }) => {
    const { id, kind, level, label } = attributesOf(node);
    return [id, kind, level ?? "", label ?? "", node.textContent].join("|");
  });

const OPERATIVE: readonly Line[] = [{ kind: "operative", words: "Lamps are lit.", label: "1" }];

test.each<[string, Line, Family, string]>([
  ["title", { kind: "title", words: "On lamps" }, "council", "new1|operative|||"],
  ["title of the UN", { kind: "title", words: "On lamps" }, "un", "new1|chapeau|||"],
  ["opening words", { kind: "chapeau", words: "The Council," }, "council", "new1|preambular|||"],
  ["enacting formula", { kind: "enacting_formula", words: "HAS AGREED:" }, "un", "new1|operative|||"],
  ["heading", { kind: "heading", words: "Bells", level: 2 }, "council", "new1|operative|||"],
  ["operative", { kind: "operative", words: "Lamps are lit.", label: "1" }, "council", "new1|operative|||"],
  ["point", { kind: "subparagraph", words: "lit;", level: 3, label: "i" }, "council", "new1|subparagraph|3||"],
])("Enter behind a %s begins what usually follows", (_, line, family, expected) => {
  const state = after(text([line], 0, line.words.length), commands.begin(family, newId));
  expect(shown(state)[1]).toBe(expected);
  expect(state.selection.$from.index(0)).toBe(1);
});

test("Enter within a paragraph cuts it in two, the first half stays what it was", () => {
  const state = after(text(OPERATIVE, 0, 5), commands.begin("council", newId));
  expect(shown(state)).toEqual(["p0|operative||1|Lamps", "new1|operative||| are lit."]);
});

test("Enter before a paragraph begins one before it", () => {
  const state = after(text(OPERATIVE, 0, 0), commands.begin("council", newId));
  expect(shown(state)).toEqual(["new1|operative|||", "p0|operative||1|Lamps are lit."]);
});

test("a kind brings its level and takes it away", () => {
  const heading = after(text(OPERATIVE, 0, 0), commands.setKind("heading"));
  expect(shown(heading)).toEqual(["p0|heading|1|1|Lamps are lit."]);
  expect(shown(after(heading, commands.setLevel(3)))).toEqual(["p0|heading|3|1|Lamps are lit."]);
  expect(shown(after(heading, commands.setKind("narrative")))).toEqual(["p0|narrative||1|Lamps are lit."]);
  expect(shown(after(text(OPERATIVE, 0, 0), commands.setLevel(3)))).toEqual(["p0|operative||1|Lamps are lit."]);
});

test("all that is selected becomes of the kind chosen", () => {
  const state = text([...OPERATIVE, { kind: "narrative", words: "In fog." }], 0, 0);
  const all = state.apply(state.tr.setSelection(new AllSelection(state.doc)));
  expect(shown(after(all, commands.setKind("subparagraph")))).toEqual(["p0|subparagraph|2|1|Lamps are lit.", "p1|subparagraph|2||In fog."]);
});

test.each([[" 1bis ", "1bis"], ["", ""]])("the label %j is kept as %j", (typed, label) => {
  expect(shown(after(text(OPERATIVE, 0, 0), commands.setLabel("p0", typed)))).toEqual([`p0|operative||${label}|Lamps are lit.`]);
});

test("a paragraph is taken out, the last one stays", () => {
  const two = text([...OPERATIVE, { kind: "narrative", words: "In fog." }], 0, 3);
  const one = after(two, commands.remove);
  expect(shown(one)).toEqual(["p1|narrative|||In fog."]);
  expect(commands.remove(one)).toBe(false);
});

test("a footnote is worded anew wherever it is called", () => {
  const called = (words: string) => schema.node("paragraph", { id: words }, [schema.text(words), schema.node("footnote", { id: "n", text: "Of oil." })]);
  const state = EditorState.create({ doc: schema.node("doc", null, [called("a"), called("b")]) });
  const texts: unknown[] = [];
  after(state, commands.setNote("n", "Of tallow.")).doc.descendants((node) => {
    if (node.type === schema.nodes.footnote) texts.push(node.attrs.text);
  });
  expect(texts).toEqual(["Of tallow.", "Of tallow."]);
});

test.each([
  [{ kind: "heading", level: 3 }, { kind: "heading", level: 3 }],
  [{ kind: "chapeau", level: null }, { kind: "chapeau", level: null }],
  [{ kind: "poem", level: 7 }, { kind: "operative", level: null }],
])("a paragraph that is cut out as %j is pasted as %j", (cut, pasted) => {
  const node = schema.node("paragraph", { id: "p0", ...cut }, [schema.text("Lamps")]);
  const holder = document.createElement("div");
  holder.append(DOMSerializer.fromSchema(schema).serializeNode(node));
  const back = DOMParser.fromSchema(schema).parse(holder).child(0);
  const { kind, level } = attributesOf(back);
  expect({ kind, level }).toEqual(pasted);
});
