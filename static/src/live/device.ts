/** What a device keeps of a room while the line is lost: per room and person, so that nobody finds another's words. */
import { fromBase64, toBase64 } from "lib0/buffer";
import { clearDocument, IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";

/** A place that keeps a document's updates. */
export interface Device {
  /** Whether an update of that origin comes from here. */
  isOrigin(origin: unknown): boolean;
  /** Resolves once the document says what was kept; also where this device can keep nothing. */
  readonly loaded: Promise<void>;
  /** Notes whether it keeps words that the server has not answered for. */
  mark(isUnsent: boolean): void;
  /** Forgets what was kept. */
  clear(): Promise<void>;
  close(): void;
}

/** When a room was last entered here, whether words of it are unsent, and where the API tells what became of it. */
interface Note {
  readonly at: string;
  readonly unsent: boolean;
  readonly ask: string | null;
}

export type Keep = (doc: Y.Doc) => Device;

const PREFIX = "adref room";
const AHEAD = "adref ahead";
// Longer than any absence between two meetings; what is older nobody will come back for.
const KEPT_FOR_MS = 60 * 24 * 3_600_000;
// A private window may never answer; the room is worth more than what such a one keeps.
const WAITS_FOR_MS = 2_000;
// By then the database of this device has what it was given.
const WRITTEN_AFTER_MS = 1_000;

const nameOf = (room: string, person: string): string => `${person} ${room}`;

/** Keeps the room's document in this browser, under this person's name; `ask` is where `sweep` may ask about the room. */
export function keepHere(room: string, person: string, ask: string | null = null): Keep {
  return (doc) => {
    const name = nameOf(room, person);
    let noted = note(name)?.unsent ?? false;
    const mark = (unsent: boolean): void => {
      noted = unsent;
      localStorage.setItem(`${PREFIX} ${name}`, JSON.stringify({ at: new Date().toISOString(), unsent, ask } satisfies Note));
    };
    mark(noted);
    const kept = new IndexeddbPersistence(`${PREFIX} ${name}`, doc);
    const ahead = new Ahead(`${AHEAD} ${name}`, doc, () => kept.synced);
    const isOrigin = (origin: unknown): boolean => origin === kept || origin === ahead;
    doc.on("update", (update: Uint8Array, origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
      if (local && !isOrigin(origin)) ahead.write(update);
    });
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, WAITS_FOR_MS));
    return {
      isOrigin,
      mark: (unsent) => {
        if (unsent !== noted) mark(unsent);
      },
      loaded: Promise.race([kept.whenSynced.then(() => undefined), timeout]).then(() => {
        ahead.read();
      }),
      clear: async () => {
        ahead.clear();
        localStorage.removeItem(`${PREFIX} ${name}`);
        await kept.clearData();
      },
      close: () => {
        ahead.close();
        void kept.destroy();
      },
    };
  };
}

/**
 * The words of the last second, written before the next letter is typed: the device's database takes a moment, and
 * drops what it has begun when the tab is closed.
 */
class Ahead {
  private words: Uint8Array | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly name: string,
    private readonly doc: Y.Doc,
    private readonly isKept: () => boolean,
  ) {}

  write(update: Uint8Array): void {
    this.words = this.words === null ? update : Y.mergeUpdates([this.words, update]);
    localStorage.setItem(this.name, toBase64(this.words));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.isKept()) this.clear();
    }, WRITTEN_AFTER_MS);
  }

  /** Brings them into the document, by which the database gets them too. */
  read(): void {
    const written = localStorage.getItem(this.name);
    if (written === null) return;
    Y.applyUpdate(this.doc, fromBase64(written), this);
    this.timer = setTimeout(() => {
      if (this.isKept()) this.clear();
    }, WRITTEN_AFTER_MS);
  }

  clear(): void {
    this.close();
    this.words = null;
    localStorage.removeItem(this.name);
  }

  close(): void {
    clearTimeout(this.timer);
  }
}

/** Sweeps away what is kept of rooms that are over; `isOver` is asked of this person's others, with whether words are unsent. */
export async function sweep(
  person: string,
  besides: string,
  isOver: (ask: string, isUnsent: boolean) => Promise<boolean>,
  now = Date.now(),
): Promise<void> {
  for (const name of namesKept()) {
    const [owner, room] = name.split(" ");
    const { at, unsent, ask } = note(name) ?? { at: "", unsent: false, ask: null };
    const isRecent = now - Date.parse(at) < KEPT_FOR_MS;
    const isAsked = owner === person && room !== besides && ask !== null;
    if (isRecent && !(isAsked && (await isOver(ask, unsent)))) continue;
    localStorage.removeItem(`${PREFIX} ${name}`);
    localStorage.removeItem(`${AHEAD} ${name}`);
    await clearDocument(`${PREFIX} ${name}`);
  }
}

function note(name: string): Note | null {
  try {
    return JSON.parse(localStorage.getItem(`${PREFIX} ${name}`) ?? "null") as Note | null;
  } catch {
    return null;
  }
}

function namesKept(): string[] {
  const kept = Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX} `));
  return kept.map((name) => name.slice(PREFIX.length + 1));
}
