/** What was typed here and what of it has its answer: from this alone it is said where the words are. */
import type { State } from "./state";

export class Ledger {
  /** Whether the other side has asked what it lacks: until then what is typed goes out with the answer to that. */
  isAsked = false;
  isSynced = false;
  hasUnsent = false;
  private unanswered = 0;
  private waitingSince: Date | null = null;
  private storedAt: Date | null = null;
  private lostAt: Date | null = null;

  get isWaiting(): boolean {
    return this.unanswered > 0;
  }

  opened(): void {
    this.isAsked = this.isSynced = false;
    this.unanswered = 0;
  }

  /** The other side has asked: all that it lacks is on its way. */
  asked(): void {
    this.isAsked = true;
    this.lostAt = null;
    this.hasUnsent = false;
  }

  synced(): void {
    this.isSynced = true;
    this.storedAt ??= new Date();
  }

  sent(): void {
    if (this.unanswered === 0) this.waitingSince = new Date();
    this.unanswered += 1;
  }

  stored(): void {
    this.unanswered = Math.max(0, this.unanswered - 1);
    if (this.unanswered === 0) this.storedAt = new Date();
  }

  lost(): void {
    this.hasUnsent ||= this.unanswered > 0;
    this.lostAt ??= new Date();
    this.isAsked = this.isSynced = false;
  }

  state(): State {
    if (this.lostAt !== null) return { name: "offline", since: this.lostAt, unsent: this.hasUnsent };
    if (!this.isSynced || !this.isAsked) return { name: "connecting" };
    if (this.unanswered > 0) return { name: "waiting", count: this.unanswered, since: this.waitingSince ?? new Date() };
    return { name: "saved", at: this.storedAt ?? new Date() };
  }
}
