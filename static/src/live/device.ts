/** What a device keeps of a room while the line is lost: per room and person, so that nobody finds another's words. */
import { clearDocument, IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

/** A place that keeps a document's updates. */
export interface Device {
  /** What stands as origin on updates that come from here. */
  readonly origin: unknown;
  /** Resolves once the document says what was kept; also where this device can keep nothing. */
  readonly loaded: Promise<void>;
  /** Forgets what was kept. */
  clear(): Promise<void>;
  close(): void;
}

export type Keep = (doc: Y.Doc) => Device;

const PREFIX = "adref room";
// Longer than any absence between two meetings; what is older nobody will come back for.
const KEPT_FOR_MS = 60 * 24 * 3_600_000;
// A private window may never answer; the room is worth more than what such a one keeps.
const WAITS_FOR_MS = 2_000;

const nameOf = (room: string, person: string): string => `${PREFIX} ${person} ${room}`;

/** Keeps the room's document in this browser, under this person's name. */
export function keepHere(room: string, person: string): Keep {
  return (doc) => {
    const name = nameOf(room, person);
    localStorage.setItem(name, new Date().toISOString());
    const kept = new IndexeddbPersistence(name, doc);
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, WAITS_FOR_MS));
    return {
      origin: kept,
      loaded: Promise.race([kept.whenSynced.then(() => undefined), timeout]),
      clear: async () => {
        localStorage.removeItem(name);
        await kept.clearData();
      },
      close: () => {
        void kept.destroy();
      },
    };
  };
}

/** Sweeps away what is kept of rooms that are gone; `isGone` is asked of this person's own. */
export async function sweep(person: string, isGone: (room: string) => Promise<boolean>, now = Date.now()): Promise<void> {
  for (const name of namesKept()) {
    const [owner, room] = name.slice(PREFIX.length + 1).split(" ");
    const isOld = now - Date.parse(localStorage.getItem(name) ?? "") > KEPT_FOR_MS;
    if (isOld || (owner === person && room !== undefined && (await isGone(room)))) {
      localStorage.removeItem(name);
      await clearDocument(name);
    }
  }
}

function namesKept(): string[] {
  return Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX} `));
}
