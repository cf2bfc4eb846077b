/**
 * A room as a browser sits in it: its document, who else is there, and where one's own words are.
 * It speaks the protocol of docs/protocol.md; what counts as stored is only what the server answered for.
 */
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Device, Keep } from "./device";
import * as frames from "./frames";
import { Ledger } from "./ledger";
import { Line, type Connect } from "./line";
import type { Standing, State } from "./state";
import { linesOf, missing } from "./words";

export const ROOT = "prosemirror";

const REFUSED = 4403;
const SIGNED_OUT = 4401;
const BAD_FRAME = 4400;

export interface Opening {
  /** The socket's address. */
  readonly address: string;
  /** What may be written as far as the page knows; the server tells when that changes. */
  readonly mayWrite: boolean;
  /** Keeps the document on this device; null keeps nothing. */
  readonly keep: Keep | null;
  /** Asks why the door is shut. */
  readonly ask: () => Promise<Standing>;
  readonly connect?: Connect;
}

/**
 * `fresh`: the document was begun anew, so that `doc`, `fragment` and `awareness` are others than before.
 * `before`: something from the others is about to be shown; where the caret is now is to be known first.
 */
export interface Listening {
  readonly before?: () => void;
  readonly state?: (state: State) => void;
  readonly fresh?: () => void;
  readonly right?: (mayWrite: boolean) => void;
}

/** The socket of a room on this site; `seat` says under which seat one sits down, where one has several. */
export function addressOf(room: string, seat?: string): string {
  const { protocol, host } = location;
  const asked = seat === undefined ? "" : `?seat=${encodeURIComponent(seat)}`;
  return `${protocol === "https:" ? "wss" : "ws"}://${host}/ws/rooms/${room}${asked}`;
}

/** Sits down in a room; the words that this device kept are there before the first frame is sent. */
export async function openRoom(opening: Opening): Promise<LiveRoom> {
  const room = new LiveRoom(opening);
  await room.begin();
  return room;
}

export class LiveRoom {
  doc = new Y.Doc();
  awareness = new Awareness(this.doc);
  private device: Device | null = null;
  private line: Line | null = null;
  private readonly listeners = new Set<Listening>();
  private now: State = { name: "connecting" };
  private writes: boolean;

  private ledger = new Ledger();
  private isClosed = false;
  /** The lines of a document that was refused, until it is known which of them the room does not say. */
  private disputed: string[] | null = null;

  constructor(private readonly opening: Opening) {
    this.writes = opening.mayWrite;
    this.attend();
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(ROOT);
  }

  get mayWrite(): boolean {
    return this.writes && this.now.name !== "ended";
  }

  /** Whether the room's words have come, from the server or from this device. */
  get hasWords(): boolean {
    return this.ledger.isSynced || this.fragment.length > 0;
  }

  state(): State {
    return this.now;
  }

  /** Calls the listener from now on; the answer makes it stop. */
  listen(listener: Listening): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Begins with what this device kept, then opens the line. */
  async begin(): Promise<void> {
    this.device = this.opening.keep?.(this.doc) ?? null;
    await this.device?.loaded;
    if (!this.isClosed) this.line = new Line(this.opening.address, this, this.opening.connect);
  }

  /** Leaves the room. What is not stored stays on this device. */
  close(): void {
    this.isClosed = true;
    this.leaveLine();
    this.device?.close();
    this.awareness.destroy();
    this.doc.destroy();
    this.listeners.clear();
  }

  // What the line tells.

  opened(): void {
    this.ledger.opened();
    this.line?.send(frames.question(Y.encodeStateVector(this.doc)));
    // Others forgot us when the line broke: a later clock makes them see us again.
    this.awareness.setLocalState(this.awareness.getLocalState() ?? {});
  }

  heard(bytes: Uint8Array): void {
    const frame = frames.read(bytes);
    switch (frame?.kind) {
      case "question":
        this.reply(frame.data);
        break;
      case "reply":
        this.warn();
        Y.applyUpdate(this.doc, frame.data, this);
        this.synced();
        break;
      case "update":
        this.warn();
        Y.applyUpdate(this.doc, frame.data, this);
        break;
      case "presences":
        this.warn();
        applyAwarenessUpdate(this.awareness, frame.data, this);
        break;
      case "stored":
        this.ledger.stored();
        break;
      case "right":
        if (this.writes === frame.mayWrite) break;
        this.writes = frame.mayWrite;
        for (const listener of this.listeners) listener.right?.(frame.mayWrite);
        break;
      case "refused":
        this.dispute();
        break;
    }
    this.tell();
  }

  lost(code: number, wasOpen: boolean): void {
    this.ledger.lost();
    const others = [...this.awareness.getStates().keys()].filter((client) => client !== this.doc.clientID);
    removeAwarenessStates(this.awareness, others, this);
    if (code === SIGNED_OUT) this.end("signed out");
    else if (code === REFUSED || code === BAD_FRAME) void this.beginAnew();
    else if (!wasOpen) void this.ask();
    this.tell();
  }

  silent(): void {
    this.line?.send(frames.question(Y.encodeStateVector(this.doc)));
  }

  // What the document and those present tell.

  private readonly changed = (update: Uint8Array, origin: unknown, doc: Y.Doc): void => {
    if (doc !== this.doc || origin === this || this.device?.isOrigin(origin) === true) return;
    if (this.ledger.isAsked) this.sendUpdate(frames.update(update));
    else this.ledger.hasUnsent = true;
    this.tell();
  };

  private readonly shown = (
    { added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ): void => {
    const own = [...added, ...updated, ...removed].includes(this.doc.clientID);
    if (own && origin !== this) {
      this.line?.send(frames.presences(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])));
    }
  };

  private attend(): void {
    this.doc.on("update", this.changed);
    this.awareness.on("update", this.shown);
  }

  // Sending.

  private reply(state: Uint8Array): void {
    const lacking = Y.encodeStateAsUpdate(this.doc, state);
    this.ledger.asked();
    if (frames.carriesAnything(lacking)) this.sendUpdate(frames.reply(lacking));
    else this.line?.send(frames.reply(lacking));
  }

  private sendUpdate(frame: Uint8Array): void {
    this.ledger.sent();
    this.line?.send(frame);
  }

  private warn(): void {
    for (const listener of this.listeners) listener.before?.();
  }

  // Refusals and ends.

  private dispute(): void {
    this.disputed ??= linesOf(this.fragment);
  }

  /** The server closed the door: the words are put aside, and the room is entered with an empty document. */
  private async beginAnew(): Promise<void> {
    if (this.ledger.isWaiting) this.dispute();
    this.leaveLine();
    const { doc, awareness, device } = this;
    doc.off("update", this.changed);
    awareness.off("update", this.shown);
    this.doc = new Y.Doc();
    this.awareness = new Awareness(this.doc);
    this.ledger = new Ledger();
    this.attend();
    for (const listener of this.listeners) listener.fresh?.();
    awareness.destroy();
    doc.destroy();
    await device?.clear();
    await this.begin();
  }

  private async ask(): Promise<void> {
    const standing = await this.opening.ask();
    if (standing !== "there") this.end(standing);
  }

  private end(why: "signed out" | "gone"): void {
    if (this.now.name === "ended") return;
    this.leaveLine();
    const kept = this.disputed ?? (this.ledger.hasUnsent ? linesOf(this.fragment) : []);
    // Who signs in again finds the words where they were; of a room that is gone nothing stays but the copy offered.
    if (why === "gone") void this.device?.clear();
    this.say({ name: "ended", why, kept: kept.join("\n\n") });
  }

  private synced(): void {
    this.ledger.synced();
    const kept = this.disputed === null ? "" : missing(this.disputed, this.fragment);
    this.disputed = null;
    if (kept !== "") this.say({ name: "refused", kept });
  }

  private leaveLine(): void {
    this.line?.close();
    this.line = null;
  }

  // Telling where the words are.

  private tell(): void {
    if (this.now.name !== "ended" && this.line !== null) this.say(this.ledger.state());
  }

  private say(state: State): void {
    if (JSON.stringify(state) === JSON.stringify(this.now)) return;
    this.now = state;
    if (state.name === "saved") this.device?.mark(false);
    else if (state.name === "waiting" || (state.name === "offline" && state.unsent)) this.device?.mark(true);
    for (const listener of this.listeners) listener.state?.(state);
  }
}
