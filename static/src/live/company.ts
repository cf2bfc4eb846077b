/** Who else is in a room: the names come from the server, which knows them from the session. */
import type { Awareness } from "y-protocols/awareness";

export interface Person {
  readonly name: string;
  /** The code of a delegation, or the name of an office. */
  readonly delegation: string;
}

/** Those present besides this tab, each once, in the order of delegations and names. */
export function present(awareness: Awareness): Person[] {
  const found = new Map<string, Person>();
  for (const [client, state] of awareness.getStates()) {
    const person = client === awareness.clientID ? null : personIn(state);
    if (person !== null) found.set(`${person.delegation} ${person.name}`, person);
  }
  return [...found.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([, person]) => person);
}

/** The person that a presence names; null where the server named none. */
export function personIn(state: Record<string, unknown> | undefined): Person | null {
  const user = state?.user as { name?: unknown; delegation?: unknown } | undefined;
  if (typeof user?.name !== "string") return null;
  return { name: user.name, delegation: typeof user.delegation === "string" ? user.delegation : "" };
}

/** A delegation's code as it is, an office by its name in this page's language. */
export function spoken(delegation: string): string {
  const offices = JSON.parse(document.body.dataset.offices ?? "{}") as Readonly<Record<string, string>>;
  return offices[delegation] ?? delegation;
}

/** A person in a sentence: the party, then the name. */
export function named({ delegation, name }: Person): string {
  return [spoken(delegation), name].filter(Boolean).join(" ");
}

/** As many colours as there are, given by delegation in the order in which these were first seen. */
export class Colours {
  private readonly given = new Map<string, number>();

  constructor(private readonly count = 8) {}

  /** From 1 to `count`. */
  of(delegation: string): number {
    const known = this.given.get(delegation);
    if (known !== undefined) return known;
    const next = (this.given.size % this.count) + 1;
    this.given.set(delegation, next);
    return next;
  }
}
