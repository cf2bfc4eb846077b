/** Keeping what is typed: stored by the server soon after the last keystroke, on this device while that fails. */

export type State =
  | { readonly name: "untouched" }
  | { readonly name: "waiting" }
  | { readonly name: "saved"; readonly at: Date }
  | { readonly name: "same" }
  | { readonly name: "kept"; readonly since: Date }
  | { readonly name: "refused"; readonly why: string };

/** What one attempt to store came to; a thrown error means that the server could not be reached. */
export type Answer = { readonly stored: true } | { readonly stored: false; readonly why: string };

export interface Means<Content> {
  /** Stores on the server. Resolves only after it answered. */
  readonly send: (content: Content) => Promise<Answer>;
  /** Whether there is nothing to store: the wording equals the base. */
  readonly isSame: (content: Content) => boolean;
  /** Keeps on this device, or forgets with null. */
  readonly keep: (content: Content | null) => void;
  readonly show: (state: State) => void;
  readonly now: () => Date;
}

const PAUSE_MS = 600;
const RETRY_MS = 3000;

/** One amendment's keeper. There is never more than one request under way, so the last wording wins. */
export class Keeper<Content> {
  private pending: Content | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  private keptSince: Date | null = null;
  private refusal = false;

  constructor(private readonly means: Means<Content>) {}

  /** Whether everything typed so far is stored. */
  get isStored(): boolean {
    return this.pending === null && this.sending === null && !this.refusal;
  }

  changed(content: Content): void {
    this.pending = content;
    this.means.keep(content);
    if (this.keptSince === null) this.means.show({ name: "waiting" });
    this.schedule(PAUSE_MS);
  }

  /** Store now what is pending; resolves when nothing is under way any more. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.sending;
    if (this.pending !== null) {
      this.start();
      await this.sending;
    }
  }

  private schedule(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.sending === null) this.start();
    }, wait);
  }

  private start(): void {
    const content = this.pending;
    if (content === null) return;
    this.pending = null;
    if (this.means.isSame(content)) {
      this.refusal = true;
      this.means.show({ name: "same" });
      return;
    }
    this.sending = this.attempt(content).finally(() => {
      this.sending = null;
      if (this.pending !== null) this.schedule(this.keptSince === null ? PAUSE_MS : RETRY_MS);
    });
  }

  private async attempt(content: Content): Promise<void> {
    let answer: Answer;
    try {
      answer = await this.means.send(content);
    } catch {
      this.pending ??= content;
      this.keptSince ??= this.means.now();
      this.means.show({ name: "kept", since: this.keptSince });
      return;
    }
    this.keptSince = null;
    this.refusal = !answer.stored;
    if (!answer.stored) {
      this.means.show({ name: "refused", why: answer.why });
    } else if (this.pending === null) {
      this.means.keep(null);
      this.means.show({ name: "saved", at: this.means.now() });
    }
  }
}
