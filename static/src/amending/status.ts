/** The one line that says where the words are. It says "saved" only of what the server has answered for. */
import type { State } from "../live/state";
import type { Stored } from "./justification";

/** The line's name (`data-state` in the template), and what stands in it: a time or a reason. */
export interface Line {
  readonly name: "connecting" | "untouched" | "saved" | "waiting" | "late" | "offline" | "refused" | "reading" | "signed-out" | "gone";
  readonly at?: Date;
  readonly why?: string;
}

export interface Where {
  readonly room: State;
  readonly justification: Stored;
  readonly mayWrite: boolean;
  /** Whether the amendment asks anything yet. */
  readonly asks: boolean;
  readonly now: Date;
}

// The page says so before anybody wonders (threats: within 2 s).
export const LATE_AFTER_MS = 1_500;

export function lineOf({ room, justification, mayWrite, asks, now }: Where): Line {
  if (room.name === "ended") return { name: room.why === "gone" ? "gone" : "signed-out" };
  if (room.name === "offline") return { name: "offline", at: room.since };
  if (!mayWrite) return { name: "reading" };
  if (justification.name === "failing") return { name: "offline", at: justification.since };
  if (justification.name === "refused") return { name: "refused", why: justification.why };
  if (room.name === "connecting") return { name: "connecting" };
  const waits = [room, justification].flatMap((each) => (each.name === "waiting" ? [each.since] : []));
  const oldest = waits.sort((a, b) => a.getTime() - b.getTime())[0];
  if (oldest !== undefined) return { name: now.getTime() - oldest.getTime() > LATE_AFTER_MS ? "late" : "waiting", at: oldest };
  const stored = [room, justification].flatMap((each) => ("at" in each && each.at !== null ? [each.at] : []));
  const last = stored.sort((a, b) => b.getTime() - a.getTime())[0] ?? now;
  return asks || (justification.name === "stored" && justification.at !== null) ? { name: "saved", at: last } : { name: "untouched" };
}

/** Whether all that was typed is stored: only then may it be submitted. */
export function isStored({ name }: Line): boolean {
  return name === "saved" || name === "untouched";
}
