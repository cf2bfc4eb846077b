/** The justification is a field of the amendment's row: sent a moment after the last keystroke, kept here while that fails. */

export type Stored =
  | { readonly name: "stored"; readonly at: Date | null }
  | { readonly name: "waiting"; readonly since: Date }
  | { readonly name: "failing"; readonly since: Date }
  | { readonly name: "refused"; readonly why: string };

export interface Means {
  /** Stores it on the server. What was refused answers the reason; where there is no answer it throws. */
  readonly send: (words: string) => Promise<string | null>;
  /** Keeps it on this device; null forgets it. */
  readonly keep: (words: string | null) => void;
  readonly show: (stored: Stored) => void;
}

const PAUSE_MS = 600;
const RETRY_MS = 3_000;

export class Justification {
  private pending: string | null = null;
  private sending: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private now: Stored = { name: "stored", at: null };

  constructor(private readonly means: Means) {}

  get stored(): Stored {
    return this.now;
  }

  changed(words: string): void {
    this.pending = words;
    this.means.keep(words);
    if (this.now.name !== "failing") this.show({ name: "waiting", since: new Date() });
    this.schedule(PAUSE_MS);
  }

  /** Stores now what is pending; resolves when nothing is under way. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.sending;
    if (this.pending !== null) await this.start();
  }

  private schedule(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.start(), wait);
  }

  /** There is never more than one request under way, so that the last words win. */
  private start(): Promise<void> {
    this.sending ??= this.attempt().finally(() => {
      this.sending = null;
      if (this.isPending()) this.schedule(this.now.name === "failing" ? RETRY_MS : PAUSE_MS);
    });
    return this.sending;
  }

  private async attempt(): Promise<void> {
    const words = this.pending;
    if (words === null) return;
    this.pending = null;
    try {
      const refusal = await this.means.send(words);
      if (refusal !== null) this.show({ name: "refused", why: refusal });
      else if (!this.isPending()) {
        this.means.keep(null);
        this.show({ name: "stored", at: new Date() });
      }
    } catch {
      this.pending ??= words;
      this.show({ name: "failing", since: this.now.name === "failing" ? this.now.since : new Date() });
    }
  }

  private isPending(): boolean {
    return this.pending !== null;
  }

  private show(stored: Stored): void {
    this.now = stored;
    this.means.show(stored);
  }
}
