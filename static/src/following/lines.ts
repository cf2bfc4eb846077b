/** The lines at the foot of a page: what happened, how the connection is, that there is a newer revision. */

const TOLD_FOR_MS = 10_000;
const BACK_FOR_MS = 5_000;
// A process that is started anew is away for a moment only.
const LOST_AFTER_MS = 2_000;

export class Lines {
  private losing: ReturnType<typeof setTimeout> | undefined;
  private isToldLost = false;
  private readonly ending = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly holder: HTMLElement) {}

  tell(line: string): void {
    if (line) this.show("news", line, TOLD_FOR_MS);
  }

  lose(): void {
    this.losing ??= setTimeout(() => {
      this.isToldLost = true;
      this.show("lost", new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
    }, LOST_AFTER_MS);
  }

  find(): void {
    clearTimeout(this.losing);
    this.losing = undefined;
    if (this.isToldLost) this.show("back", "", BACK_FOR_MS);
    this.isToldLost = false;
    this.hide("lost");
  }

  end(why: string): void {
    this.find();
    this.hide("back");
    this.show(why);
  }

  /** There is a newer revision: where it is. */
  lead(name: string, address: string): void {
    this.line("issued")?.querySelector("a")?.setAttribute("href", address);
    this.show("issued", name);
  }

  private show(name: string, said = "", forMs = 0): void {
    const line = this.line(name);
    if (!line) return;
    const slot = line.querySelector("[data-slot]");
    if (slot) slot.textContent = said;
    line.hidden = false;
    clearTimeout(this.ending.get(name));
    if (forMs > 0) this.ending.set(name, setTimeout(() => { this.hide(name); }, forMs));
  }

  private hide(name: string): void {
    const line = this.line(name);
    if (line) line.hidden = true;
  }

  private line(name: string): HTMLElement | null {
    return this.holder.querySelector<HTMLElement>(`[data-line="${name}"]`);
  }
}
