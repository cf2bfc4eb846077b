/** Words that the server did not take in: shown for copying until they are put away, over a reload too. */

export class KeptWords {
  private readonly holder: HTMLElement | null;
  private readonly field: HTMLTextAreaElement | null;

  constructor(
    section: HTMLElement,
    private readonly name: string,
  ) {
    this.holder = section.querySelector<HTMLElement>("[data-kept]");
    this.field = this.holder?.querySelector<HTMLTextAreaElement>("textarea") ?? null;
    this.holder?.addEventListener("click", this.clicked);
    this.show(localStorage.getItem(name) ?? "");
  }

  /** Adds words to those shown. */
  add(words: string): void {
    if (words === "") return;
    const all = [localStorage.getItem(this.name), words].filter(Boolean).join("\n\n");
    localStorage.setItem(this.name, all);
    this.show(all);
  }

  private show(words: string): void {
    if (this.field) this.field.value = words;
    if (this.holder) this.holder.hidden = words === "";
  }

  private readonly clicked = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-does]") : null;
    if (button?.dataset.does === "copy") void this.copy();
    if (button?.dataset.does === "put-away") {
      localStorage.removeItem(this.name);
      this.show("");
    }
  };

  private async copy(): Promise<void> {
    // Where the clipboard is closed to us, what is selected can be copied by hand.
    this.field?.select();
    await navigator.clipboard.writeText(this.field?.value ?? "");
    const copied = this.holder?.querySelector<HTMLElement>("[data-copied]");
    if (copied) copied.hidden = false;
  }
}
