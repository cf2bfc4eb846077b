/** Shows whose each word is: by the delegation to which the server has bound the Yjs client id of the word. */
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import * as Y from "yjs";
import { Colours, type Person } from "./company";

/** What the server says of client ids; its own is not among them, and its words have no colour. */
export type Authors = () => Promise<ReadonlyMap<number, Person>>;

/** A delegation with the number of its colour (class `who-1` …), for a legend. */
export interface Entry {
  readonly delegation: string;
  readonly colour: number;
}

export interface Options {
  readonly fragment: Y.XmlFragment;
  readonly authors: Authors;
  /** Told whenever somebody's first word appears. */
  readonly legend: (entries: readonly Entry[]) => void;
  readonly colours?: Colours;
}

/** Words of one client that stand together: places in the editor's document. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly client: number;
}

const key = new PluginKey<DecorationSet>("authorship");
// Someone who begins to type is asked about once, not once a letter.
const ASKS_AFTER_MS = 300;
// Where there was no answer.
const ASKS_AGAIN_AFTER_MS = 10_000;

export function authorshipPlugin(options: Options): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, drawn) =>
        (transaction.getMeta(key) as DecorationSet | undefined) ?? drawn.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => new Drawing(view, options),
  });
}

/** The spans of a document whose words have an author in the sense of Yjs, in order. */
export function spansOf(fragment: Y.XmlFragment): Span[] {
  const spans: Span[] = [];
  let place = 0;
  for (const paragraph of fragment.toArray()) {
    place += 1;
    for (const child of paragraph instanceof Y.XmlElement ? paragraph.toArray() : []) {
      place = child instanceof Y.XmlText ? pass(child, place, spans) : place + 1;
    }
    place += 1;
  }
  return spans;
}

function pass(text: Y.XmlText, start: number, spans: Span[]): number {
  let place = start;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const to = place + item.length;
    const last = spans[spans.length - 1];
    if (last?.to === place && last.client === item.id.client) spans[spans.length - 1] = { ...last, to };
    else spans.push({ from: place, to, client: item.id.client });
    place = to;
  }
  return place;
}

class Drawing {
  private known: ReadonlyMap<number, Person> = new Map();
  private readonly asked = new Set<number>();
  private readonly colours: Colours;
  private told = "";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private frame: number | undefined;

  constructor(
    private readonly view: EditorView,
    private readonly options: Options,
  ) {
    this.colours = options.colours ?? new Colours();
    options.fragment.observeDeep(this.later);
    this.later();
  }

  destroy(): void {
    this.options.fragment.unobserveDeep(this.later);
    clearTimeout(this.timer);
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
  }

  /** Once for all that changes within one frame, after the editor has drawn it. */
  private readonly later = (): void => {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.draw();
    });
  };

  private draw(): void {
    if (this.view.isDestroyed) return;
    const { doc, tr } = this.view.state;
    const spans = spansOf(this.options.fragment).filter((span) => span.to <= doc.content.size);
    const decorations = spans.flatMap((span) => {
      const person = this.known.get(span.client);
      return person === undefined ? [] : [Decoration.inline(span.from, span.to, this.attributes(person))];
    });
    this.view.dispatch(tr.setMeta(key, DecorationSet.create(doc, decorations)).setMeta("addToHistory", false));
    this.tellLegend(spans);
    this.askFor(spans);
  }

  private attributes({ name, delegation }: Person): Record<string, string> {
    const who = delegation === "" ? name : `${delegation}, ${name}`;
    return { class: `written who-${this.colours.of(delegation)}`, title: who, "data-by": delegation };
  }

  private tellLegend(spans: readonly Span[]): void {
    const named = spans.map((span) => this.known.get(span.client)?.delegation).filter((each) => each !== undefined);
    const entries = [...new Set(named)].sort().map((delegation) => ({ delegation, colour: this.colours.of(delegation) }));
    const told = JSON.stringify(entries);
    if (told === this.told) return;
    this.told = told;
    this.options.legend(entries);
  }

  private askFor(spans: readonly Span[]): void {
    const strangers = spans.map((span) => span.client).filter((client) => !this.known.has(client) && !this.asked.has(client));
    if (strangers.length === 0 || this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      void this.options.authors().then(
        (authors) => {
          this.timer = undefined;
          for (const client of strangers) this.asked.add(client);
          this.known = authors;
          this.later();
        },
        () => {
          this.timer = setTimeout(() => {
            this.timer = undefined;
            this.later();
          }, ASKS_AGAIN_AFTER_MS);
        },
      );
    }, ASKS_AFTER_MS);
  }
}
