/** The editor's document: the paragraphs an amendment concerns, each with its permanent id. */
import { Schema, type DOMOutputSpec, type Node } from "prosemirror-model";

/**
 * `after` is the id of the paragraph that a new or moved one shall follow, "" for the very beginning, null where it stays.
 * What is null is not written into the room's document: whoever types does not, by that, undo another's deletion.
 */
export interface ParagraphAttributes {
  readonly id: string;
  readonly kind: string;
  readonly label: string | null;
  readonly level: number | null;
  readonly after: string | null;
  readonly deleted: true | null;
}

// As drafting/text/paragraph.py; a cover note stands on the cover.
const KINDS: ReadonlySet<string> = new Set([
  "title", "chapeau", "heading", "preambular", "enacting_formula", "operative", "subparagraph", "narrative", "meeting_line", "meeting_date",
]);

export const schema = new Schema({
  nodes: {
    doc: { content: "paragraph+" },
    paragraph: {
      content: "inline*",
      attrs: {
        id: { default: "" },
        kind: { default: "operative" },
        label: { default: null },
        level: { default: null },
        after: { default: null },
        deleted: { default: null },
      },
      parseDOM: [{ tag: "p", getAttrs: paragraphInDom }, { tag: "li" }, { tag: "div" }],
      toDOM: paragraphToDom,
    },
    text: { group: "inline" },
    footnote: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { id: { default: "" }, text: { default: "" } },
      parseDOM: [{ tag: "span[data-footnote]", getAttrs: footnoteInDom }],
      toDOM: (node): DOMOutputSpec => ["span", { "data-footnote": noteOf(node).id, title: noteOf(node).text }],
    },
  },
  marks: {
    italic: { parseDOM: [{ tag: "em" }, { tag: "i" }, { style: "font-style=italic" }], toDOM: (): DOMOutputSpec => ["em", 0] },
    bold: { parseDOM: [{ tag: "strong" }, { tag: "b", getAttrs: isBold }, { style: "font-weight=bold" }], toDOM: (): DOMOutputSpec => ["strong", 0] },
    superscript: { parseDOM: [{ tag: "sup" }, { style: "vertical-align=super" }], toDOM: (): DOMOutputSpec => ["sup", 0] },
  },
});

export interface Note {
  readonly id: string;
  readonly text: string;
}

/** What a footnote's call says. */
export function noteOf(footnote: Node): Note {
  return footnote.attrs as Note;
}

export function attributesOf(paragraph: Node): ParagraphAttributes {
  return paragraph.attrs as ParagraphAttributes;
}

function paragraphToDom(node: Node): DOMOutputSpec {
  const { kind, label, level, deleted } = attributesOf(node);
  const attributes: Record<string, string> = { class: `type-${kind}${deleted === true ? " gone" : ""}`, "data-kind": kind };
  if (label !== null) attributes["data-label"] = label;
  if (level !== null) attributes["data-level"] = String(level);
  return ["p", attributes, 0];
}

/** What was copied here comes back as what it was; any other paragraph is of the usual kind. */
function paragraphInDom(element: HTMLElement): Partial<ParagraphAttributes> {
  const { kind, level } = element.dataset;
  if (kind === undefined || !KINDS.has(kind)) return {};
  return { kind, level: /^[1-9]$/.test(level ?? "") ? Number(level) : null };
}

function footnoteInDom(element: HTMLElement): Note {
  return { id: element.dataset.footnote ?? "", text: element.title };
}

/** Some word processors put everything into a <b> that is not bold. */
function isBold(element: HTMLElement): false | null {
  return element.style.fontWeight === "normal" ? false : null;
}
