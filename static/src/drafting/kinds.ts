/** What kinds of paragraphs a text has, which of them have a level, and which follows which. */

export type Family = "council" | "un";

// As drafting/text/series.py: (a) is 2, (i) is 3.
const FIRST_LEVEL: Readonly<Record<string, number>> = { heading: 1, subparagraph: 2 };
const AFTER: Readonly<Record<Family, Readonly<Record<string, string>>>> = {
  council: { title: "operative", heading: "operative", chapeau: "preambular", enacting_formula: "operative" },
  un: { title: "chapeau", heading: "operative", chapeau: "preambular", enacting_formula: "operative" },
};

/** The level that a paragraph of the kind has, given the one it had; null where its kind has none. */
export function levelOf(kind: string, level: number | null): number | null {
  const first = FIRST_LEVEL[kind];
  return first === undefined ? null : (level ?? first);
}

/** The kind of a paragraph begun behind one of this kind. */
export function kindAfter(kind: string, family: Family): string {
  return AFTER[family][kind] ?? kind;
}
