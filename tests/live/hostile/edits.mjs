// Real updates of the editor: its own schema, ProseMirror's steps, y-prosemirror's way of writing them into Yjs.
//   node edits.mjs SEED BASES EACH     prints BASES lines of JSON: {"base": update, "updates": [EACH updates]}
// A base is a paragraph under a client id of its own; each update is one edit that could follow it. All in base 64.
import { EditorState, TextSelection } from "prosemirror-state";
import { toggleMark } from "prosemirror-commands";
import { createServer } from "vite";
import { updateYFragment } from "y-prosemirror";
import * as Y from "yjs";

const ROOT = "prosemirror";
const WORDS = "each harbour shall keep a lamp lit at night — and ring two bells in fog 𝄞".split(" ");
const [seed, bases, each] = process.argv.slice(2).map(Number);

/** Numbers from 0 to 1 out of a seed (mulberry32). */
let state = seed;
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (count) => Math.floor(chance() * count);
const pick = (list) => list[below(list.length)];
const words = (count) => Array.from({ length: count }, () => pick(WORDS)).join(" ");

const vite = await createServer({ configFile: false, server: { middlewareMode: true, watch: null }, optimizeDeps: { noDiscovery: true }, appType: "custom", logLevel: "error" });
const { schema } = await vite.ssrLoadModule("/static/src/amending/schema.ts");
await vite.close();

const paragraph = (text) => schema.node("paragraph", { id: `h${below(1e9)}`, kind: "operative" }, text ? [schema.text(text)] : []);
const range = (state) => {
  const at = [1 + below(state.doc.content.size - 1), 1 + below(state.doc.content.size - 1)].sort((a, b) => a - b);
  return TextSelection.between(state.doc.resolve(at[0]), state.doc.resolve(at[1]));
};
const marked = (name) => (state) => {
  let done = state.tr;
  toggleMark(schema.marks[name])(state.apply(state.tr.setSelection(range(state))), (tr) => (done = tr));
  return done;
};

const EDITS = [
  (state) => state.tr.insertText(pick(WORDS)[0], range(state).from),
  (state) => state.tr.insertText(words(5), range(state).from),
  (state) => state.tr.setSelection(range(state)).deleteSelection(),
  (state) => state.tr.setSelection(range(state)).insertText(words(2)),
  marked("italic"),
  marked("bold"),
  marked("superscript"),
  (state) => state.tr.insert(range(state).from, schema.node("footnote", { id: `n${below(1e9)}`, text: words(3) })),
  (state) => state.tr.split(range(state).from),
  (state) => state.tr.insert(state.doc.content.size, [paragraph(words(4)), paragraph(""), paragraph(words(9))]),
  (state) => state.tr.setNodeMarkup(0, undefined, { ...state.doc.child(0).attrs, deleted: true, level: below(4), after: "" }),
  (state) => state.tr.insertText(words(400), range(state).from),
];

/** What y-prosemirror's binding does when the editor has changed. */
function write(doc, node) {
  const mapping = { mapping: new Map(), isOMark: new Map() };
  doc.transact(() => updateYFragment(doc, doc.getXmlFragment(ROOT), node, mapping));
}

function base() {
  const doc = new Y.Doc();
  doc.clientID = below(2 ** 32);
  const node = schema.node("doc", null, [paragraph(words(12)), paragraph(words(6))]);
  write(doc, node);
  return { client: doc.clientID, update: Y.encodeStateAsUpdate(doc), node };
}

function edit({ client, update, node }) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  doc.clientID = client;
  const before = Y.encodeStateVector(doc);
  const after = EditorState.create({ doc: node, schema });
  write(doc, pick(EDITS)(after).doc);
  return Y.encodeStateAsUpdate(doc, before);
}

const inBase64 = (bytes) => Buffer.from(bytes).toString("base64");
for (let count = 0; count < bases; count += 1) {
  const made = base();
  const updates = Array.from({ length: each }, () => inBase64(edit(made)));
  process.stdout.write(`${JSON.stringify({ base: inBase64(made.update), updates })}\n`);
}
