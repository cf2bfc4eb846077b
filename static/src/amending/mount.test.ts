import { AllSelection, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { afterEach, expect, test } from "vitest";
import { prosemirrorToYXmlFragment, undo } from "y-prosemirror";
import * as Y from "yjs";
import { ROOT } from "../live/room";
import { documentOf } from "./changes";
import { mount, type Mounted } from "./mount";
import { CHARACTERS_AT_MOST } from "./paste";
import { attributesOf } from "./schema";
import { takeIn } from "./toolbar";
import type { Beginning } from "./wording";

const beginning: Beginning = {
  base: [
    { id: "p6", kind: "operative", label: "6", level: null, runs: [{ text: "Six" }, { footnote: "n1" }] },
    { id: "p7", kind: "operative", label: "7", level: null, runs: [{ text: "WE INVITE towns" }] },
    { id: "p8", kind: "operative", label: "8", level: null, runs: [{ text: "Eight" }, { footnote: "n2" }] },
  ],
  notes: { n1: "One.", n2: "Two." },
  changes: [],
};

interface Typist {
  readonly doc: Y.Doc;
  readonly sent: Uint8Array[];
  readonly mounted: Mounted;
  tooLong: number;
}

const seated: Typist[] = [];

/** What the server seeds a room with, as it writes it: attributes that are null are not there. */
function seed(...ids: string[]): Uint8Array {
  const doc = new Y.Doc();
  prosemirrorToYXmlFragment(documentOf(beginning, ids), doc.getXmlFragment(ROOT));
  return Y.encodeStateAsUpdate(doc);
}

function sit(state: Uint8Array): Typist {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const section = document.createElement("section");
  section.innerHTML = '<div class="bar"></div><div class="type" hidden></div>';
  document.body.append(section);
  const sent: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (local) sent.push(update);
  });
  const mounted = mount(section, beginning, { fragment: doc.getXmlFragment(ROOT) }, { tooLong: () => (typist.tooLong += 1) });
  const typist: Typist = { doc, sent, mounted, tooLong: 0 };
  seated.push(typist);
  return typist;
}

/** All that was sent reaches everybody else. */
function exchange(): void {
  for (const from of seated) {
    for (const update of from.sent.splice(0)) {
      for (const to of seated) if (to !== from) Y.applyUpdate(to.doc, update, "the line");
    }
  }
}

function type({ mounted: { view } }: Typist, at: number, words: string): void {
  view.dispatch(view.state.tr.insertText(words, at));
}

function press({ mounted: { view } }: Typist, key: string, at?: number): void {
  if (at !== undefined) view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)));
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  view.someProp("handleKeyDown", (handle) => handle(view, event) ?? false);
}

/** What the browser does when something is pasted; it has no clipboard here. */
function paste(view: EditorView, html: string): void {
  view.pasteHTML(html, new Event("paste") as ClipboardEvent);
}

function told({ mounted: { view } }: Typist): string[] {
  const found: string[] = [];
  view.state.doc.forEach((node) => {
    const { id, after, deleted } = attributesOf(node);
    const place = after === null ? "" : ` after ${after || "nothing"}`;
    found.push(`${id.length > 9 ? "new" : id}${place}${deleted === true ? " deleted" : ""}: ${node.textContent}`);
  });
  return found;
}

afterEach(() => {
  for (const { mounted, doc } of seated.splice(0)) {
    mounted.view.destroy();
    doc.destroy();
  }
  document.body.replaceChildren();
});

test("to look at a room writes nothing in it", () => {
  const france = sit(seed("p7", "p8"));
  expect(told(france)).toEqual(["p7: WE INVITE towns", "p8: Eight"]);
  expect(france.sent).toEqual([]);
});

test("who types does not undo a deletion that another makes at the same time", () => {
  const state = seed("p7");
  const [france, other] = [sit(state), sit(state)];
  const { view } = other.mounted;
  view.dispatch(view.state.tr.setNodeAttribute(0, "deleted", true));
  type(france, 1, "X");
  exchange();
  expect(told(france)).toEqual(["p7 deleted: XWE INVITE towns"]);
  expect(told(other)).toEqual(told(france));
});

test("the first half of a split paragraph is the old one, for those too who type in it", () => {
  const state = seed("p7");
  const [france, other] = [sit(state), sit(state)];
  press(france, "Enter", 10);
  type(other, 1, "X");
  exchange();
  expect(told(france)).toEqual(["p7: XWE INVITE", "new after p7:  towns"]);
  expect(told(other)).toEqual(told(france));
});

test("two who split one paragraph at once make two new ones, and do not fight over them", () => {
  const state = seed("p7");
  const [france, other] = [sit(state), sit(state)];
  press(france, "Enter", 4);
  press(other, "Enter", 10);
  exchange();
  expect([france.sent, other.sent]).toEqual([[], []]);
  expect(told(france)).toEqual(told(other));
  const ids = new Set<string>();
  france.mounted.view.state.doc.forEach((node) => ids.add(attributesOf(node).id));
  expect(ids.size).toBe(france.mounted.view.state.doc.childCount);
});

test("Enter at the beginning makes a new paragraph before it", () => {
  const france = sit(seed("p7"));
  press(france, "Enter", 1);
  expect(told(france)).toEqual(["new after p6: ", "p7: WE INVITE towns"]);
});

test("a paragraph of the base joined to the one before it is deleted, and stays to be seen", () => {
  const france = sit(seed("p7", "p8"));
  press(france, "Backspace", france.mounted.view.state.doc.child(0).nodeSize + 1);
  expect(told(france)).toEqual(["p7: WE INVITE townsEight", "p8 deleted: Eight"]);
  undo(france.mounted.view.state);
  expect(told(france)).toEqual(["p7: WE INVITE towns", "p8: Eight"]);
});

test("typing over everything keeps the first paragraph and deletes the others", () => {
  const france = sit(seed("p7", "p8"));
  const { view } = france.mounted;
  view.dispatch(view.state.tr.setSelection(new AllSelection(view.state.doc)));
  view.dispatch(view.state.tr.insertText("All new", 1, view.state.doc.content.size - 1));
  expect(told(france)).toEqual(["p7: All new", "p8 deleted: Eight"]);
});

test("in a deleted paragraph nothing can be typed", () => {
  const france = sit(seed("p7"));
  const { view } = france.mounted;
  view.dispatch(view.state.tr.setNodeAttribute(0, "deleted", true));
  type(france, 1, "X");
  expect(told(france)).toEqual(["p7 deleted: WE INVITE towns"]);
});

test("undo takes back one's own words alone, and ids outlive it", () => {
  const state = seed("p7");
  const [france, other] = [sit(state), sit(state)];
  press(france, "Enter", 10);
  exchange();
  type(other, 1, "X");
  exchange();
  undo(france.mounted.view.state);
  exchange();
  expect(told(france)).toEqual(["p7: XWE INVITE towns"]);
  expect(told(other)).toEqual(told(france));
});

test("another paragraph is taken in at its place, and twice at once it stands there once", () => {
  const state = seed("p7");
  const [france, other] = [sit(state), sit(state)];
  for (const { mounted } of [france, other]) takeIn(beginning, "p6")(mounted.view.state, mounted.view.dispatch);
  expect(told(france)).toEqual(["p6: Six", "p7: WE INVITE towns"]);
  exchange();
  type(france, 1, "X");
  exchange();
  expect(told(france).filter((each) => each.startsWith("p6"))).toHaveLength(1);
  expect(told(other)).toEqual(told(france));
  expect(france.mounted.changes()).toHaveLength(1);
});

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head><body>
<!--StartFragment--><p class=MsoNormal style='mso-list:l0 level1'><![if !supportLists]><span>1.<span>&nbsp;</span></span><![endif]>The <b>Council</b>,<o:p></o:p></p>
<table><tr><td><p class=MsoNormal>noting the <i>table</i></p></td></tr></table><h1>A heading</h1><script>alert(1)</script><!--EndFragment--></body></html>`;

test.each([
  ["a document of Word", WORD, ["The Council,", "noting the table", "A heading"]],
  ["a web page", '<div onclick="x()"><h2>One</h2><ul><li>two</li></ul><img src="x"><a href="y">three</a></div>', ["One", "two", "three"]],
  ["what a cloud editor calls bold", '<b style="font-weight:normal"><p>plain</p></b>', ["plain"]],
  ["what cannot be seen", "<p>a\u0007b\u000bc&#8203;d\u202ee&shy;f</p>", ["abcdef"]],
])("%s is pasted as words in paragraphs of their own", (_, html, expected) => {
  const france = sit(seed("p7"));
  const { view } = france.mounted;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 16)));
  paste(view, html);
  view.state.doc.check();
  const said = told(france).join("\n");
  for (const words of expected) expect(said).toContain(words);
  const ids = new Set<string>();
  view.state.doc.forEach((node) => ids.add(attributesOf(node).id));
  expect(ids.size).toBe(view.state.doc.childCount);
  expect(said).not.toContain("alert");
});

test("what is copied here and pasted here has ids of its own and calls the same note", () => {
  const france = sit(seed("p7", "p8"));
  const { view } = france.mounted;
  const copied = view.serializeForClipboard(view.state.doc.slice(0, view.state.doc.content.size)).dom.innerHTML;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 16)));
  paste(view, copied);
  view.state.doc.check();
  const ids: string[] = [];
  const notes: unknown[] = [];
  view.state.doc.descendants((node) => {
    if (node.type.name === "paragraph") ids.push(attributesOf(node).id);
    if (node.type.name === "footnote") notes.push(node.attrs.id);
  });
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => id === "p7" || id === "p8")).toHaveLength(2);
  expect(notes).toEqual(["n2", "n2"]);
});

test("a note of another text brings its words under an id of its own", () => {
  const france = sit(seed("p7"));
  const { view } = france.mounted;
  paste(view, '<p data-pm-slice="1 1 []">x<span data-footnote="elsewhere" title="Foreign."></span></p>');
  const notes: { id: string; text: string }[] = [];
  view.state.doc.descendants((node) => {
    if (node.type.name === "footnote") notes.push(node.attrs as { id: string; text: string });
  });
  expect(notes).toHaveLength(1);
  expect(notes[0]?.text).toBe("Foreign.");
  expect(notes[0]?.id).not.toBe("elsewhere");
});

test.each([
  ["ten thousand paragraphs", "<p>x</p>".repeat(10_000)],
  ["a very long one", `<p>${"x".repeat(CHARACTERS_AT_MOST + 1)}</p>`],
])("%s are too much to be pasted at once, and nothing of them comes in", { timeout: 60_000 }, (_, html) => {
  const france = sit(seed("p7"));
  paste(france.mounted.view, html);
  expect(told(france)).toEqual(["p7: WE INVITE towns"]);
  expect(france.tooLong).toBe(1);
});

test("footnotes print the number that they would have in the text", () => {
  const france = sit(seed("p7", "p8"));
  const { view } = france.mounted;
  const printed = (): string[] => [...view.dom.querySelectorAll(".fn")].map((call) => call.textContent);
  expect(printed()).toEqual(["2"]);
  view.dispatch(view.state.tr.insert(4, view.state.schema.node("footnote", { id: "new", text: "New." })));
  expect(printed()).toEqual(["2", "3"]);
});

test("an editor put on another document shows that one and forgets the first", () => {
  const france = sit(seed("p7"));
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, seed("p8"));
  france.mounted.stand({ fragment: fresh.getXmlFragment(ROOT) });
  expect(told(france)).toEqual(["p8: Eight"]);
  type(france, 1, "X");
  expect(france.sent).toEqual([]);
  expect(fresh.getXmlFragment(ROOT).toJSON()).toContain("XEight");
});
