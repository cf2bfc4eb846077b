/** Shows the redline in the editor: inserted words as <ins>, deleted ones as <del> that cannot be typed in. */
import { Fragment, type Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { inline } from "./changes";
import { CALL, hunks, struck, tokens, type Gap, type Token } from "./redline";
import { attributesOf, schema } from "./schema";
import type { Beginning } from "./wording";

interface Read {
  readonly text: string;
  readonly tokens: readonly Token[];
}

export function redlinePlugin(beginning: Beginning): Plugin<DecorationSet> {
  const old = new Map<string, Read>();
  for (const paragraph of beginning.base) {
    old.set(paragraph.id, read(Fragment.from(inline(paragraph.runs, beginning.notes))));
  }
  const draw = (document: Node): DecorationSet => DecorationSet.create(document, decorations(document, old));
  return new Plugin<DecorationSet>({
    state: {
      init: (_, state) => draw(state.doc),
      apply: (transaction, drawn) => (transaction.docChanged ? draw(transaction.doc) : drawn),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });
}

/** The paragraph's text with each footnote call as one character, so that places in text and document agree. */
function read(content: Fragment): Read {
  const calls: string[] = [];
  const styles: string[] = [];
  let text = "";
  content.forEach((child) => {
    if (child.type === schema.nodes.footnote) {
      calls.push(String(child.attrs.id));
      text += CALL;
    } else {
      text += child.text ?? "";
    }
    const style = child.marks.map((mark) => mark.type.name).join(" ");
    while (styles.length < text.length) styles.push(style);
  });
  return { text, tokens: tokens(text, calls, styles) };
}

function decorations(document: Node, old: ReadonlyMap<string, Read>): Decoration[] {
  const found: Decoration[] = [];
  document.forEach((node, offset) => {
    if (attributesOf(node).deleted === true) return;
    const now = read(node.content);
    const before = old.get(attributesOf(node).id) ?? { text: "", tokens: [] };
    for (const hunk of hunks(before.tokens, now.tokens)) {
      found.push(...decorated(hunk, before, now, offset + 1));
    }
  });
  return found;
}

function decorated(hunk: Gap, before: Read, now: Read, start: number): Decoration[] {
  const found: Decoration[] = [];
  const first = now.tokens[hunk.from];
  const last = now.tokens[hunk.to - 1];
  const gone = struck(before.text, before.tokens, hunk);
  const place = start + (first?.from ?? now.tokens[hunk.from - 1]?.to ?? 0);
  if (gone !== "") {
    found.push(Decoration.widget(place, () => deletion(gone), { side: -1, key: `${place} ${gone}` }));
  }
  if (first && last && hunk.to > hunk.from) {
    found.push(Decoration.inline(start + first.from, start + last.to, { nodeName: "ins" }));
  }
  return found;
}

function deletion(words: string): HTMLElement {
  const holder = document.createElement("span");
  const gone = document.createElement("del");
  gone.textContent = words;
  holder.contentEditable = "false";
  holder.append(gone, " ");
  return holder;
}
