import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { JUSTIFICATION, keepHere, keptUnder, REFUSED, sweep } from "./device";
import { isOver } from "./over";

const FRANCE = "7";
const GERMANY = "8";
const DAY_MS = 24 * 3_600_000;
const TODAY = Date.parse("2026-03-02T09:00:00Z");
const DRAFT = "/api/drafts/lanterns/";
const AMENDMENT = "/api/amendments/dim/";
const CHAIR = "the seat of the chair";
const HEAD = "the seat of the head";

/** What the site says at each address; anywhere else there is nothing. */
let said: Record<string, unknown>;
/** The databases that were deleted. */
let deleted: string[];

beforeEach(() => {
  [said, deleted] = [{}, []];
  vi.stubGlobal("fetch", (address: string) =>
    Promise.resolve(address in said ? Response.json(said[address]) : new Response(null, { status: 404 })),
  );
  vi.stubGlobal("indexedDB", {
    open: () => ({}),
    deleteDatabase: (name: string) => {
      deleted.push(name);
      const request: { onsuccess?: (event: object) => void } = {};
      queueMicrotask(() => {
        request.onsuccess?.({ target: {} });
      });
      return request;
    },
  });
  vi.useFakeTimers({ now: TODAY, toFake: ["Date"] });
});

afterEach(() => {
  localStorage.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The person has been in the room, and left with words unsent or not. */
function left(room: string, person: string, address: string, unsent = false, seat?: string): void {
  keepHere(room, person, { address, seat })(new Y.Doc()).mark(unsent);
}

const keys = (): string[] => Object.keys(localStorage).sort();

test("the text before INIT is swept away when INIT is issued", async () => {
  left("lanterns", FRANCE, DRAFT);
  said[DRAFT] = { room: "lanterns", closes_at: null };
  await sweep(FRANCE, "another", isOver);
  expect(keys()).toEqual(["adref room 7 lanterns"]);
  said[DRAFT] = { room: null, closes_at: null };
  await sweep(FRANCE, "another", isOver);
  expect([keys(), deleted]).toEqual([[], ["adref room 7 lanterns"]]);
});

test("the text of a draft that was closed is swept away too", async () => {
  left("lanterns", FRANCE, DRAFT);
  said[DRAFT] = { room: "lanterns", closes_at: "2026-03-01T18:00:00Z" };
  await sweep(FRANCE, "another", isOver);
  expect(keys()).toEqual([]);
});

test("with an amendment's room go its justification and what was refused of it", async () => {
  left("dim", FRANCE, AMENDMENT);
  for (const kind of [JUSTIFICATION, REFUSED]) localStorage.setItem(`${kind} ${keptUnder("dim", FRANCE)}`, "Dim lights.");
  await sweep(FRANCE, "another", isOver);
  expect([keys(), deleted]).toEqual([[], ["adref room 7 dim"]]);
});

test.each([JUSTIFICATION, REFUSED])("while words wait in %s, a submitted amendment's room is kept for them", async (kind) => {
  left("dim", FRANCE, AMENDMENT);
  const waiting = `${kind} ${keptUnder("dim", FRANCE)}`;
  localStorage.setItem(waiting, "Dim lights.");
  said[AMENDMENT] = { status: "submitted" };
  await sweep(FRANCE, "another", isOver);
  expect(localStorage.getItem(waiting)).toBe("Dim lights.");
  localStorage.removeItem(waiting);
  await sweep(FRANCE, "another", isOver);
  expect(keys()).toEqual([]);
});

test("unsent words are kept while the room can be asked for, and not where it is hidden", async () => {
  left("dim", FRANCE, AMENDMENT, true);
  said[AMENDMENT] = { status: "submitted" };
  await sweep(FRANCE, "another", isOver);
  expect(keys()).toEqual(["adref room 7 dim"]);
  said = {};
  await sweep(FRANCE, "another", isOver);
  expect(keys()).toEqual([]);
});

test("of two seats the room is asked about under the one that sat in it", async () => {
  const words = { room: "lanterns", closes_at: null };
  vi.stubGlobal("fetch", (_: string, { headers }: { headers: Record<string, string> }) =>
    Promise.resolve(headers["Adref-Seat"] === CHAIR ? Response.json(words) : new Response(null, { status: 404 })),
  );
  left("lanterns", FRANCE, DRAFT, true, CHAIR);
  await sweep(FRANCE, "another", isOver);
  expect(keys()).toEqual(["adref room 7 lanterns"]);
  left("lanterns", FRANCE, DRAFT, true, HEAD);
  await sweep(FRANCE, "another", isOver);
  expect(keys()).toEqual([]);
});

test.each([
  [CHAIR, 0],
  [undefined, 1],
])("a seat that has ended (%s) takes what was kept of its rooms along, a seat to be chosen does not", async (seat, kept) => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(null, { status: 400 })));
  left("lanterns", FRANCE, DRAFT, true, seat);
  await sweep(FRANCE, "another", isOver);
  expect(keys()).toHaveLength(kept);
});

test("the room one sits in is not asked about", async () => {
  left("dim", FRANCE, AMENDMENT);
  await sweep(FRANCE, "dim", isOver);
  expect(keys()).toEqual(["adref room 7 dim"]);
});

test("without an answer nothing is swept away", async () => {
  left("dim", FRANCE, AMENDMENT);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no line")));
  await sweep(FRANCE, "another", isOver);
  expect(keys()).toEqual(["adref room 7 dim"]);
});

test("what Germany left is not asked about in France's name, and is swept away after sixty days", async () => {
  left("dim", GERMANY, AMENDMENT, true);
  localStorage.setItem(`${JUSTIFICATION} ${keptUnder("dim", GERMANY)}`, "Dim lights.");
  await sweep(FRANCE, "another", isOver, TODAY + 59 * DAY_MS);
  expect(keys()).toHaveLength(2);
  await sweep(FRANCE, "another", isOver, TODAY + 60 * DAY_MS);
  expect(keys()).toEqual([]);
});

test("refused words of a room that is gone stay for sixty days from when they are found", async () => {
  localStorage.setItem(`${REFUSED} ${keptUnder("dim", FRANCE)}`, "Dim lights.");
  await sweep(FRANCE, "another", isOver, TODAY);
  await sweep(FRANCE, "another", isOver, TODAY + 59 * DAY_MS);
  expect(localStorage.getItem(`${REFUSED} ${keptUnder("dim", FRANCE)}`)).toBe("Dim lights.");
  await sweep(FRANCE, "another", isOver, TODAY + 60 * DAY_MS);
  expect(keys()).toEqual([]);
});
