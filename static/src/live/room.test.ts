import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import * as frames from "./frames";
import type { Socket } from "./line";
import { LiveRoom, openRoom, ROOT } from "./room";
import type { Standing, State } from "./state";
import { linesOf } from "./words";

/** The other end of a line: a server with a document of its own, which answers when it is told to. */
class Server {
  readonly doc = new Y.Doc();
  readonly sockets: Line[] = [];
  readonly stored: Uint8Array[] = [];
  waiting = 0;
  isUp = true;

  readonly connect = (): Socket => {
    const line = new Line(this);
    this.sockets.push(line);
    queueMicrotask(() => {
      if (this.isUp) line.open();
      else line.end(1006);
    });
    return line;
  };

  get line(): Line {
    return this.sockets[this.sockets.length - 1] as Line;
  }

  /** What was sent is committed: each update has its answer. */
  store(): void {
    for (; this.waiting > 0; this.waiting -= 1) this.line.say(new Uint8Array([8, 1]));
  }

  refuse(): void {
    this.line.say(new Uint8Array([8, 0]));
    this.waiting = 0;
    this.line.end(4403);
  }

  get words(): string {
    return wordsOf(this.doc);
  }
}

class Line implements Socket {
  binaryType = "";
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  refusing = false;

  constructor(private readonly server: Server) {}

  open(): void {
    this.onopen?.(new Event("open"));
    this.say(frames.question(Y.encodeStateVector(this.server.doc)));
  }

  say(frame: Uint8Array): void {
    this.onmessage?.(new MessageEvent("message", { data: new Uint8Array(frame).buffer }));
  }

  end(code: number): void {
    this.onclose?.({ code });
  }

  send(data: Uint8Array): void {
    const frame = frames.read(data);
    if (frame?.kind === "question") this.say(frames.reply(Y.encodeStateAsUpdate(this.server.doc, frame.data)));
    if (frame?.kind !== "reply" && frame?.kind !== "update") return;
    if (!frames.carriesAnything(frame.data)) return;
    this.server.waiting += 1;
    if (!this.refusing) Y.applyUpdate(this.server.doc, frame.data);
  }

  close(): void {
    this.onclose = null;
  }
}

function write(doc: Y.Doc, words: string): void {
  const root = doc.getXmlFragment(ROOT);
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  root.insert(root.length, [paragraph]);
}

const wordsOf = (doc: Y.Doc): string => linesOf(doc.getXmlFragment(ROOT)).join(" | ");

let server: Server;
let standing: Standing;
const open: LiveRoom[] = [];

async function enter(): Promise<{ room: LiveRoom; told: State[] }> {
  const told: State[] = [];
  const room = await openRoom({
    address: "ws://here/ws/rooms/1",
    mayWrite: true,
    keep: null,
    ask: () => Promise.resolve(standing),
    connect: server.connect,
  });
  open.push(room);
  room.listen({ state: (state) => told.push(state) });
  await vi.advanceTimersByTimeAsync(0);
  return { room, told };
}

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  standing = "there";
  write(server.doc, "the base");
});

afterEach(() => {
  for (const room of open.splice(0)) room.close();
  vi.useRealTimers();
});

test("who enters reads what the room says, and has nothing to store", async () => {
  const { room } = await enter();
  expect(wordsOf(room.doc)).toBe("the base");
  expect(room.state().name).toBe("saved");
});

test("saved is said only when each update has its answer", async () => {
  const { room } = await enter();
  write(room.doc, "one");
  write(room.doc, "two");
  expect(room.state()).toMatchObject({ name: "waiting", count: 2 });
  server.line.say(new Uint8Array([8, 1]));
  expect(room.state()).toMatchObject({ name: "waiting", count: 1 });
  server.line.say(new Uint8Array([8, 1]));
  expect(room.state().name).toBe("saved");
});

test("what is typed while the line is lost arrives once when it is back", async () => {
  const { room } = await enter();
  server.isUp = false;
  server.line.end(1006);
  write(room.doc, "alone");
  expect(room.state()).toMatchObject({ name: "offline", unsent: true });
  await vi.advanceTimersByTimeAsync(1_000);
  server.isUp = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(room.state()).toMatchObject({ name: "waiting", count: 1 });
  server.store();
  expect(room.state().name).toBe("saved");
  expect(server.words).toBe("the base | alone");
});

test("an update without an answer when the line broke is sent again, and does no harm twice", async () => {
  const { room } = await enter();
  write(room.doc, "sent");
  server.waiting = 0;
  server.line.end(1006);
  expect(room.state()).toMatchObject({ name: "offline", unsent: true });
  await vi.advanceTimersByTimeAsync(1_000);
  server.store();
  expect(room.state().name).toBe("saved");
  expect(server.words).toBe("the base | sent");
});

test("a slow reader is sent away and comes again", async () => {
  const { room } = await enter();
  server.line.end(1013);
  expect(room.state().name).toBe("offline");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(room.state().name).toBe("saved");
  expect(server.sockets).toHaveLength(2);
});

test("refused words are offered for copying, and the room begins anew without them", async () => {
  const { room, told } = await enter();
  const before = room.doc;
  let isFresh = false;
  room.listen({ fresh: () => (isFresh = true) });
  server.line.refusing = true;
  write(room.doc, "not allowed");
  server.refuse();
  expect(isFresh).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(room.doc).not.toBe(before);
  expect(told).toContainEqual({ name: "refused", kept: "not allowed" });
  expect(room.state().name).toBe("saved");
  expect(wordsOf(room.doc)).toBe("the base");
  write(room.doc, "allowed");
  server.store();
  expect(server.words).toBe("the base | allowed");
});

test("whoever signed out is told, with the words that were not stored", async () => {
  const { room } = await enter();
  write(room.doc, "late");
  server.line.end(4401);
  expect(room.state()).toMatchObject({ name: "ended", why: "signed out" });
  expect(room.mayWrite).toBe(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.sockets).toHaveLength(1);
});

test("a room that is gone ends when the handshake is refused", async () => {
  const { room } = await enter();
  server.isUp = false;
  standing = "gone";
  server.line.end(4403);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(room.state()).toMatchObject({ name: "ended", why: "gone" });
});

test("an idle line lives, and one that has died is opened anew", async () => {
  await enter();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(server.sockets).toHaveLength(1);
  vi.spyOn(server.line, "say").mockImplementation(() => undefined);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.sockets.length).toBeGreaterThan(1);
});

test("the server says when a right is lost", async () => {
  const { room } = await enter();
  const rights: boolean[] = [];
  room.listen({ right: (mayWrite) => rights.push(mayWrite) });
  server.line.say(new Uint8Array([9, 0]));
  expect(room.mayWrite).toBe(false);
  expect(rights).toEqual([false]);
});

test("others are seen while the line holds, and gone when it breaks", async () => {
  const { room } = await enter();
  const other = new Awareness(new Y.Doc());
  other.setLocalState({ user: { name: "Anna", delegation: "FR" } });
  server.line.say(frames.presences(encodeAwarenessUpdate(other, [other.clientID])));
  expect(room.awareness.getStates().get(other.clientID)).toEqual({ user: { name: "Anna", delegation: "FR" } });
  server.isUp = false;
  server.line.end(1006);
  expect([...room.awareness.getStates().keys()]).toEqual([room.doc.clientID]);
  other.destroy();
});

test("offline is noticed at once, and so is the way back", async () => {
  const { room } = await enter();
  dispatchEvent(new Event("offline"));
  expect(room.state().name).toBe("offline");
  dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(room.state().name).toBe("saved");
});
