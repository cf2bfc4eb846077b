/** Footnotes print the number that they would have if the amendment were taken: their place in the whole text. */
import type { Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet, type NodeViewConstructor } from "prosemirror-view";
import { attributesOf, noteOf, schema } from "./schema";
import type { Paragraph } from "./wording";

/** The number of each footnote that the base and the document call, by id. */
export function numbersOf(document: Node, base: readonly Paragraph[]): Map<string, number> {
  const written = new Map<string, Node>();
  const following = new Map<string, Node[]>();
  const known = new Set(base.map((paragraph) => paragraph.id));
  document.forEach((node) => {
    const { id, after } = attributesOf(node);
    if (known.has(id)) written.set(id, node);
    else following.set(after ?? "", [...(following.get(after ?? "") ?? []), node]);
  });
  const calls = [...called(following.get("")), ...base.flatMap((paragraph) => {
    const node = written.get(paragraph.id);
    const own = node === undefined ? calledIn(paragraph) : called([node]);
    return [...own, ...called(following.get(paragraph.id))];
  })];
  return new Map([...new Set(calls)].map((id, place) => [id, place + 1]));
}

function called(nodes: readonly Node[] = []): string[] {
  const found: string[] = [];
  for (const node of nodes) {
    if (attributesOf(node).deleted === true) continue;
    node.forEach((child) => {
      if (child.type === schema.nodes.footnote) found.push(noteOf(child).id);
    });
  }
  return found;
}

function calledIn(paragraph: Paragraph): string[] {
  return paragraph.runs.flatMap((run) => ("footnote" in run ? [run.footnote] : []));
}

/** Puts each footnote's number beside it, for `footnoteView` to print. */
export function numbersPlugin(base: readonly Paragraph[]): Plugin<DecorationSet> {
  const draw = (document: Node): DecorationSet => {
    const numbers = numbersOf(document, base);
    const found: Decoration[] = [];
    document.descendants((node, place) => {
      if (node.type !== schema.nodes.footnote) return;
      found.push(Decoration.node(place, place + 1, {}, { number: numbers.get(noteOf(node).id) ?? "" }));
    });
    return DecorationSet.create(document, found);
  };
  return new Plugin<DecorationSet>({
    state: {
      init: (_, state) => draw(state.doc),
      apply: (transaction, drawn) => (transaction.docChanged ? draw(transaction.doc) : drawn),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
      nodeViews: { footnote: footnoteView },
    },
  });
}

const footnoteView: NodeViewConstructor = (node, _view, _place, decorations) => {
  const dom = document.createElement("span");
  dom.className = "fn";
  const print = (of: Node, drawn: readonly Decoration[]): void => {
    const said = drawn.map((each) => each.spec as { number?: number }).find((spec) => spec.number !== undefined);
    dom.title = noteOf(of).text;
    dom.textContent = String(said?.number ?? "");
  };
  print(node, decorations);
  return {
    dom,
    update(now, drawn) {
      if (now.type !== node.type) return false;
      print(now, drawn);
      return true;
    },
  };
};
