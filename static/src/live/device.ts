/** What a device keeps of a room while the line is lost: per room and person, so that nobody finds another's words. */
import { fromBase64, toBase64 } from "lib0/buffer";
import { clearDocument, IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import type { Enquiry } from "./state";

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

/** When a room was last entered here, whether words of it are unsent, and where to ask what became of it, if known. */
interface Note {
  readonly at: string;
  readonly unsent: boolean;
  readonly ask: string | null;
  readonly seat?: string | undefined;
}

export type Keep = (doc: Y.Doc) => Device;

const ROOM = "adref room";
const AHEAD = "adref ahead";
/** Kept beside a room's document: a justification until it is stored, refused words until they are put away. */
export const JUSTIFICATION = "adref justification";
export const REFUSED = "adref refused";
const KINDS = [ROOM, AHEAD, JUSTIFICATION, REFUSED];
// Longer than any absence between two meetings; what is older nobody will come back for.
const KEPT_FOR_MS = 60 * 24 * 3_600_000;
// A private window may never answer; the room is worth more than what such a one keeps.
const WAITS_FOR_MS = 2_000;
// By then the database of this device has what it was given.
const WRITTEN_AFTER_MS = 1_000;

/** Under what a person's words in a room are kept. */
export const keptUnder = (room: string, person: string): string => `${person} ${room}`;

/** Keeps the room's document in this browser, under this person's name; `sweep` makes the enquiry. */
export function keepHere(room: string, person: string, { address: ask, seat }: Enquiry): Keep {
  return (doc) => {
    const name = keptUnder(room, person);
    let isNoted = note(name)?.unsent ?? false;
    const mark = (unsent: boolean): void => {
      isNoted = unsent;
      const noted = { at: new Date().toISOString(), unsent, ask, seat } satisfies Note;
      localStorage.setItem(`${ROOM} ${name}`, JSON.stringify(noted));
    };
    mark(isNoted);
    const kept = new IndexeddbPersistence(`${ROOM} ${name}`, doc);
    const ahead = new Ahead(`${AHEAD} ${name}`, doc, () => kept.synced);
    const isOrigin = (origin: unknown): boolean => origin === kept || origin === ahead;
    doc.on("update", (update: Uint8Array, origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
      if (local && !isOrigin(origin)) ahead.write(update);
    });
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, WAITS_FOR_MS));
    return {
      isOrigin,
      mark: (unsent) => {
        if (unsent !== isNoted) mark(unsent);
      },
      loaded: Promise.race([kept.whenSynced.then(() => undefined), timeout]).then(() => {
        ahead.read();
      }),
      clear: async () => {
        ahead.clear();
        localStorage.removeItem(`${ROOM} ${name}`);
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

/** Sweeps away what is kept of rooms that are over; `isOver` is asked of this person's others, with whether words wait. */
export async function sweep(
  person: string,
  besides: string,
  isOver: (enquiry: Enquiry, isWaiting: boolean) => Promise<boolean>,
  now = Date.now(),
): Promise<void> {
  for (const name of namesKept()) {
    const [owner, room] = name.split(" ");
    const { at, unsent, ask, seat } = note(name) ?? notedNow(name, now);
    const isRecent = now - Date.parse(at) < KEPT_FOR_MS;
    const isAsked = owner === person && room !== besides && ask !== null;
    const isWaiting = unsent || hasWordsBeside(name);
    if (isRecent && !(isAsked && (await isOver({ address: ask, seat }, isWaiting)))) continue;
    for (const kind of KINDS) localStorage.removeItem(`${kind} ${name}`);
    await clearDocument(`${ROOM} ${name}`);
  }
}

function note(name: string): Note | null {
  try {
    return JSON.parse(localStorage.getItem(`${ROOM} ${name}`) ?? "null") as Note | null;
  } catch {
    return null;
  }
}

/** Of a room that is gone the words offered for copying are left: their time counts from when they are found. */
function notedNow(name: string, now: number): Note {
  const noted: Note = { at: new Date(now).toISOString(), unsent: true, ask: null };
  localStorage.setItem(`${ROOM} ${name}`, JSON.stringify(noted));
  return noted;
}

function hasWordsBeside(name: string): boolean {
  return [JUSTIFICATION, REFUSED].some((kind) => localStorage.getItem(`${kind} ${name}`) !== null);
}

function namesKept(): ReadonlySet<string> {
  const named = (key: string): string[] =>
    KINDS.filter((kind) => key.startsWith(`${kind} `)).map((kind) => key.slice(kind.length + 1));
  return new Set(Object.keys(localStorage).flatMap(named));
}
