/** The editor's document: the paragraphs an amendment concerns, each with its permanent id. */
import { Schema, type DOMOutputSpec, type Node } from "prosemirror-model";

/** `after` is the id of the paragraph that a new or moved one shall follow, "" for the very beginning, null where it stays. */
export interface ParagraphAttributes {
  readonly id: string;
  readonly kind: string;
  readonly label: string | null;
  readonly level: number | null;
  readonly after: string | null;
  readonly deleted: boolean;
}

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
        deleted: { default: false },
      },
      parseDOM: [{ tag: "p" }, { tag: "li" }, { tag: "div" }],
      toDOM: paragraphToDom,
    },
    text: { group: "inline" },
    footnote: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { id: {}, text: { default: "" } },
      toDOM: (node): DOMOutputSpec => ["span", { class: "fn", title: String(node.attrs.text) }, "*"],
    },
  },
  marks: {
    italic: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: (): DOMOutputSpec => ["em", 0] },
    bold: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: (): DOMOutputSpec => ["strong", 0] },
    superscript: { parseDOM: [{ tag: "sup" }], toDOM: (): DOMOutputSpec => ["sup", 0] },
  },
});

export function attributesOf(paragraph: Node): ParagraphAttributes {
  return paragraph.attrs as ParagraphAttributes;
}

function paragraphToDom(node: Node): DOMOutputSpec {
  const { kind, label, deleted } = attributesOf(node);
  const attributes: Record<string, string> = { class: `type-${kind}${deleted ? " gone" : ""}` };
  if (label !== null) attributes["data-label"] = label;
  return ["p", attributes, 0];
}
