/** The footnotes under the text: their words are written here. */
import type { EditorView } from "prosemirror-view";
import { numbersOf } from "../amending/numbers";
import { noteOf, schema } from "../amending/schema";
import { setNote } from "./commands";

interface Field {
  readonly item: HTMLLIElement;
  readonly number: HTMLElement;
  readonly words: HTMLTextAreaElement;
}

export class Notes {
  private readonly holder: HTMLElement | null;
  private readonly fields = new Map<string, Field>();
  private readonly says: string;

  constructor(section: HTMLElement) {
    this.holder = section.querySelector<HTMLElement>("[data-notes]");
    this.says = this.holder?.dataset.notes ?? "";
  }

  /** One field for each note that the text calls, in the order of their numbers. */
  draw(view: EditorView): void {
    const texts = textsIn(view);
    const items = [...numbersOf(view.state.doc, [])].map(([id, number]) => {
      const field = this.fields.get(id) ?? this.make(id, view);
      field.number.textContent = String(number);
      field.words.ariaLabel = `${this.says} ${number}`;
      field.words.readOnly = !view.editable;
      if (document.activeElement !== field.words) field.words.value = texts.get(id) ?? "";
      return field.item;
    });
    const list = this.holder?.querySelector("ol");
    const isSame = list?.children.length === items.length && items.every((item, place) => list.children[place] === item);
    if (!isSame) list?.replaceChildren(...items);
    if (this.holder) this.holder.hidden = items.length === 0;
  }

  private make(id: string, view: EditorView): Field {
    const item = document.createElement("li");
    const number = document.createElement("sup");
    const words = document.createElement("textarea");
    words.rows = 1;
    words.className = "note-text";
    words.addEventListener("change", () => {
      setNote(id, words.value.replace(/\s+/g, " ").trim())(view.state, view.dispatch);
    });
    item.append(number, words);
    const field = { item, number, words };
    this.fields.set(id, field);
    return field;
  }
}

function textsIn(view: EditorView): Map<string, string> {
  const texts = new Map<string, string>();
  view.state.doc.descendants((node) => {
    if (node.type === schema.nodes.footnote && !texts.get(noteOf(node).id)) texts.set(noteOf(node).id, noteOf(node).text);
  });
  return texts;
}
