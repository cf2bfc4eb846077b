/** What happened, in a line for people: several alike are told as one. */
import type { Happened } from "./follower";

/** How one kind of event is told: one of them, and several ("#" is how many). */
export interface Wording {
  readonly event: string;
  readonly one: string;
  readonly other: string;
}

/** The line that tells of the events; "" where none has words. What one did oneself is no news. */
export function lineOf(events: readonly Happened[], wordings: readonly Wording[], language: string): string {
  const rules = new Intl.PluralRules(language);
  const others = events.filter((event) => !event.isOwn);
  const told = wordings.map((wording) => {
    const count = others.filter((each) => each.event === wording.event).length;
    if (count === 0) return "";
    return rules.select(count) === "one" ? wording.one : wording.other.replace("#", count.toString());
  });
  return told.filter(Boolean).join(" ");
}

/** The wordings that the template brings. */
export function wordingsIn(holder: ParentNode): Wording[] {
  return [...holder.querySelectorAll<HTMLElement>("[data-event]")].map(({ dataset }) => ({
    event: dataset.event ?? "",
    one: dataset.one ?? "",
    other: dataset.other ?? "",
  }));
}
