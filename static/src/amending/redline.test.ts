import { expect, test } from "vitest";
import { CALL, hunks, struck, tokens } from "./redline";

/** The redline as a line of text: [-deleted-] and [+inserted+]. */
function line(old: string, now: string): string {
  const [a, b] = [tokens(old), tokens(now)];
  return hunks(a, b)
    .map((hunk) => {
      const gone = struck(old, a, hunk);
      const come = struck(now, b, { start: hunk.from, end: hunk.to, from: 0, to: 0 });
      return (gone ? `[-${gone}-]` : "") + (come ? `[+${come}+]` : "");
    })
    .join(" ");
}

test.each([
  ["lighting should be shielded", "lighting shall be shielded", "[-should-][+shall+]"],
  ["announce their orbits before launch", "announce their orbits three months before launch", "[+three months+]"],
  ["every two years a measurement", "every year a measurement", "[-two years-][+year+]"],
  ["warm, and repaired", "warm and repaired", "[-,-]"],
  ["before launch, and to keep", "before launch, to say so in orbit, and to keep", "[+to say so in orbit,+]"],
  ["before launch, to say so in orbit, and to keep", "before launch, and to keep", "[-to say so in orbit,-]"],
  ["at least 1,500 lamps", "at least 1,200 lamps", "[-1,500-][+1,200+]"],
  ["nothing changes here", "nothing changes here", ""],
  ["", "a new paragraph", "[+a new paragraph+]"],
])("%s → %s", (old, now, shown) => {
  expect(line(old, now)).toBe(shown);
});

test("a footnote call is a word of its own, known by its note", () => {
  const old = tokens(`Arrangement${CALL} and`, ["n1"]);
  const now = tokens(`Arrangement${CALL} and`, ["n2"]);
  expect(hunks(old, now)).toEqual([{ start: 1, end: 2, from: 1, to: 2 }]);
});

test("punctuation at a word's edges stands apart, inside it belongs to the word", () => {
  expect(tokens("(and/or)").map((token) => token.text)).toEqual(["(", "and/or", ")"]);
});
