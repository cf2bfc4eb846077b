/** Where two lists of words differ: the rules of drafting/text/compare.py and slides.py, so that both show the same. */

/**
 * One word, one punctuation character at a word's edge, or one footnote call, with its place in the paragraph.
 * `space` says that a space stands before it, `style` which marks its letters bear.
 */
export interface Token {
  readonly key: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly space: boolean;
  readonly style: string;
}

/** The words `start` to `end` (exclusive) of the old wording stand against `from` to `to` of the new. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

export function joined(first: Gap, last: Gap): Gap {
  return { start: first.start, end: last.end, from: first.from, to: last.to };
}

/** A smallest set of gaps; between two of them at least one word is kept. */
export function smallestGaps(old: readonly Token[], now: readonly Token[]): Gap[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head]?.key === now[head]?.key) head += 1;
  let tail = 0;
  const room = Math.min(old.length, now.length) - head;
  while (tail < room && old[old.length - 1 - tail]?.key === now[now.length - 1 - tail]?.key) tail += 1;
  const kept = keptPairs(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const found: Gap[] = [];
  let [start, from] = [head, head];
  for (const [end, to] of [...kept.map(([a, b]) => [a + head, b + head] as const), [old.length - tail, now.length - tail] as const]) {
    if (end > start || to > from) found.push({ start, end, from, to });
    [start, from] = [end + 1, to + 1];
  }
  return slid(found, old, now);
}

/**
 * The places (in old, in now) of a longest common subsequence. Of several it is the one that the server takes
 * (rapidfuzz, recovered from the end: what can be deleted is deleted before anything is inserted).
 */
function keptPairs(old: readonly Token[], now: readonly Token[]): [number, number][] {
  const width = old.length + 1;
  const lengths = new Uint16Array((now.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = 1; row <= now.length; row += 1) {
    for (let column = 1; column <= old.length; column += 1) {
      const same = old[column - 1]?.key === now[row - 1]?.key;
      lengths[row * width + column] = same
        ? at(row - 1, column - 1) + 1
        : Math.max(at(row - 1, column), at(row, column - 1));
    }
  }
  const pairs: [number, number][] = [];
  let [row, column] = [now.length, old.length];
  while (row > 0 && column > 0) {
    if (at(row, column) === at(row, column - 1)) column -= 1;
    else if (at(row, column) === at(row - 1, column)) row -= 1;
    else pairs.push([--column, --row]);
  }
  return pairs.reverse();
}

const ENDS_SENTENCE = new Set(".;:?!");
const ENDS_CLAUSE = new Set(",)]”’»–—");
const OPENS = new Set("([“‘«");
// A phrase begins with one of these; none ends with one.
const LEADING = new Set(
  "a an and as at but by for from in into its nor of on or that the their this to under which with".split(" "),
);

/** Pure insertions and deletions at the place a reader expects; one that can reach its neighbour joins it. */
function slid(gaps: readonly Gap[], old: readonly Token[], now: readonly Token[]): Gap[] {
  const result: Gap[] = [];
  gaps.forEach((gap, number) => {
    const before = result[result.length - 1];
    const shift = bestShift(gap, before?.end, gaps[number + 1]?.start, old, now);
    const settled = { start: gap.start + shift, end: gap.end + shift, from: gap.from + shift, to: gap.to + shift };
    if (before !== undefined && settled.start === before.end) result[result.length - 1] = joined(before, settled);
    else result.push(settled);
  });
  return result;
}

/** How far to move a gap that may lie anywhere between its neighbours, at `before` and `after` in the old words. */
function bestShift(
  gap: Gap,
  before: number | undefined,
  after: number | undefined,
  old: readonly Token[],
  now: readonly Token[],
): number {
  if (gap.start !== gap.end && gap.from !== gap.to) return 0;
  const isInsertion = gap.start === gap.end;
  const [whole, start, end] = isInsertion ? [now, gap.from, gap.to] : [old, gap.start, gap.end];
  const [other, point] = isInsertion ? [old, gap.start] : [now, gap.from];
  const back = gap.start - (before ?? 0);
  const forth = (after ?? old.length) - gap.end;
  let first = 0;
  while (-first < back && whole[start + first - 1]?.key === whole[end + first - 1]?.key) first -= 1;
  let last = 0;
  while (last < forth && whole[start + last]?.key === whole[end + last]?.key) last += 1;
  const joins = new Set([before === undefined ? null : -back, after === undefined ? null : forth]);
  let best = 0;
  let weight: readonly number[] = [];
  for (let shift = first, strain = 0; shift <= last; shift += 1) {
    const edges = edge(whole, start + shift) + edge(whole, end + shift);
    const weighs = [-strain, joins.has(shift) ? 1 : 0, edges, shift];
    if (isMore(weighs, weight)) [best, weight] = [shift, weighs];
    strain += strainOf(other[point + shift], whole[start + shift]) - strainOf(other[point + shift], whole[end + shift]);
  }
  return best;
}

function isMore(one: readonly number[], other: readonly number[]): boolean {
  const place = one.findIndex((number, at) => number !== other[at]);
  return place >= 0 && (other[place] === undefined || (one[place] ?? 0) > other[place]);
}

/** How much a kept word changes besides its letters. */
function strainOf(old: Token | undefined, now: Token | undefined): number {
  if (old === undefined || now === undefined) return 0;
  if (old.style !== now.style) return 3;
  return old.space === now.space ? 0 : 1;
}

/** How natural it is to cut before the word at `place`. */
function edge(words: readonly Token[], place: number): number {
  const [before, after] = [words[place - 1], words[place]];
  if (before === undefined || after === undefined) return 5;
  if (!after.space || OPENS.has(before.text)) return 0;
  if (ENDS_SENTENCE.has(before.text)) return 4;
  if (ENDS_CLAUSE.has(before.text)) return 3;
  if (LEADING.has(before.text.toLowerCase())) return 0;
  return LEADING.has(after.text.toLowerCase()) ? 2 : 1;
}
