import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Keeper, type Answer, type State } from "./saving";

let shown: string[];
let sent: string[];
let kept: string | null;
let answers: (Answer | "unreachable")[];
let keeper: Keeper<string>;

beforeEach(() => {
  vi.useFakeTimers();
  [shown, sent, kept, answers] = [[], [], null, []];
  keeper = new Keeper<string>({
    send: (content) => {
      sent.push(content);
      const answer = answers.shift() ?? { stored: true };
      return answer === "unreachable" ? Promise.reject(new Error("offline")) : Promise.resolve(answer);
    },
    isSame: (content) => content === "base",
    keep: (content) => {
      kept = content;
    },
    show: (state: State) => shown.push(state.name),
    now: () => new Date(0),
  });
});

afterEach(() => {
  vi.useRealTimers();
});

test("nothing is called saved before the server has answered", async () => {
  keeper.changed("shall");
  expect(shown).toEqual(["waiting"]);
  expect(keeper.isStored).toBe(false);
  await vi.advanceTimersByTimeAsync(700);
  expect(shown).toEqual(["waiting", "saved"]);
  expect(keeper.isStored).toBe(true);
});

test("a burst of typing is stored once, as it stood at its end", async () => {
  keeper.changed("s");
  keeper.changed("sh");
  keeper.changed("shall");
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent).toEqual(["shall"]);
});

test("while the server cannot be reached the words stay on this device and arrive later", async () => {
  answers = ["unreachable", "unreachable"];
  keeper.changed("shall");
  await vi.advanceTimersByTimeAsync(700);
  expect(shown.at(-1)).toBe("kept");
  expect(kept).toBe("shall");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown.at(-1)).toBe("saved");
  expect(kept).toBeNull();
  expect(sent).toEqual(["shall", "shall", "shall"]);
});

test("a refusal is shown, and is not taken for stored", async () => {
  answers = [{ stored: false, why: "The draft is closed." }];
  keeper.changed("shall");
  await vi.advanceTimersByTimeAsync(700);
  expect(shown.at(-1)).toBe("refused");
  expect(keeper.isStored).toBe(false);
  expect(kept).toBe("shall");
});

test("wording that equals the base is not sent", async () => {
  keeper.changed("base");
  await vi.advanceTimersByTimeAsync(700);
  expect(sent).toEqual([]);
  expect(shown.at(-1)).toBe("same");
});

test("submitting waits for what was typed last", async () => {
  keeper.changed("shall");
  await keeper.flush();
  expect(sent).toEqual(["shall"]);
  expect(keeper.isStored).toBe(true);
});
