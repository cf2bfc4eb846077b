/**
 * The live redline: what the paragraph under the caret changes, word by word. It is shown only; the record is
 * always computed by the server, by the same rules (drafting/text/redline.py, held together by tests/cases/compare).
 */
import { joined, smallestGaps, type Gap, type Token } from "./gaps";

export type { Gap, Token };

export const CALL = "\ufffc";

const PUNCTUATION = /^\p{P}$/u;
const EDGES = /^(\p{P}*)(.*?)(\p{P}*)$/su;

// Of the words of both sides so large a share changes: then at most so many places are shown as changed.
const WHOLLY = { share: 0.55, places: 3 };
const HALF = { share: 0.3, places: 4 };
// What a paragraph rewritten wholly may show as changed beyond the minimum, to be rid of stray articles as well.
const EXCESS = 1.2;
// Words too common to show that anything of a rewritten paragraph survived.
const COMMON = new Set(
  "a an and as at be by for from in into is it its of on or that the their this to which with".split(" "),
);

/** The words of a paragraph's text, in which each footnote call stands as one CALL; `styles` are the marks of each character. */
export function tokens(text: string, calls: readonly string[] = [], styles: readonly string[] = []): Token[] {
  const found: Token[] = [];
  let call = 0;
  for (const piece of text.matchAll(/\ufffc|[\u00a0\u202f]|[^\s\ufffc]+/gu)) {
    const from = piece.index;
    const space = from === 0 || text[from - 1] === " ";
    if (piece[0] === CALL) {
      found.push({ key: `call ${calls[call] ?? ""}`, text: "", from, to: from + 1, space, style: "" });
      call += 1;
    } else {
      found.push(...split(piece[0], from, space, styles));
    }
  }
  return found;
}

function split(piece: string, start: number, space: boolean, styles: readonly string[]): Token[] {
  const parts = EDGES.exec(piece);
  const words = parts ? [...Array.from(parts[1] ?? ""), parts[2] ?? "", ...Array.from(parts[3] ?? "")] : [piece];
  let from = start;
  return words
    .filter((word) => word !== "")
    .map((word) => {
      const to = from + word.length;
      const token = { key: word, text: word, from, to, space: space && from === start, style: styles.slice(from, to).join() };
      from = to;
      return token;
    });
}

/** The stretches of words that are shown as changed, in order. */
export function hunks(old: readonly Token[], now: readonly Token[]): Gap[] {
  const gaps = smallestGaps(old, now);
  const touched = gaps.reduce((sum, gap) => sum + gap.end - gap.start + gap.to - gap.from, 0);
  const both = old.length + now.length;
  if (touched >= WHOLLY.share * both) return withoutStrays(gathered(gaps, old, WHOLLY.places), old, EXCESS * touched);
  return touched >= HALF.share * both ? gathered(gaps, old, HALF.places) : gaps;
}

/** At most so many gaps, by giving up the shortest of what is kept between them. */
function gathered(gaps: readonly Gap[], old: readonly Token[], places: number): Gap[] {
  return merged(gaps, new Set(byWeight(gaps, old).slice(0, Math.max(0, gaps.length - places))));
}

/** Without kept stretches of nothing but little words, as long as at most `most` words are touched. */
function withoutStrays(gaps: readonly Gap[], old: readonly Token[], most: number): Gap[] {
  let touched = gaps.reduce((sum, gap) => sum + gap.end - gap.start + gap.to - gap.from, 0);
  const strays = new Set<number>();
  for (const place of byWeight(gaps, old)) {
    const kept = keptBefore(gaps, place, old);
    if (touched + 2 * kept.length > most || !kept.every(saysLittle)) continue;
    touched += 2 * kept.length;
    strays.add(place);
  }
  return merged(gaps, strays);
}

/** The places of all gaps but the first, those with the fewest words kept before them first. */
function byWeight(gaps: readonly Gap[], old: readonly Token[]): number[] {
  const weights = gaps.map((_, place) => {
    const kept = place === 0 ? [] : keptBefore(gaps, place, old);
    return [kept.filter(isWord).length, kept.length] as const;
  });
  const places = gaps.map((_, place) => place).slice(1);
  return places.sort((a, b) => {
    const [[words, all], [others, every]] = [weights[a] ?? [0, 0], weights[b] ?? [0, 0]];
    return words - others || all - every || a - b;
  });
}

function keptBefore(gaps: readonly Gap[], place: number, old: readonly Token[]): readonly Token[] {
  return old.slice(gaps[place - 1]?.end ?? 0, gaps[place]?.start);
}

function merged(gaps: readonly Gap[], places: ReadonlySet<number>): Gap[] {
  const found: Gap[] = [];
  gaps.forEach((gap, place) => {
    const before = found[found.length - 1];
    if (before !== undefined && places.has(place)) found[found.length - 1] = joined(before, gap);
    else found.push(gap);
  });
  return found;
}

function isWord({ text }: Token): boolean {
  return !Array.from(text).every((character) => PUNCTUATION.test(character) || /[\u00a0\u202f]/u.test(character));
}

function saysLittle(word: Token): boolean {
  return !word.key.startsWith("call ") && (!isWord(word) || COMMON.has(word.text.toLowerCase()));
}

/** The words of a hunk's old side as they were printed. */
export function struck(text: string, old: readonly Token[], hunk: Gap): string {
  const first = old[hunk.start];
  const last = old[hunk.end - 1];
  return first && last ? text.slice(first.from, last.to).replaceAll(CALL, "") : "";
}
