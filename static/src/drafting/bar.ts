/** The tools above a whole text: they say what the caret's paragraph is, and change it. */
import { TextSelection, type Command, type EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { attributesOf } from "../amending/schema";
import { wire, wireNote } from "../amending/toolbar";
import type { LiveRoom } from "../live/room";
import { here, nameOf, paragraphsOf, setKind, setLevel } from "./commands";
import { levelOf } from "./kinds";
import { alone, deeds, label, moveBehind, type Options } from "./mount";

// After these the caret is elsewhere, which who does not see it has to be told.
const ANNOUNCED: Readonly<Record<string, string>> = { after: "added", remove: "removed" };

export class Bar {
  private readonly kind: HTMLSelectElement | null;
  private readonly level: HTMLSelectElement | null;
  private readonly place: HTMLSelectElement | null;

  constructor(
    private readonly section: HTMLElement,
    private readonly room: LiveRoom,
    private readonly options: Options,
    private readonly announce: (said: string) => void,
  ) {
    const choice = (name: string): HTMLSelectElement | null => section.querySelector(`select[data-sets='${name}']`);
    [this.kind, this.level, this.place] = [choice("kind"), choice("level"), choice("place")];
  }

  /** Wires the tools to the editor. */
  wire(view: EditorView): void {
    const bar = this.section.querySelector<HTMLElement>(".bar");
    if (bar === null) return;
    wire(bar, view, this.announced(deeds(this.room, this.options), view));
    bar.querySelector("[data-does='label']")?.addEventListener("click", () => {
      label(view.state, view.dispatch, view);
    });
    this.kind?.addEventListener("change", () => {
      this.carryOut(view, alone(setKind(this.kind?.value ?? "")));
    });
    this.level?.addEventListener("change", () => {
      this.carryOut(view, alone(setLevel(Number(this.level?.value))));
    });
    this.wirePlaces(view);
    wireNote(this.section, view, () => crypto.randomUUID());
  }

  /** Shows what the caret's paragraph is. */
  follow(state: EditorState): void {
    const found = here(state);
    if (found === null) return;
    const { kind, level } = attributesOf(found.node);
    if (this.kind) this.kind.value = kind;
    if (this.level) {
      this.level.value = String(levelOf(kind, level) ?? "");
      this.level.hidden = levelOf(kind, level) === null;
    }
  }

  /** Puts the caret at the beginning of the paragraph that stands there. */
  goTo(view: EditorView, place: number): void {
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place + 1)).scrollIntoView());
    view.focus();
  }

  private announced(known: Record<string, Command>, view: EditorView): Record<string, Command> {
    return Object.fromEntries(
      Object.entries(known).map(([name, command]) => [
        name,
        (state, dispatch) => {
          const isDone = command(state, dispatch, view);
          const said = ANNOUNCED[name];
          if (isDone && dispatch && said !== undefined) this.announce(said);
          return isDone;
        },
      ]),
    );
  }

  private carryOut(view: EditorView, command: Command): void {
    command(view.state, view.dispatch, view);
    view.focus();
  }

  /** The places to move to are those of the text at the moment when one looks for one. */
  private wirePlaces(view: EditorView): void {
    const { place } = this;
    if (place === null) return;
    const standing = [...place.options].slice(0, 2);
    const list = (): void => {
      const after = place.dataset.after ?? "";
      const options = paragraphsOf(view.state.doc).map(({ node }) => new Option(`${after} ${nameOf(node)}`, attributesOf(node).id));
      place.replaceChildren(...standing, ...options);
      place.value = "stay";
    };
    place.addEventListener("pointerdown", list);
    place.addEventListener("focus", list);
    place.addEventListener("change", () => {
      const { value } = place;
      if (value !== "stay") this.carryOut(view, moveBehind(value === "first" ? "" : value, this.room, this.options));
      place.value = "stay";
    });
  }
}
