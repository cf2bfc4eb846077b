/** The words of a room's document, one line a paragraph: what is offered for copying when they could not be stored. */
import * as Y from "yjs";

export function linesOf(fragment: Y.XmlFragment): string[] {
  return fragment.toArray().map((paragraph) => (paragraph instanceof Y.XmlElement ? words(paragraph) : ""));
}

function words(paragraph: Y.XmlElement): string {
  return paragraph
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? plain(child) : ""))
    .join("")
    .trim();
}

function plain(text: Y.XmlText): string {
  return (text.toDelta() as readonly { readonly insert: unknown }[])
    .map(({ insert }) => (typeof insert === "string" ? insert : ""))
    .join("");
}

/** Those of the lines that the document does not say. */
export function missing(lines: readonly string[], fragment: Y.XmlFragment): string {
  const said = new Set(linesOf(fragment));
  return lines.filter((line) => line !== "" && !said.has(line)).join("\n\n");
}
