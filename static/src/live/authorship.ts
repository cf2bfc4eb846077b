/** Shows whose each word is: by the delegation to which the server has bound the Yjs client id of the word. */
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import * as Y from "yjs";
import { Colours, spoken, type Person } from "./company";

/** Items of a client, from clock to clock, that its person only put back: whose they are, or nobody's. */
export interface PutBack {
  readonly start: number;
  readonly end: number;
  readonly delegation: string | null;
  readonly name: string | null;
}

export interface Author extends Person {
  /** In order. */
  readonly putBack: readonly PutBack[];
}

/** What the server says of client ids; its own is not among them, and its words have no colour. */
export type Authors = () => Promise<ReadonlyMap<number, Author>>;

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

/** Words of one client that stand together and were typed one after the other from `clock` on: places in the editor's
 * document. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly client: number;
  readonly clock: number;
}

/** Words and whose they are. */
export interface Owned {
  readonly from: number;
  readonly to: number;
  readonly delegation: string;
  readonly name: string;
}

const key = new PluginKey<DecorationSet>("authorship");
// Fewer letters at once are typed; more may have been put back: a paragraph parted, words pasted, a deletion undone.
const PUT_BACK_AT_LEAST = 4;
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
    const { client, clock } = item.id;
    const goesOn = last?.to === place && last.client === client && last.clock + (place - last.from) === clock;
    if (last !== undefined && goesOn) spans[spans.length - 1] = { ...last, to };
    else spans.push({ from: place, to, client, clock });
    place = to;
  }
  return place;
}

/** Whose the words of a span are, in order; what is nobody's is left out. */
export function ownedIn(span: Span, author: Author): Owned[] {
  const owned: Owned[] = [];
  const end = span.clock + (span.to - span.from);
  const add = (start: number, until: number, { delegation, name }: PutBack | Author): void => {
    if (start >= until || delegation === null || name === null) return;
    owned.push({ from: span.from + (start - span.clock), to: span.from + (until - span.clock), delegation, name });
  };
  let at = span.clock;
  for (const each of author.putBack) {
    if (each.end <= at || each.start >= end) continue;
    add(at, each.start, author);
    at = Math.min(end, each.end);
    add(Math.max(span.clock, each.start), at, each);
  }
  add(at, end, author);
  return owned;
}

/** Whether one person has put in so much at once that it may have been there before. */
export function mayPutBack(transaction: Y.Transaction): boolean {
  return [...transaction.afterState].some(
    ([client, clock]) => clock - (transaction.beforeState.get(client) ?? 0) >= PUT_BACK_AT_LEAST,
  );
}

class Drawing {
  private known: ReadonlyMap<number, Author> = new Map();
  private isStale = false;
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
    options.fragment.observeDeep(this.changed);
    this.later();
  }

  destroy(): void {
    this.options.fragment.unobserveDeep(this.changed);
    clearTimeout(this.timer);
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
  }

  private readonly changed = (_events: unknown, transaction: Y.Transaction): void => {
    this.isStale ||= mayPutBack(transaction);
    this.later();
  };

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
    const owned = spans.flatMap((span) => {
      const author = this.known.get(span.client);
      return author === undefined ? [] : ownedIn(span, author);
    });
    const decorations = owned.map((words) => Decoration.inline(words.from, words.to, this.attributes(words)));
    this.view.dispatch(tr.setMeta(key, DecorationSet.create(doc, decorations)).setMeta("addToHistory", false));
    this.tellLegend(owned);
    this.askFor(spans);
  }

  private attributes({ name, delegation }: Owned): Record<string, string> {
    const party = spoken(delegation);
    const who = party === "" ? name : `${party}, ${name}`;
    return { class: `written who-${this.colours.of(delegation)}`, title: who, "data-by": delegation };
  }

  private tellLegend(owned: readonly Owned[]): void {
    const entries = [...new Set(owned.map((words) => words.delegation))].sort().map((delegation) => ({ delegation, colour: this.colours.of(delegation) }));
    const told = JSON.stringify(entries);
    if (told === this.told) return;
    this.told = told;
    this.options.legend(entries);
  }

  private askFor(spans: readonly Span[]): void {
    const strangers = spans.map((span) => span.client).filter((client) => !this.known.has(client) && !this.asked.has(client));
    if ((strangers.length === 0 && !this.isStale) || this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.isStale = false;
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
