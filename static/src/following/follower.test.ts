import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Socket } from "../live/line";
import type { Standing } from "../live/state";
import { Follower, type Happened } from "./follower";

/** The other end: sockets that open, tell and break when they are told to. */
class Server {
  readonly sockets: End[] = [];
  isUp = true;
  standing: Standing = "there";

  readonly connect = (): Socket => {
    const socket = new End();
    this.sockets.push(socket);
    queueMicrotask(() => {
      if (this.isUp) socket.onopen?.(new Event("open"));
      else socket.onclose?.({ code: 1006 });
    });
    return socket;
  };

  readonly ask = (): Promise<Standing> => Promise.resolve(this.standing);

  get now(): End {
    return this.sockets[this.sockets.length - 1] as End;
  }
}

class End implements Socket {
  binaryType = "";
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  readonly asked: unknown[] = [];

  send(frame: Uint8Array): void {
    this.asked.push(JSON.parse(new TextDecoder().decode(frame)));
  }

  close(): void {
    this.onclose?.({ code: 1005 });
  }

  tell(message: Partial<Happened>): void {
    this.onmessage?.(new MessageEvent("message", { data: JSON.stringify(message) }));
  }
}

const server = (): { server: Server; heard: string[]; follower: Follower } => {
  const there = new Server();
  const heard: string[] = [];
  const follower = new Follower(
    { socket: "ws://there", api: "/api/", own: "FR, head", since: 4 },
    {
      happened: (event) => heard.push(`${event.sequence} ${event.event}${event.isOwn ? " own" : ""}`),
      lost: () => heard.push("lost"),
      back: () => heard.push("back"),
      ended: (why) => heard.push(why),
    },
    there.connect,
    there.ask,
  );
  return { server: there, heard, follower };
};

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("asks from the number that its page knows, and hears each event once", async () => {
  const { server: there, heard, follower } = server();
  await vi.advanceTimersByTimeAsync(0);
  expect(there.now.asked).toEqual([{ since: 4 }]);
  there.now.tell({ sequence: 6, event: "here" });
  there.now.tell({ sequence: 5, event: "submit_amendment", by: "SE, head" });
  there.now.tell({ sequence: 5, event: "submit_amendment", by: "SE, head" });
  there.now.tell({ sequence: 6, event: "submit_amendment", by: "FR, head" });
  there.now.tell({ sequence: 6, event: "papers_ready" });
  expect(heard).toEqual(["5 submit_amendment", "6 submit_amendment own", "6 papers_ready"]);
  follower.close();
});

test("a line that is lost is said once, and when it is back the last number is asked from", async () => {
  const { server: there, heard, follower } = server();
  await vi.advanceTimersByTimeAsync(0);
  there.now.tell({ sequence: 5, event: "submit_amendment" });
  there.isUp = false;
  there.now.onclose?.({ code: 1006 });
  await vi.advanceTimersByTimeAsync(5_000);
  there.isUp = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(there.now.asked).toContainEqual({ since: 5 });
  there.now.tell({ sequence: 6, event: "withdraw_amendment" });
  expect(heard).toEqual(["5 submit_amendment", "lost", "back", "6 withdraw_amendment"]);
  follower.close();
});

test.each([
  [4401, "signed out"],
  [4403, "gone"],
])("closed with %i it says why and does not come again", async (code, why) => {
  const { server: there, heard } = server();
  await vi.advanceTimersByTimeAsync(0);
  there.now.onclose?.({ code });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(heard).toEqual([why]);
  expect(there.sockets).toHaveLength(1);
});

test("a handshake that is refused is asked about, and given up where there is nothing", async () => {
  const there = server();
  there.server.isUp = false;
  there.server.standing = "gone";
  await vi.advanceTimersByTimeAsync(60_000);
  expect(there.heard).toEqual(["lost", "gone"]);
});

test("a number that was never given is forgotten", async () => {
  const { server: there, heard, follower } = server();
  await vi.advanceTimersByTimeAsync(0);
  there.now.tell({ sequence: 2, event: "here" });
  there.now.tell({ sequence: 3, event: "submit_amendment" });
  expect(heard).toEqual(["3 submit_amendment"]);
  follower.close();
});
