import { expect, test } from "vitest";
import type { State } from "../live/state";
import type { Stored } from "./justification";
import { lineOf } from "./status";

const now = new Date("2026-03-02T10:00:10Z");
const before = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

const saved: State = { name: "saved", at: before(3) };
const stored: Stored = { name: "stored", at: null };

test.each<[string, State, Stored, { mayWrite?: boolean; asks?: boolean }, string]>([
  ["nothing typed yet", saved, stored, { asks: false }, "untouched"],
  ["all answered", saved, stored, {}, "saved"],
  ["a word without its answer", { name: "waiting", count: 1, since: before(0.1) }, stored, {}, "waiting"],
  ["a word long without its answer", { name: "waiting", count: 1, since: before(2) }, stored, {}, "late"],
  ["the justification not yet sent", saved, { name: "waiting", since: before(0.1) }, {}, "waiting"],
  ["the justification not sent at all", saved, { name: "failing", since: before(9) }, {}, "offline"],
  ["the line lost", { name: "offline", since: before(9), unsent: true }, stored, {}, "offline"],
  ["a reader", saved, stored, { mayWrite: false }, "reading"],
  ["a reader whose line is lost", { name: "offline", since: before(9), unsent: false }, stored, { mayWrite: false }, "offline"],
  ["signed out", { name: "ended", why: "signed out", kept: "" }, stored, {}, "signed-out"],
  ["thrown away by a colleague", { name: "ended", why: "gone", kept: "" }, stored, { mayWrite: false }, "gone"],
  ["only the justification written", saved, { name: "stored", at: before(1) }, { asks: false }, "saved"],
])("%s", (_, room, justification, { mayWrite = true, asks = true }, expected) => {
  expect(lineOf({ room, justification, mayWrite, asks, now }).name).toBe(expected);
});
