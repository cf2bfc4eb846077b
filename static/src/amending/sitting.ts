/** A person at an amendment: the room, the editor on it, who else is there, and the line that says where the words are. */
import htmx from "htmx.org";
import { authorshipPlugin } from "../live/authorship";
import { Colours, present, spoken } from "../live/company";
import { JUSTIFICATION, keepHere, keptUnder, REFUSED, sweep } from "../live/device";
import { isOver } from "../live/over";
import { addressOf, openRoom, type LiveRoom } from "../live/room";
import { askAt, type State } from "../live/state";
import { csrfToken } from "../frame/csrf";
import { authorsAt } from "./authors";
import { Justification } from "./justification";
import { KeptWords } from "./kept";
import { beginningIn, mount, type Ground, type Mounted } from "./mount";
import { isStored, lineOf, type Line } from "./status";
import { Telling } from "./telling";
import type { Beginning } from "./wording";

/** Sits down at the amendment of the section; null where somebody sits there already. */
export async function sitDown(section: HTMLElement): Promise<Sitting | null> {
  const beginning = beginningIn(section);
  const { room, person, seat, amendment } = section.dataset;
  if (beginning === null || room === undefined || person === undefined || amendment === undefined) return null;
  section.dataset.mounted = "";
  const address = `/api/amendments/${amendment}/`;
  const live = await openRoom({
    address: addressOf(room, seat),
    mayWrite: section.dataset.mayWrite === "true",
    keep: keepHere(room, person, { address, seat }),
    ask: () => askAt({ address, seat }),
  });
  void sweep(person, room, isOver);
  return new Sitting(section, beginning, live, keptUnder(room, person), address);
}

export class Sitting {
  private mounted: Mounted | null = null;
  private readonly colours = new Colours();
  private readonly justification: Justification;
  private readonly kept: KeptWords;
  private readonly telling: Telling;

  constructor(
    private readonly section: HTMLElement,
    private readonly beginning: Beginning,
    private readonly room: LiveRoom,
    who: string,
    private readonly address: string,
  ) {
    this.telling = new Telling(section, () => this.lineNow(), this.printed);
    this.kept = new KeptWords(section, `${REFUSED} ${who}`);
    this.justification = this.justify(`${JUSTIFICATION} ${who}`);
    room.listen({ before: this.settle, state: this.heard, fresh: this.begunAnew, right: this.rightChanged });
    this.telling.follow(this.room.awareness);
    this.submitWhenStored();
    this.closeAlone();
    this.heard(room.state());
  }

  /** Leaves, when the page has taken the section away. */
  leave(): void {
    this.telling.stop();
    this.mounted?.view.destroy();
    this.room.close();
  }

  get isThere(): boolean {
    return this.section.isConnected;
  }

  // What the room tells.

  private readonly settle = (): void => {
    this.mounted?.settle();
  };

  private readonly heard = (state: State): void => {
    if (state.name === "refused" || state.name === "ended") this.kept.add(state.kept);
    if (this.mounted === null && this.room.hasWords) this.show();
    this.mounted?.refresh();
    this.telling.look();
  };

  private readonly begunAnew = (): void => {
    this.telling.follow(this.room.awareness);
    if (this.room.hasWords) this.mounted?.stand(this.ground());
    else this.waitForWords();
  };

  /** The new document is empty until the server has answered; an editor cannot stand on nothing. */
  private waitForWords(): void {
    const { doc } = this.room;
    doc.once("update", () => {
      if (doc === this.room.doc && this.room.fragment.length > 0) this.mounted?.stand(this.ground());
    });
  }

  /** Where what others write is shown beside the text: read, whatever one might write elsewhere. */
  private get isQuiet(): boolean {
    return this.section.dataset.quiet !== undefined;
  }

  private readonly rightChanged = (): void => {
    if (this.isQuiet) return;
    this.mounted?.refresh();
    this.telling.look();
    if (!this.room.mayWrite) void this.askWhy();
  };

  /** Whether it was submitted meanwhile, or only one's own right has gone. */
  private async askWhy(): Promise<void> {
    const said = (await (await fetch(this.address)).json()) as { status?: string };
    const name = said.status === "in_preparation" ? "reading" : "submitted";
    this.telling.banner(name);
    this.telling.announce(name);
  }

  // The editor.

  private ground(): Ground {
    return { fragment: this.room.fragment, awareness: this.room.awareness };
  }

  private show(): void {
    const { authors } = this.section.dataset;
    this.mounted = mount(this.section, this.beginning, this.ground(), {
      mayWrite: () => !this.isQuiet && this.room.mayWrite && this.room.hasWords,
      colours: this.colours,
      onChange: this.telling.look,
      tooLong: () => {
        this.telling.announce("too-long");
      },
      ...(authors !== undefined && {
        plugins: ({ fragment }) => [
          authorshipPlugin({ fragment, authors: authorsAt(authors), colours: this.colours, legend: this.drawLegend }),
        ],
      }),
    });
    if (this.isQuiet) return;
    if (!isInView(this.section)) this.section.scrollIntoView({ block: "center" });
    if (this.room.mayWrite) this.mounted.view.focus();
  }

  private readonly drawLegend = (entries: readonly { delegation: string; colour: number }[]): void => {
    const legend = this.section.querySelector("[data-legend]");
    legend?.replaceChildren(
      ...entries.map(({ delegation, colour }) => {
        const item = document.createElement("li");
        item.className = `written who-${colour}`;
        item.textContent = spoken(delegation);
        return item;
      }),
    );
  };

  private justify(name: string): Justification {
    const field = this.section.querySelector<HTMLTextAreaElement>("textarea[name='justification']");
    const justification = new Justification({
      send: (words) => this.patch(words),
      keep: (words) => {
        if (words === null) localStorage.removeItem(name);
        else localStorage.setItem(name, words);
      },
      show: () => {
        this.telling.look();
      },
    });
    if (field === null) return justification;
    field.addEventListener("input", () => {
      justification.changed(field.value);
    });
    const unsent = localStorage.getItem(name);
    if (unsent !== null && unsent !== field.value) {
      field.value = unsent;
      justification.changed(unsent);
    }
    return justification;
  }

  private async patch(justification: string): Promise<string | null> {
    const response = await fetch(this.address, {
      method: "PATCH",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
      body: JSON.stringify({ justification }),
    });
    if (response.status >= 500) throw new Error(`the server answered ${response.status}`);
    const said = (await response.json()) as { detail?: string };
    return response.ok ? null : (said.detail ?? response.statusText);
  }

  // Telling.

  private lineNow(): Line {
    return lineOf({
      room: this.room.state(),
      justification: this.justification.stored,
      mayWrite: this.room.mayWrite,
      asks: (this.mounted?.changes().length ?? 0) > 0,
      now: new Date(),
    });
  }

  private readonly printed = (line: Line): void => {
    const asks = (this.mounted?.changes().length ?? 0) > 0;
    this.section.querySelector("a.submit")?.setAttribute("aria-disabled", String(!isStored(line) || !asks));
  };

  // Leaving.

  /** Submit asks only about what is stored. */
  private submitWhenStored(): void {
    const submit = this.section.querySelector<HTMLAnchorElement>("a.submit");
    submit?.addEventListener("click", (event) => {
      event.preventDefault();
      void this.justification.flush().then(() => {
        const isReady = isStored(this.lineNow()) && (this.mounted?.changes().length ?? 0) > 0;
        if (isReady) void htmx.ajax("GET", submit.href, { target: "#ask", swap: "innerHTML" });
      });
    });
  }

  /** Whoever closes while others are there leaves them the amendment, touched or not. */
  private closeAlone(): void {
    const form = this.section.querySelector<HTMLFormElement>("form[data-closing]");
    form?.addEventListener("submit", (event) => {
      const isUntouched = this.lineNow().name === "untouched" && present(this.room.awareness).length === 0;
      if (isUntouched) return;
      event.preventDefault();
      location.assign(form.dataset.closing ?? "");
    });
  }
}

function isInView(section: HTMLElement): boolean {
  const { top, bottom } = section.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
