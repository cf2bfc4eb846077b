/**
 * The live redline: what the paragraph under the caret changes, word by word. It is shown only; the record is
 * always computed by the server.
 */

/** One word, one punctuation character at a word's edge, or one footnote call, with its place in the paragraph. */
export interface Token {
  readonly key: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The words `start` to `end` (exclusive) of the old wording gave way to `from` to `to` of the new. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

export const CALL = "\ufffc";

const PUNCTUATION = /^\p{P}$/u;
const EDGES = /^(\p{P}*)(.*?)(\p{P}*)$/su;

/** The words of a paragraph's text, in which each footnote call stands as one CALL whose ids are given in order. */
export function tokens(text: string, calls: readonly string[] = []): Token[] {
  const found: Token[] = [];
  let call = 0;
  for (const piece of text.matchAll(/\ufffc|[\u00a0\u202f]|[^\s\ufffc]+/gu)) {
    if (piece[0] === CALL) {
      found.push({ key: `call ${calls[call] ?? ""}`, text: "", from: piece.index, to: piece.index + 1 });
      call += 1;
    } else {
      found.push(...split(piece[0], piece.index));
    }
  }
  return found;
}

function split(piece: string, start: number): Token[] {
  const parts = EDGES.exec(piece);
  const words = parts ? [...Array.from(parts[1] ?? ""), parts[2] ?? "", ...Array.from(parts[3] ?? "")] : [piece];
  let from = start;
  return words
    .filter((word) => word !== "")
    .map((word) => {
      const token = { key: word, text: word, from, to: from + word.length };
      from = token.to;
      return token;
    });
}

/** A smallest set of hunks that turns the old words into the new; none when they are the same. */
export function hunks(old: readonly Token[], now: readonly Token[]): Hunk[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head]?.key === now[head]?.key) head += 1;
  let tail = 0;
  const room = Math.min(old.length, now.length) - head;
  while (tail < room && old[old.length - 1 - tail]?.key === now[now.length - 1 - tail]?.key) tail += 1;
  const kept = longestCommon(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const shifted = kept.map(([a, b]): [number, number] => [a + head, b + head]);
  const found = between([...shifted, [old.length - tail, now.length - tail]], head);
  return found.map((hunk, place) => slid(hunk, old, now, found[place + 1]));
}

/** What is only inserted or only deleted begins with a word, where it can: ", at dusk" of "lit, at dusk, and" is "at dusk,". */
function slid(hunk: Hunk, old: readonly Token[], now: readonly Token[], next: Hunk | undefined): Hunk {
  const isInsertion = hunk.start === hunk.end;
  if (!isInsertion && hunk.from !== hunk.to) return hunk;
  const [words, first, after] = isInsertion ? [now, hunk.from, hunk.to] : [old, hunk.start, hunk.end];
  const room = next === undefined || (isInsertion ? after < next.from : after < next.start);
  const begins = words[first];
  if (!room || begins === undefined || !PUNCTUATION.test(begins.key) || words[after]?.key !== begins.key) return hunk;
  return { start: hunk.start + 1, end: hunk.end + 1, from: hunk.from + 1, to: hunk.to + 1 };
}

function between(kept: readonly (readonly [number, number])[], head: number): Hunk[] {
  const found: Hunk[] = [];
  let [start, from] = [head, head];
  for (const [end, to] of kept) {
    if (end > start || to > from) found.push({ start, end, from, to });
    [start, from] = [end + 1, to + 1];
  }
  return found;
}

/** The pairs (place in old, place in now) of a longest common subsequence. */
function longestCommon(old: readonly Token[], now: readonly Token[]): [number, number][] {
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (a: number, b: number): number => lengths[a * width + b] ?? 0;
  for (let a = old.length - 1; a >= 0; a -= 1) {
    for (let b = now.length - 1; b >= 0; b -= 1) {
      const same = old[a]?.key === now[b]?.key;
      lengths[a * width + b] = same ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
    }
  }
  const pairs: [number, number][] = [];
  let [a, b] = [0, 0];
  while (a < old.length && b < now.length) {
    if (old[a]?.key === now[b]?.key) pairs.push([a++, b++]);
    else if (at(a + 1, b) >= at(a, b + 1)) a += 1;
    else b += 1;
  }
  return pairs;
}

/** The words of a hunk's old side as they were printed. */
export function struck(text: string, old: readonly Token[], hunk: Hunk): string {
  const first = old[hunk.start];
  const last = old[hunk.end - 1];
  return first && last ? text.slice(first.from, last.to).replaceAll(CALL, "") : "";
}
