import { expect, test } from "vitest";
import marksAndNotes from "../../../tests/cases/compare/marks_and_notes.txt?raw";
import rewritten from "../../../tests/cases/compare/rewritten.txt?raw";
import smallEdits from "../../../tests/cases/compare/small_edits.txt?raw";
import { CALL, hunks, tokens, type Token } from "./redline";

/** The cases of a table in tests/cases, which the server's tests read too. */
function blocks(table: string): Record<string, string>[] {
  const lines = table.split("\n").filter((line) => !line.startsWith("#"));
  return lines
    .join("\n")
    .split(/\n\s*\n/)
    .map((block) => block.split("\n").filter((line) => line !== ""))
    .filter((block) => block.length > 1)
    .map(([named = "", ...rest]) => ({
      named,
      ...Object.fromEntries(rest.map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)])),
    }));
}

/** The words of a wording in the tables' shorthand: *italic*, **bold**, ^raised^, [^fn1]. */
function words(shorthand: string): Token[] {
  const calls: string[] = [];
  const styles: string[] = [];
  const marks = new Set<string>();
  let text = "";
  for (const sign of shorthand.split(/(\*\*|\*|\^|\[\^[\w-]+\])/)) {
    if (sign === "*" || sign === "**" || (sign === "^" && sign.length === 1)) {
      if (!marks.delete(sign)) marks.add(sign);
      continue;
    }
    if (sign.startsWith("[^")) calls.push(sign.slice(2, -1));
    text += sign.startsWith("[^") ? CALL : sign;
    while (styles.length < text.length) styles.push([...marks].join(""));
  }
  return tokens(text, calls, styles);
}

type Pieces = [tag: string, words: string][];

/** What is shown as kept, deleted and inserted, in words. */
function shown(base: string, now: string): Pieces {
  const [old, fresh] = [words(base), words(now)];
  const said = (part: readonly Token[]): string => part.map((token) => token.text).join(" ").trim();
  const pieces: Pieces = [];
  let place = 0;
  for (const { start, end, from, to } of hunks(old, fresh)) {
    pieces.push(["keep", said(old.slice(place, start))], ["del", said(old.slice(start, end))], ["ins", said(fresh.slice(from, to))]);
    place = end;
  }
  pieces.push(["keep", said(old.slice(place))]);
  return merged(pieces);
}

/** The table's own words: [-deleted-] and {+inserted+}. */
function written(redline: string): Pieces {
  const pieces = [...redline.matchAll(/\[-(.*?)-\]|\{\+(.*?)\+\}|((?:(?!\[-|\{\+).)+)/g)];
  const said = (text: string): string => tokens(text).map((token) => token.text).join(" ").trim();
  return merged(
    pieces.map(([, gone, come, kept]) =>
      gone !== undefined ? ["del", said(gone)] : come !== undefined ? ["ins", said(come)] : ["keep", said(kept ?? "")],
    ),
  );
}

/** Without pieces that say nothing: white space alone is not shown while one types. */
function merged(pieces: Pieces): Pieces {
  const found: Pieces = [];
  for (const [tag, said] of pieces) {
    const last = found[found.length - 1];
    if (said === "") continue;
    if (last?.[0] === tag) last[1] += ` ${said}`;
    else found.push([tag, said]);
  }
  return found;
}

const tables = [...blocks(smallEdits), ...blocks(marksAndNotes)];

test("the tables are there", () => {
  expect(tables.length).toBeGreaterThan(15);
});

test.each(tables)("as the server shows it: $named", ({ base = "", new: now = "", redline = "" }) => {
  expect(shown(base, now)).toEqual(written(redline));
});

test.each(blocks(rewritten))("a paragraph rewritten $named is shown in few places", ({ base = "", new: now = "", places }) => {
  const count = hunks(words(base), words(now)).length;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(Number(places));
});

test("nothing changed shows nothing", () => {
  expect(hunks(words("nothing changes here"), words("nothing changes here"))).toEqual([]);
});

test("a footnote call is a word of its own, known by its note", () => {
  expect(hunks(words("Arrangement[^n1] and"), words("Arrangement[^n2] and"))).toEqual([{ start: 1, end: 2, from: 1, to: 2 }]);
});

test("punctuation at a word's edges stands apart, inside it belongs to the word", () => {
  expect(tokens("(and/or)").map((token) => token.text)).toEqual(["(", "and/or", ")"]);
});
