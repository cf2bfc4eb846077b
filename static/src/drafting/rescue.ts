/**
 * Words that would go with a paragraph that somebody else moves: they are put into its copy, or offered for copying.
 *
 * A move takes a paragraph out and puts a copy in (moving.ts). Who typed in it at that very moment, or with the line lost,
 * typed into the one that was taken out.
 */
import type { Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { ySyncPluginKey } from "y-prosemirror";
import type * as Y from "yjs";
import { isFromRoom } from "../amending/remote";
import { attributesOf } from "../amending/schema";
import { paragraphsOf, type Placed } from "./commands";

/** What was typed here lately in one paragraph: all that it has said since, the last of it now, and where it stands in the room. */
interface Mine {
  readonly element: unknown;
  readonly said: readonly Node[];
  readonly now: Node;
  readonly at: number;
}

// Longer than a word takes from one browser over the server to another.
const LATELY_MS = 10_000;

export class Rescue {
  private readonly mine = new Map<string, Mine>();

  /** `keep` is given the words that could not be put back; `isStored` says that the server has all that was typed. */
  constructor(
    private readonly fragment: () => Y.XmlFragment,
    private readonly isStored: () => boolean,
    private readonly keep: (words: string) => void,
  ) {}

  /** To be told of each transaction once the editor shows it. */
  follow(view: EditorView, before: EditorState, transaction: Transaction): void {
    if (!transaction.docChanged) return;
    this.forget();
    if (isUndo(transaction)) this.mine.clear();
    else if (isFromRoom(transaction)) this.look(view);
    else this.note(before.doc, view.state.doc);
  }

  /** The room was begun anew: what could not be stored is told otherwise. */
  clear(): void {
    this.mine.clear();
  }

  private note(before: Node, after: Node): void {
    const old = byId(before);
    for (const [id, { node, index }] of byId(after)) {
      const was = old.get(id)?.node;
      if (was === undefined || was.eq(node)) continue;
      const said = [...(this.mine.get(id)?.said ?? [was]), node];
      this.mine.set(id, { element: this.elementAt(index), said, now: node, at: Date.now() });
    }
    for (const id of old.keys()) if (!byId(after).has(id)) this.mine.delete(id);
  }

  private look(view: EditorView): void {
    const paragraphs = byId(view.state.doc);
    for (const [id, mine] of [...this.mine]) {
      const found = paragraphs.get(id);
      const element = found === undefined ? null : this.elementAt(found.index);
      if (found !== undefined && element === mine.element) {
        this.mine.set(id, { ...mine, said: [...mine.said, found.node], now: found.node });
        continue;
      }
      this.mine.delete(id);
      if (found !== undefined && says(found.node, mine.now)) continue;
      // A copy of what was seen here before lacks nothing but what was typed here since.
      if (found !== undefined && mine.said.some((each) => says(found.node, each))) this.putBack(view, found, mine.now);
      else this.keep(mine.now.textContent);
    }
  }

  private putBack(view: EditorView, { place, node }: Placed, now: Node): void {
    // After the binding has finished telling what came: it does not hear of changes meanwhile.
    setTimeout(() => {
      if (view.isDestroyed || view.state.doc.nodeAt(place) !== node) this.keep(now.textContent);
      else view.dispatch(view.state.tr.replaceWith(place + 1, place + 1 + node.content.size, now.content));
    });
  }

  private elementAt(index: number): unknown {
    return this.fragment().get(index);
  }

  private forget(): void {
    if (!this.isStored()) return;
    for (const [id, { at }] of this.mine) if (Date.now() - at > LATELY_MS) this.mine.delete(id);
  }
}

function byId(document: Node): Map<string, Placed & { readonly index: number }> {
  return new Map(paragraphsOf(document).map((placed, index) => [attributesOf(placed.node).id, { ...placed, index }]));
}

function says(one: Node, other: Node): boolean {
  return one.content.eq(other.content);
}

function isUndo(transaction: Transaction): boolean {
  const meta = transaction.getMeta(ySyncPluginKey) as { isUndoRedoOperation?: boolean } | undefined;
  return meta?.isUndoRedoOperation === true;
}
