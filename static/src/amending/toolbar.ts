/** The editor's tools: marks, footnote, paragraph after, move, delete, undo of one's own. */
import { toggleMark } from "prosemirror-commands";
import { TextSelection, type Command, type EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { redoCommand, undoCommand } from "y-prosemirror";
import { inline } from "./changes";
import { cleaned } from "./characters";
import { attributesOf, schema, type ParagraphAttributes } from "./schema";
import type { Beginning } from "./wording";

type NewId = () => string;

/** `base` are the ids of the base's paragraphs: all others are new with this amendment. */
export function commands(base: ReadonlySet<string>, newId: NewId): Record<string, Command> {
  return {
    italic: toggleMark(schema.marks.italic),
    bold: toggleMark(schema.marks.bold),
    superscript: toggleMark(schema.marks.superscript),
    after: paragraphAfter(base, newId),
    remove: remove(base),
    undo: undoCommand,
    redo: redoCommand,
  };
}

/** The paragraph that holds the caret, and where it starts. */
export function current(state: EditorState): { readonly place: number; readonly attributes: ParagraphAttributes } {
  const { $from } = state.selection;
  // With everything selected the caret is in no paragraph: then it is the first.
  const place = $from.depth === 0 ? 0 : $from.before(1);
  return { place, attributes: attributesOf(state.doc.nodeAt(place) ?? schema.node("paragraph")) };
}

/** A footnote at the caret with its own text. */
function footnote(newId: NewId, text: string): Command {
  return (state, dispatch) => {
    const words = cleaned(text).trim();
    if (words === "") return false;
    dispatch?.(state.tr.replaceSelectionWith(schema.node("footnote", { id: newId(), text: words }), false));
    return true;
  };
}

/** Move the caret's paragraph after the one named, "" for the very beginning, null to leave it where it stands. */
export function moveAfter(after: string | null): Command {
  return (state, dispatch) => {
    const { place, attributes } = current(state);
    if (attributes.id === after) return false;
    dispatch?.(state.tr.setNodeMarkup(place, null, { ...attributes, after }));
    return true;
  };
}

/** Take a paragraph of the base in, to be amended too, where it stands in the base's order; or put the caret into it. */
export function takeIn(beginning: Beginning, id: string): Command {
  return (state, dispatch) => {
    const order = beginning.base.map((paragraph) => paragraph.id);
    const taken = beginning.base.find((paragraph) => paragraph.id === id);
    if (taken === undefined) return false;
    const places: { id: string; offset: number }[] = [];
    state.doc.forEach((node, offset) => places.push({ id: attributesOf(node).id, offset }));
    const there = places.find((each) => each.id === id);
    const next = places.find((each) => order.indexOf(each.id) > order.indexOf(id));
    const at = (there ?? next)?.offset ?? state.doc.content.size;
    const { kind, label, level } = taken;
    const node = schema.node("paragraph", { id, kind, label, level }, inline(taken.runs, beginning.notes));
    const change = there === undefined ? state.tr.insert(at, node) : state.tr;
    dispatch?.(change.setSelection(TextSelection.create(change.doc, at + 1)).scrollIntoView());
    return true;
  };
}

function paragraphAfter(base: ReadonlySet<string>, newId: NewId): Command {
  return (state, dispatch) => {
    const { place, attributes } = current(state);
    const given = {
      id: newId(),
      kind: attributes.kind,
      level: attributes.level,
      label: null,
      after: base.has(attributes.id) ? attributes.id : attributes.after,
      deleted: null,
    };
    const end = place + (state.doc.nodeAt(place)?.nodeSize ?? 0);
    const change = state.tr.insert(end, schema.node("paragraph", given));
    dispatch?.(change.setSelection(TextSelection.create(change.doc, end + 1)).scrollIntoView());
    return true;
  };
}

/** Deletes the paragraph of the base, or takes a new one away; on a deleted one it takes that back. */
function remove(base: ReadonlySet<string>): Command {
  return (state, dispatch) => {
    const { place, attributes } = current(state);
    const node = state.doc.nodeAt(place);
    if (node === null) return false;
    if (base.has(attributes.id)) {
      dispatch?.(state.tr.setNodeMarkup(place, null, { ...attributes, deleted: attributes.deleted === true ? null : true }));
      return true;
    }
    if (state.doc.childCount === 1) return false;
    dispatch?.(state.tr.delete(place, place + node.nodeSize));
    return true;
  };
}

/** Wire the buttons of a bar: `data-does` names the command. */
export function wire(bar: HTMLElement, view: EditorView, known: Readonly<Record<string, Command>>): void {
  bar.addEventListener("mousedown", (event) => {
    // The caret stays in the text.
    if (event.target instanceof Element && event.target.closest("[data-does]")) event.preventDefault();
  });
  bar.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-does]") : null;
    const command = known[button?.dataset.does ?? ""];
    if (command === undefined) return;
    event.preventDefault();
    command(view.state, view.dispatch);
    view.focus();
  });
}

/** Wire the field for a new footnote: its words are set at the caret. */
export function wireNote(section: HTMLElement, view: EditorView, newId: NewId): void {
  const words = section.querySelector<HTMLTextAreaElement>(".note-words");
  section.querySelector(".note-add")?.addEventListener("click", (event) => {
    event.preventDefault();
    if (!words || !footnote(newId, words.value)(view.state, view.dispatch)) return;
    words.value = "";
    words.closest<HTMLElement>("[popover]")?.hidePopover();
    view.focus();
  });
}
