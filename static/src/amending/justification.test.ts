import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Justification, type Stored } from "./justification";

let sent: string[];
let kept: string | null;
let shown: Stored["name"][];
let answer: () => Promise<string | null>;
let field: Justification;

beforeEach(() => {
  vi.useFakeTimers();
  [sent, kept, shown] = [[], null, []];
  answer = () => Promise.resolve(null);
  field = new Justification({
    send: (words) => {
      sent.push(words);
      return answer();
    },
    keep: (words) => (kept = words),
    show: ({ name }) => shown.push(name),
  });
});

afterEach(() => vi.useRealTimers());

test("what is typed quickly is sent once, and stored after the answer", async () => {
  field.changed("In");
  field.changed("In summer");
  expect(shown).toEqual(["waiting", "waiting"]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toEqual(["In summer"]);
  expect(field.stored.name).toBe("stored");
  expect(kept).toBeNull();
});

test("what is typed while a request is under way goes out after it", async () => {
  let release = (): void => undefined;
  answer = () => new Promise((resolve) => (release = () => { resolve(null); }));
  field.changed("one");
  await vi.advanceTimersByTimeAsync(700);
  field.changed("two");
  answer = () => Promise.resolve(null);
  release();
  await vi.advanceTimersByTimeAsync(0);
  expect(field.stored.name).toBe("waiting");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toEqual(["one", "two"]);
  expect(field.stored.name).toBe("stored");
});

test("without an answer it is kept here and tried again", async () => {
  answer = () => Promise.reject(new Error("no line"));
  field.changed("kept");
  await vi.advanceTimersByTimeAsync(700);
  expect(field.stored.name).toBe("failing");
  expect(kept).toBe("kept");
  answer = () => Promise.resolve(null);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(field.stored.name).toBe("stored");
  expect(kept).toBeNull();
});

test("a refusal says why, and what was typed stays here", async () => {
  answer = () => Promise.resolve("It is too long.");
  field.changed("long");
  await field.flush();
  expect(field.stored).toEqual({ name: "refused", why: "It is too long." });
  expect(kept).toBe("long");
});
