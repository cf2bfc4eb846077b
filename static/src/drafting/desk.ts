/** A person at the text before INIT: the room, the editor, who else is there, and the line that says where the words are. */
import htmx from "htmx.org";
import type { EditorState, Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { KeptWords } from "../amending/kept";
import { takeNote } from "../amending/noting";
import { attributesOf } from "../amending/schema";
import { isStored, lineOf, type Line } from "../amending/status";
import { Telling } from "../amending/telling";
import { Colours, named } from "../live/company";
import { keepHere, keptUnder, REFUSED, sweep } from "../live/device";
import { isOver } from "../live/over";
import { addressOf, openRoom, type LiveRoom } from "../live/room";
import { askAt, type State } from "../live/state";
import { Bar } from "./bar";
import { nameOf, paragraphsOf } from "./commands";
import type { Family } from "./kinds";
import { mount, stateOn, type Options } from "./mount";
import type { Outcome } from "./moving";
import { Notes } from "./notes";
import { Rescue } from "./rescue";

// What a proof-reader would say of a text that is just being typed is of no use.
const PROOFREAD_AFTER_MS = 1_500;
const NOTHING_TO_JUSTIFY = { name: "stored", at: null } as const;

/** Sits down at the text of the section. */
export async function sitDown(section: HTMLElement): Promise<void> {
  const { room, person, seat, draft } = section.dataset;
  if (room === undefined || person === undefined || draft === undefined) return;
  section.dataset.mounted = "";
  const live = await openRoom({
    address: addressOf(room, seat),
    mayWrite: section.dataset.mayWrite === "true",
    keep: keepHere(room, person, { address: draft, seat }),
    ask: () => askAt({ address: draft, seat }),
  });
  void sweep(person, room, isOver);
  new Desk(section, live, keptUnder(room, person), draft);
}

class Desk {
  private view: EditorView | null = null;
  private readonly options: Options;
  private readonly bar: Bar;
  private readonly notes: Notes;
  private readonly kept: KeptWords;
  private readonly rescue: Rescue;
  private readonly telling: Telling;
  private showsWriting: boolean | null = null;
  private proofreading: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly section: HTMLElement,
    private readonly room: LiveRoom,
    who: string,
    private readonly address: string,
  ) {
    const { family, says, labelOf } = section.dataset;
    this.options = {
      family: family === "un" ? "un" : ("council" satisfies Family),
      colours: new Colours(),
      says: says ?? "",
      labelOf: labelOf ?? "",
      onChange: this.changed,
      onMove: this.moved,
      tooLong: () => {
        this.telling.banner("too-long");
        this.telling.announce("too-long");
      },
    };
    this.telling = new Telling(section, () => this.lineNow());
    this.kept = new KeptWords(section, `${REFUSED} ${who}`);
    this.rescue = new Rescue(
      () => room.fragment,
      () => room.state().name === "saved",
      (words) => {
        this.kept.add(words);
      },
    );
    this.bar = new Bar(section, room, this.options, (said) => {
      this.telling.announce(said);
    });
    this.notes = new Notes(section);
    room.listen({ before: this.settle, state: this.heard, fresh: this.begunAnew, right: this.rightChanged });
    this.telling.follow(this.room.awareness);
    this.followFindings();
    this.heard(room.state());
  }

  // What the room tells.

  /** Another's words come: where the caret is, is read before they move it. */
  private readonly settle = (): void => {
    if (this.view !== null) takeNote(this.view);
  };

  private readonly heard = (state: State): void => {
    if (state.name === "refused" || state.name === "ended") this.kept.add(state.kept);
    if (this.view === null && this.room.hasWords) this.show();
    this.refresh();
    this.telling.look();
  };

  private readonly begunAnew = (): void => {
    this.rescue.clear();
    this.telling.follow(this.room.awareness);
    const { doc } = this.room;
    const stand = (): void => {
      if (doc !== this.room.doc || this.room.fragment.length === 0) return;
      doc.off("update", stand);
      this.view?.updateState(stateOn(this.room, this.options));
      this.refresh();
    };
    doc.on("update", stand);
  };

  private readonly rightChanged = (): void => {
    this.refresh();
    this.telling.look();
    if (this.room.mayWrite) this.telling.banner("");
    else void this.askWhy();
  };

  /** Whether INIT was issued meanwhile, or the draft was closed. */
  private async askWhy(): Promise<void> {
    const said = (await (await fetch(this.address)).json()) as { revision?: string | null; closes_at?: string | null };
    const isClosed = Date.parse(said.closes_at ?? "") <= Date.now();
    const name = said.revision ? "issued" : isClosed ? "closed" : "";
    this.telling.banner(name);
    this.telling.announce(name === "" ? "reading" : name);
  }

  // The editor.

  private show(): void {
    const holder = this.section.querySelector<HTMLElement>(".type");
    if (holder === null) return;
    this.view = mount(holder, this.room, this.options);
    this.bar.wire(this.view);
    this.bar.follow(this.view.state);
    this.written(this.view);
    clearTimeout(this.proofreading);
    if (!this.goTo(location.hash.slice(1)) && this.room.mayWrite) this.view.focus();
  }

  /** Shows whether one may write, where that has changed. */
  private refresh(): void {
    const { mayWrite } = this.room;
    if (this.view === null || this.showsWriting === mayWrite) return;
    this.showsWriting = mayWrite;
    this.view.setProps({});
    this.view.dom.ariaReadOnly = String(!mayWrite);
    for (const each of this.section.querySelectorAll<HTMLElement>(".bar")) each.hidden = !mayWrite;
    for (const each of this.section.querySelectorAll<HTMLInputElement>("input.label")) each.readOnly = !mayWrite;
    this.notes.draw(this.view);
  }

  private readonly changed = (view: EditorView, before: EditorState, transaction: Transaction): void => {
    this.rescue.follow(view, before, transaction);
    this.bar.follow(view.state);
    if (transaction.docChanged) this.written(view);
  };

  private written(view: EditorView): void {
    this.notes.draw(view);
    this.telling.look();
    clearTimeout(this.proofreading);
    this.proofreading = setTimeout(this.proofread, PROOFREAD_AFTER_MS);
  }

  private readonly moved = (outcome: Outcome, view: EditorView): void => {
    if (outcome.moved) {
      const before = outcome.to === 0 ? undefined : paragraphsOf(view.state.doc)[outcome.to - 1];
      this.telling.banner("");
      this.telling.announce(before === undefined ? "first" : "moved", before === undefined ? "" : nameOf(before.node));
    } else if (outcome.writer !== null) {
      const writer = named(outcome.writer);
      this.telling.banner("occupied", writer);
      this.telling.announce("occupied", writer);
    } else {
      this.telling.announce("edge");
    }
  };

  // What there is to look at.

  private readonly proofread = (): void => {
    const { findings } = this.section.dataset;
    const list = this.section.querySelector<HTMLElement>("#findings");
    if (!findings || list === null || list.contains(document.activeElement)) return;
    if (!isStored(this.lineNow())) {
      this.proofreading = setTimeout(this.proofread, PROOFREAD_AFTER_MS);
      return;
    }
    const wasOpen = list.querySelector("details")?.open ?? true;
    void htmx.ajax("GET", findings, { target: "#findings", swap: "innerHTML" }).then(() => {
      const details = list.querySelector("details");
      if (details) details.open = wasOpen;
    });
  };

  /** A finding leads into its paragraph. */
  private followFindings(): void {
    this.section.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-paragraph]") : null;
      if (link === null) return;
      if (this.goTo(link.dataset.paragraph ?? "")) event.preventDefault();
    });
  }

  private goTo(id: string): boolean {
    const found = this.view && paragraphsOf(this.view.state.doc).find(({ node }) => attributesOf(node).id === id);
    if (this.view && found) this.bar.goTo(this.view, found.place);
    return Boolean(found);
  }

  // Telling.

  private lineNow(): Line {
    return lineOf({
      room: this.room.state(),
      justification: NOTHING_TO_JUSTIFY,
      mayWrite: this.room.mayWrite,
      asks: true,
      now: new Date(),
    });
  }
}
