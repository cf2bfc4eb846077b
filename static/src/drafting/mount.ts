/** The editor of a whole text on the document of its room. */
import { baseKeymap } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import { EditorState, TextSelection, type Command, type Plugin, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { initProseMirrorDoc, ySyncPlugin, yUndoPlugin, yUndoPluginKey } from "y-prosemirror";
import type { UndoManager } from "yjs";
import { caretsPlugin } from "../amending/carets";
import { noting } from "../amending/noting";
import { numbersPlugin } from "../amending/numbers";
import { pastePlugin } from "../amending/paste";
import { attributesOf, schema } from "../amending/schema";
import type { Colours } from "../live/company";
import type { LiveRoom } from "../live/room";
import * as commands from "./commands";
import { idsPlugin } from "./ids";
import type { Family } from "./kinds";
import { move, type Outcome } from "./moving";
import { openLabel, paragraphView } from "./paragraph_view";

export interface Options {
  readonly family: Family;
  readonly colours: Colours;
  /** What the editor and the field of a label are called. */
  readonly says: string;
  readonly labelOf: string;
  /** Told after each transaction, the caret's as well as the text's. */
  readonly onChange: (view: EditorView, before: EditorState, transaction: Transaction) => void;
  readonly onMove: (outcome: Outcome, view: EditorView) => void;
  readonly tooLong: () => void;
}

const newId = (): string => crypto.randomUUID();

/** The editor in `holder`. When the room is begun anew, `stateOn` gives the state to stand on. */
export function mount(holder: HTMLElement, room: LiveRoom, options: Options): EditorView {
  const view: EditorView = new EditorView(
    { mount: holder },
    {
      state: stateOn(room, options),
      editable: () => room.mayWrite,
      handleDOMEvents: noting,
      nodeViews: { paragraph: paragraphView(options.labelOf) },
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": options.says, spellcheck: "true" },
      dispatchTransaction(transaction) {
        const before = view.state;
        view.updateState(before.apply(transaction));
        options.onChange(view, before, transaction);
      },
    },
  );
  holder.hidden = false;
  return view;
}

export function stateOn(room: LiveRoom, options: Options): EditorState {
  const { doc, mapping } = initProseMirrorDoc(room.fragment, schema);
  return EditorState.create({
    doc,
    schema,
    plugins: [
      ySyncPlugin(room.fragment, { mapping }) as Plugin,
      caretsPlugin(room.awareness, options.colours),
      yUndoPlugin(),
      keymap(keys(room, options)),
      keymap(baseKeymap),
      idsPlugin(newId),
      pastePlugin(new Set(), newId, options.tooLong),
      numbersPlugin([]),
    ],
  });
}

/** What the bar's buttons do, by `data-does`. */
export function deeds(room: LiveRoom, options: Options): Record<string, Command> {
  return {
    italic: alone(commands.italic),
    bold: alone(commands.bold),
    superscript: alone(commands.superscript),
    after: alone(commands.paragraphAfter(options.family, newId)),
    remove: alone(commands.remove),
    undo: commands.undo,
    redo: commands.redo,
    up: alone(moveBy(-1, room, options)),
    down: alone(moveBy(1, room, options)),
  };
}

/** Is undone by itself, and not together with what was typed just before or after. */
export function alone(command: Command): Command {
  return (state, dispatch, view) => {
    const undoManager = (yUndoPluginKey.getState(state) as { undoManager: UndoManager } | undefined)?.undoManager;
    if (dispatch) undoManager?.stopCapturing();
    const isDone = command(state, dispatch, view);
    if (dispatch) undoManager?.stopCapturing();
    return isDone;
  };
}

/** Moves the caret's paragraph behind the one with this id; "" is the very beginning. */
export function moveBehind(id: string, room: LiveRoom, options: Options): Command {
  return (state, dispatch, view) => {
    const from = commands.here(state)?.index ?? 0;
    const anchor = commands.paragraphsOf(state.doc).findIndex(({ node }) => attributesOf(node).id === id);
    const to = id === "" ? 0 : anchor < from ? anchor + 1 : anchor;
    return alone(moveTo(to, room, options))(state, dispatch, view);
  };
}

function moveBy(step: number, room: LiveRoom, options: Options): Command {
  return (state, dispatch, view) => moveTo((commands.here(state)?.index ?? 0) + step, room, options)(state, dispatch, view);
}

function moveTo(to: number, room: LiveRoom, options: Options): Command {
  return (state, dispatch, view) => {
    const from = commands.here(state);
    if (!dispatch || !view || from === null) return from !== null;
    const outcome = move(room.fragment, room.awareness, from.index, to);
    if (outcome.moved) followTo(view, outcome.to, state.selection.$from.parentOffset);
    options.onMove(outcome, view);
    return true;
  };
}

/** The caret goes with the paragraph. */
function followTo(view: EditorView, index: number, offset: number): void {
  const moved = commands.paragraphsOf(view.state.doc)[index];
  if (moved === undefined) return;
  const place = moved.place + 1 + Math.min(offset, moved.node.content.size);
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place)).scrollIntoView());
}

function keys(room: LiveRoom, options: Options): Record<string, Command> {
  const { italic, bold, undo, redo, up, down, after } = deeds(room, options);
  const known = {
    Enter: commands.begin(options.family, newId),
    "Mod-Enter": after,
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Mod-i": italic,
    "Mod-b": bold,
    "Alt-ArrowUp": up,
    "Alt-ArrowDown": down,
    "Mod-Shift-l": label,
  };
  return Object.fromEntries(Object.entries(known).flatMap(([key, command]) => (command ? [[key, command]] : [])));
}

/** Leads the keyboard into the margin. */
export const label: Command = (state, dispatch, view) => {
  const found = commands.here(state);
  if (found !== null && dispatch && view) openLabel(view, attributesOf(found.node).id);
  return found !== null;
};
