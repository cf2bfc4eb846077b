import { expect, test } from "vitest";
import { cleaned } from "./characters";

test("words keep what joins their letters, and lose what prints nothing", () => {
  for (const words of ["می\u200cخواهیم", "क्\u200dष", "👩🏽\u200d⚕", "No.\u00a05"]) expect(cleaned(words)).toBe(words);
  expect(cleaned("la\u200dmps")).toBe("lamps");
  expect(cleaned("می\u200c\u200cخواهیم")).toBe("می\u200cخواهیم");
  for (const char of ["\u00ad", "\u200b", "\u2060", "\u200e", "\u202e", "\ufe0f", "\u3164", "\uf0b7", "\0"]) {
    expect(cleaned(`la${char}mps`)).toBe("lamps");
  }
});

test("a joiner typed by itself joins what stands before it", () => {
  expect(cleaned("\u200c", "می")).toBe("\u200c");
  expect(cleaned("\u200c", "ی\u200c")).toBe("");
  expect(cleaned("\u200c", "mi")).toBe("");
  expect(cleaned("\u200d")).toBe("");
});
