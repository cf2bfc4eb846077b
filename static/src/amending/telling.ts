/** Says in a section where one's words are, who else is there, and what has just happened: on the screen and to who hears it. */
import type { Awareness } from "y-protocols/awareness";
import { named, present } from "../live/company";
import { isStored, type Line } from "./status";

const LOOKS_EACH_MS = 500;
// Between two letters typed quickly nothing needs to be said.
const SAVED_AFTER_MS = 350;
const CALM: readonly string[] = ["waiting", "connecting", "reading"];

export class Telling {
  private shown: Line = { name: "connecting" };
  private readonly clock: ReturnType<typeof setInterval>;
  private calm: ReturnType<typeof setTimeout> | undefined;

  /** `line` is asked where the words are now; `printed` is told when that was shown. */
  constructor(
    private readonly section: HTMLElement,
    private readonly line: () => Line,
    private readonly printed: (line: Line) => void = () => undefined,
  ) {
    this.clock = setInterval(this.look, LOOKS_EACH_MS);
  }

  stop(): void {
    clearInterval(this.clock);
    clearTimeout(this.calm);
  }

  /** What is stored is said after a moment of calm, what is not at once. */
  readonly look = (): void => {
    const line = this.line();
    clearTimeout(this.calm);
    if (!isStored(line) || this.shown.name === line.name) this.print(line);
    else this.calm = setTimeout(() => { this.print(this.line()); }, SAVED_AFTER_MS);
  };

  /** Shows the banner of that name in place of any other; "" shows none. */
  banner(name: string, slot = ""): void {
    this.reveal("banner", name, slot);
  }

  /** Says to whoever does not see the screen what the line, banner or sentence of that name says. */
  announce(name: string, slot = ""): void {
    const said = this.section.querySelector<HTMLElement>(`[data-state='${name}'], [data-banner='${name}'], [data-says-on='${name}']`);
    const place = this.section.querySelector("[data-announced]");
    if (place && said) place.textContent = [said.textContent.trim(), slot].filter(Boolean).join(" ");
  }

  /** Keeps the list of those present true. */
  follow(awareness: Awareness): void {
    const line = this.section.querySelector("[data-company]");
    const names = line?.querySelector("[data-names]");
    const draw = (): void => {
      const here = present(awareness).map(named);
      if (names && names.textContent !== here.join(", ")) names.textContent = here.join(", ");
      line?.toggleAttribute("hidden", here.length === 0);
    };
    awareness.on("change", draw);
    draw();
  }

  private print(line: Line): void {
    const before = this.shown.name;
    this.shown = line;
    this.reveal("state", line.name, line.why ?? (line.at ? clockTime(line.at) : ""));
    this.printed(line);
    const wasTrouble = before === "offline" || before === "late";
    const isTrouble = !isStored(line) && !CALM.includes(line.name);
    if (before !== line.name && (isTrouble || (wasTrouble && isStored(line)))) this.announce(line.name);
  }

  private reveal(key: "state" | "banner", name: string, slot: string): void {
    for (const each of this.section.querySelectorAll<HTMLElement>(`[data-${key}]`)) {
      each.hidden = each.dataset[key] !== name;
      const place = each.querySelector("[data-slot]");
      if (place && !each.hidden) place.textContent = slot;
    }
  }
}

function clockTime(at: Date): string {
  return at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}
