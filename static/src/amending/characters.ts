/** Characters that a text may not hold (drafting/text/characters.py): they would be refused when it is submitted. */

type Ranges = readonly (readonly [number, number])[];

// The server's table, number for number; its test reads this one too.
const INVISIBLE: Ranges = [
  [0x34f, 0x34f],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180d],
  [0x180f, 0x180f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xffa0, 0xffa0],
  [0xe0100, 0xe01ef],
];
const JOINED: Ranges = [
  [0x600, 0x109f],
  [0x1780, 0x18af],
  [0x2300, 0x27bf],
  [0x1f000, 0x1faff],
];

// Control, format (bidi, zero-width, soft hyphen), lone surrogates, private and unassigned ones, and letters that print nothing.
const BAD = new RegExp(`[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]|(?![\\u200c\\u200d])\\p{Cf}|${among(INVISIBLE)}`, "gu");
// A joiner says how the letter before it joins the next: behind any other character it only hides.
const STRAY = new RegExp(`(?<!${among(JOINED)})[\\u200c\\u200d]`, "gu");

/** The text without them, `before` being what it is put behind; a line break or a tab is a space. */
export function cleaned(text: string, before = ""): string {
  const seen = text.replace(/[\t\n\r]+/g, " ").replace(BAD, "");
  const whole = (before + seen).replace(STRAY, (joiner, place: number) => (place < before.length ? joiner : ""));
  return whole.slice(before.length);
}

function among(ranges: Ranges): string {
  const hex = (point: number): string => `\\u{${point.toString(16)}}`;
  return `[${ranges.map(([first, last]) => `${hex(first)}-${hex(last)}`).join("")}]`;
}
