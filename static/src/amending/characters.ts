/** Characters that a text may not hold (drafting/text/characters.py): they would be refused when it is submitted. */

// Control, format (bidi, zero-width, soft hyphen), lone surrogates, private and unassigned ones, and letters that print nothing.
const BAD =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]|\p{Variation_Selector}|[\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu;

/** The text without them; a line break or a tab is a space. */
export function cleaned(text: string): string {
  return text.replace(/[\t\n\r]+/g, " ").replace(BAD, "");
}
