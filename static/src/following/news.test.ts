import { expect, test, vi } from "vitest";
import { inBursts } from "./burst";
import type { Happened } from "./follower";
import { lineOf, wordingsIn } from "./news";

const happened = (event: string, isOwn = false): Happened => ({ sequence: 1, event, isOwn });

function wordings(): ReturnType<typeof wordingsIn> {
  document.body.innerHTML = `<span data-event="submit" data-one="1 submitted." data-other="# submitted."></span><span data-event="announce" data-one="1 announced." data-other="# announced."></span>`;
  return wordingsIn(document);
}

test.each([
  [["submit"], "1 submitted."],
  [["submit", "announce", "submit", "submit"], "3 submitted. 1 announced."],
  [["edit"], ""],
  [[], ""],
])("%j is told as %j", (events, line) => {
  expect(lineOf(events.map((event) => happened(event)), wordings(), "en")).toBe(line);
});

test("what one did oneself is no news, and French counts none as one", () => {
  expect(lineOf([happened("submit", true), happened("submit")], wordings(), "en")).toBe("1 submitted.");
  expect(lineOf([happened("submit", true)], wordings(), "fr")).toBe("");
});

test("ten calls within a moment are one; a call during the work is one more", async () => {
  vi.useFakeTimers();
  const done: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((resolve) => { done.push(resolve); }));
  const call = inBursts(work, document);
  for (let count = 0; count < 10; count += 1) call();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(work).toHaveBeenCalledTimes(1);
  call();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(work).toHaveBeenCalledTimes(1);
  done[0]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(work).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});

test("a page that nobody looks at asks for nothing until somebody does", async () => {
  vi.useFakeTimers();
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  const work = vi.fn(() => Promise.resolve());
  inBursts(work, document)();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(work).not.toHaveBeenCalled();
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(work).toHaveBeenCalledTimes(1);
  hidden.mockRestore();
  vi.useRealTimers();
});
