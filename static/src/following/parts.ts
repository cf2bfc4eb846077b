/**
 * A page brought up to the same page asked again: part by part, in place.
 *
 * `data-part="KEY"` is a part, drawn anew as a whole. In `data-list="KEY"` each `data-item="KEY"` is drawn by itself,
 * new ones come in, gone ones go, and what is new or changed bears a mark, unless it is `data-quiet`.
 */
import { isBusy, print, swap } from "./drawing";
import { mark, markOf, type Mark, type MarkWords } from "./marks";

/** How a page is brought up: `left` counts what somebody was at, to be drawn later; `drawn` are the new pieces. */
export class Renewal {
  left = 0;
  readonly drawn: Element[] = [];

  constructor(private readonly words: MarkWords) {}

  /** All parts and lists of the page. */
  page(old: ParentNode, now: ParentNode): void {
    const parts = named(now, "data-part");
    for (const [name, part] of named(old, "data-part")) {
      const again = parts.get(name);
      if (again) this.part(part, again);
      else if (isBusy(part)) this.left += 1;
      else part.remove();
    }
    const lists = named(now, "data-list");
    for (const [name, list] of named(old, "data-list")) {
      const again = lists.get(name);
      if (again) this.list(list, again);
    }
  }

  /** One piece, drawn anew if it differs and nobody is at it. What stands there now. */
  part(old: Element, now: Element): Element {
    if (print(old) === print(now)) return old;
    if (isBusy(old)) {
      this.left += 1;
      return old;
    }
    const fresh = swap(old, now);
    this.drawn.push(fresh);
    return fresh;
  }

  /** The items of a list, each by itself, in the order of `now`. */
  list(old: Element, now: Element): void {
    const known = new Map(items(old).map((item) => [keyOf(item), item]));
    let before: Element | null = null;
    for (const item of items(now)) {
      const found = known.get(keyOf(item));
      known.delete(keyOf(item));
      before = found ? this.item(found, item, before) : this.insert(old, item, before);
    }
    for (const gone of known.values()) {
      if (isBusy(gone)) this.left += 1;
      else gone.remove();
    }
  }

  /** Puts a new item after `before`, or first. */
  insert(list: Element, item: Element, before: Element | null): Element {
    const fresh = list.ownerDocument.importNode(item, true);
    const first = items(list)[0];
    if (before) before.after(fresh);
    else if (first) first.before(fresh);
    else list.append(fresh);
    this.mark(fresh, "new");
    this.drawn.push(fresh);
    return fresh;
  }

  private mark(item: Element, as: Mark): void {
    if (!item.hasAttribute("data-quiet")) mark(item, as, this.words);
  }

  private item(old: Element, now: Element, before: Element | null): Element {
    const known = markOf(old);
    const stands = this.part(old, now);
    if (stands !== old) this.mark(stands, known ?? "changed");
    if (before && stands.previousElementSibling !== before && !isBusy(stands)) before.after(stands);
    return stands;
  }
}

function named(page: ParentNode, attribute: string): Map<string, Element> {
  return new Map([...page.querySelectorAll(`[${attribute}]`)].map((each) => [each.getAttribute(attribute) ?? "", each]));
}

function items(list: Element): Element[] {
  return [...list.children].filter((child) => child.hasAttribute("data-item"));
}

function keyOf(item: Element): string {
  return item.getAttribute("data-item") ?? "";
}
