/** An editor in place: takes the plain form's place as soon as the script is there. */
import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { changesOf, concernedBy, documentOf } from "./changes";
import { guardPlugin } from "./guard";
import { redlinePlugin } from "./redline_plugin";
import { schema } from "./schema";
import { commands, current, footnote, moveAfter, wire } from "./toolbar";
import type { Beginning, Change } from "./wording";

export interface Mounted {
  readonly view: EditorView;
  readonly changes: () => Change[];
}

const newId = (): string => crypto.randomUUID();

/** Mount in `section`; `onChange` is called after each change of the wording. Null where it was mounted before. */
export function mount(section: HTMLElement, onChange: (changes: Change[]) => void): Mounted | null {
  const holder = section.querySelector<HTMLElement>(".type");
  const laid = section.querySelector<HTMLScriptElement>("script[type='application/json']");
  if (!holder || !laid?.textContent || section.dataset.mounted !== undefined) return null;
  section.dataset.mounted = "";
  const beginning = JSON.parse(laid.textContent) as Beginning;
  const changes = (): Change[] => changesOf(view.state.doc, beginning);
  const view: EditorView = new EditorView(
    { mount: holder },
    {
      state: beginningState(section, beginning),
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": section.dataset.says ?? "", spellcheck: "true" },
      dispatchTransaction(transaction) {
        view.updateState(view.state.apply(transaction));
        showPlace(section, view.state);
        if (transaction.docChanged) onChange(changes());
      },
    },
  );
  holder.hidden = false;
  wireTools(section, view, beginning);
  showPlace(section, view.state);
  return { view, changes };
}

function beginningState(section: HTMLElement, beginning: Beginning): EditorState {
  const opened = section.dataset.paragraph;
  const concerned = new Set(concernedBy(beginning));
  if (opened) concerned.add(opened);
  const order = beginning.base.map((paragraph) => paragraph.id).filter((id) => concerned.has(id));
  const base = new Set(beginning.base.map((paragraph) => paragraph.id));
  return EditorState.create({
    doc: documentOf(beginning, order),
    plugins: [
      history(),
      keymap({ "Mod-z": undo, "Mod-y": redo, "Mod-Shift-z": redo, ...marks(base) }),
      keymap(baseKeymap),
      guardPlugin(base, newId),
      redlinePlugin(beginning),
    ],
    schema,
  });
}

function marks(base: ReadonlySet<string>): Record<string, ReturnType<typeof moveAfter>> {
  const { italic, bold } = commands(base, newId);
  return { ...(italic && { "Mod-i": italic }), ...(bold && { "Mod-b": bold }) };
}

function wireTools(section: HTMLElement, view: EditorView, beginning: Beginning): void {
  const base = new Set(beginning.base.map((paragraph) => paragraph.id));
  const bar = section.querySelector<HTMLElement>(".bar");
  if (!bar) return;
  bar.hidden = false;
  wire(bar, view, commands(base, newId));
  const move = section.querySelector<HTMLSelectElement>("select.move");
  move?.addEventListener("change", () => {
    moveAfter(move.value === "stay" ? null : move.value === "first" ? "" : move.value)(view.state, view.dispatch);
    view.focus();
  });
  wireNote(section, view);
}

function wireNote(section: HTMLElement, view: EditorView): void {
  const words = section.querySelector<HTMLTextAreaElement>(".note-words");
  const add = section.querySelector<HTMLButtonElement>(".note-add");
  add?.addEventListener("click", (event) => {
    event.preventDefault();
    if (!words || !footnote(newId, words.value)(view.state, view.dispatch)) return;
    words.value = "";
    words.closest<HTMLElement>("[popover]")?.hidePopover();
    view.focus();
  });
}

/** The tools say what they would do to the caret's paragraph. */
function showPlace(section: HTMLElement, state: EditorState): void {
  const { attributes } = current(state);
  const remove = section.querySelector<HTMLElement>("[data-does='remove']");
  remove?.setAttribute("aria-pressed", String(attributes.deleted));
  const move = section.querySelector<HTMLSelectElement>("select.move");
  if (move) move.value = attributes.after === null ? "stay" : attributes.after === "" ? "first" : attributes.after;
}
