/** An editor in place, on the document of a room or on one of its own. */
import { baseKeymap } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import { Fragment } from "prosemirror-model";
import { EditorState, type Command, type Plugin } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { initProseMirrorDoc, ySyncPlugin, yUndoPlugin } from "y-prosemirror";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { Colours } from "../live/company";
import { caretsPlugin } from "./carets";
import { changesOf, inline } from "./changes";
import { guardPlugin, type BaseSays } from "./guard";
import { noting, takeNote } from "./noting";
import { numbersPlugin } from "./numbers";
import { pastePlugin } from "./paste";
import { redlinePlugin } from "./redline_plugin";
import { schema } from "./schema";
import { commands, current, moveAfter, takeIn, wire, wireNote } from "./toolbar";
import { enter } from "./typing";
import type { Beginning, Change } from "./wording";

/** What an editor stands on. Without `awareness` nobody else is shown. */
export interface Ground {
  readonly fragment: Y.XmlFragment;
  readonly awareness?: Awareness;
}

export interface Options {
  readonly mayWrite?: () => boolean;
  /** Called after each change of the wording, whoever made it. */
  readonly onChange?: (changes: Change[]) => void;
  /** Called when something was too long to be pasted at once. */
  readonly tooLong?: () => void;
  /** Plugins of one's own for a ground, e.g. whose each word is. */
  readonly plugins?: (ground: Ground) => readonly Plugin[];
  readonly colours?: Colours;
}

export interface Mounted {
  readonly view: EditorView;
  readonly changes: () => Change[];
  /** Puts the editor on another document: the room was begun anew. */
  readonly stand: (ground: Ground) => void;
  /** Asks anew whether one may write. */
  readonly refresh: () => void;
  /** Takes note of where the caret is, which the browser has moved without a word: what others type would put it back. */
  readonly settle: () => void;
}

const newId = (): string => crypto.randomUUID();

/** What the server has laid beside the editor; null where there is none, or where it was mounted before. */
export function beginningIn(section: HTMLElement): Beginning | null {
  const laid = section.querySelector<HTMLScriptElement>("script[type='application/json']");
  if (!laid?.textContent || section.dataset.mounted !== undefined) return null;
  return JSON.parse(laid.textContent) as Beginning;
}

/** Mount in `section`, whose `.type` becomes the editor and whose `.bar` its tools. */
export function mount(section: HTMLElement, beginning: Beginning, ground: Ground, options: Options = {}): Mounted {
  const holder = section.querySelector<HTMLElement>(".type");
  if (holder === null) throw new Error("an editor needs a place");
  section.dataset.mounted = "";
  const mayWrite = options.mayWrite ?? ((): boolean => true);
  const changes = (): Change[] => changesOf(view.state.doc, beginning);
  const view: EditorView = new EditorView(
    { mount: holder },
    {
      state: stateOn(ground, beginning, options),
      editable: () => mayWrite(),
      handleDOMEvents: noting,
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": section.dataset.says ?? "", spellcheck: "true" },
      dispatchTransaction(transaction) {
        view.updateState(view.state.apply(transaction));
        showPlace(section, view.state);
        if (transaction.docChanged) options.onChange?.(changes());
      },
    },
  );
  holder.hidden = false;
  wireTools(section, view, beginning);
  const refresh = (): void => {
    view.setProps({});
    holder.ariaReadOnly = String(!mayWrite());
    for (const bar of section.querySelectorAll<HTMLElement>(".bar")) bar.hidden = !mayWrite();
    showPlace(section, view.state);
  };
  refresh();
  return {
    view,
    changes,
    refresh,
    settle: () => {
      takeNote(view);
    },
    stand: (other) => {
      view.updateState(stateOn(other, beginning, options));
      refresh();
    },
  };
}

function stateOn(ground: Ground, beginning: Beginning, options: Options): EditorState {
  const { doc, mapping } = initProseMirrorDoc(ground.fragment, schema);
  return EditorState.create({ doc, schema, plugins: pluginsOn(ground, beginning, mapping, options) });
}

type Mapping = ReturnType<typeof initProseMirrorDoc>["mapping"];

function pluginsOn(ground: Ground, beginning: Beginning, mapping: Mapping, options: Options): Plugin[] {
  const order = beginning.base.map((paragraph) => paragraph.id);
  const base = new Set(order);
  const carets = ground.awareness ? [caretsPlugin(ground.awareness, options.colours ?? new Colours())] : [];
  return [
    ySyncPlugin(ground.fragment, { mapping }) as Plugin,
    ...carets,
    yUndoPlugin(),
    keymap(keys(base, enter(order, newId))),
    keymap(baseKeymap),
    guardPlugin(base, newId, baseSays(beginning)),
    pastePlugin(new Set(Object.keys(beginning.notes)), newId, options.tooLong ?? ((): void => undefined)),
    redlinePlugin(beginning),
    numbersPlugin(beginning.base),
    ...(options.plugins?.(ground) ?? []),
  ];
}

function baseSays(beginning: Beginning): BaseSays {
  const said = new Map(beginning.base.map((paragraph) => [paragraph.id, paragraph]));
  return (id) => {
    const paragraph = said.get(id);
    return paragraph === undefined ? null : Fragment.from(inline(paragraph.runs, beginning.notes));
  };
}

function keys(base: ReadonlySet<string>, onEnter: Command): Record<string, Command> {
  const { undo, redo, italic, bold } = commands(base, newId);
  return {
    Enter: onEnter,
    ...(undo && { "Mod-z": undo }),
    ...(redo && { "Mod-y": redo, "Mod-Shift-z": redo }),
    ...(italic && { "Mod-i": italic }),
    ...(bold && { "Mod-b": bold }),
  };
}

function wireTools(section: HTMLElement, view: EditorView, beginning: Beginning): void {
  const base = new Set(beginning.base.map((paragraph) => paragraph.id));
  const bar = section.querySelector<HTMLElement>(".bar");
  if (!bar) return;
  wire(bar, view, commands(base, newId));
  const move = section.querySelector<HTMLSelectElement>("select.move");
  move?.addEventListener("change", () => {
    moveAfter(move.value === "stay" ? null : move.value === "first" ? "" : move.value)(view.state, view.dispatch);
    view.focus();
  });
  const take = section.querySelector<HTMLSelectElement>("select.take");
  take?.addEventListener("change", () => {
    takeIn(beginning, take.value)(view.state, view.dispatch);
    take.value = "";
    view.focus();
  });
  wireNote(section, view, newId);
}

/** The tools say what they would do to the caret's paragraph. */
function showPlace(section: HTMLElement, state: EditorState): void {
  const { attributes } = current(state);
  const remove = section.querySelector<HTMLElement>("[data-does='remove']");
  remove?.setAttribute("aria-pressed", String(attributes.deleted === true));
  const move = section.querySelector<HTMLSelectElement>("select.move");
  if (move) move.value = attributes.after === null ? "stay" : attributes.after === "" ? "first" : attributes.after;
}
