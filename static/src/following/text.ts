/** The text with its cards, brought up paragraph by paragraph: rows are only how the page lays them out. */
import { isBusy } from "./drawing";
import type { Renewal } from "./parts";

const PARAGRAPH = ":scope > .para[id], :scope > .editor[id]";

/** Draws what differs between the text on the page and the same page asked again. */
export function renewText(old: Element, now: Element, renewal: Renewal): void {
  const known = new Map([...old.querySelectorAll(":scope > .row > [id]")].map((each) => [each.id, each]));
  let before: Element | null = null;
  const stands = new Set<string>();
  for (const row of now.querySelectorAll(":scope > .row")) {
    const paragraphs = [...row.querySelectorAll(PARAGRAPH)];
    for (const paragraph of paragraphs) {
      stands.add(paragraph.id);
      const found = known.get(paragraph.id);
      before = found ? renewal.part(found, paragraph) : insert(paragraph, before, renewal);
      if (before) known.set(before.id, before);
    }
    paragraphs.forEach((paragraph, place) => {
      renewCards(known.get(paragraph.id), place === 0 ? row.querySelector(":scope > .cards") : null, renewal);
    });
  }
  removeOthers(old, stands, renewal);
}

/** A new paragraph stands in a row of its own after the one before it. */
function insert(paragraph: Element, before: Element | null, renewal: Renewal): Element | null {
  const row = before?.parentElement;
  if (!before || !row) return before;
  if (!splitAfter(before)) {
    renewal.left += 1;
    return before;
  }
  const fresh = row.ownerDocument.importNode(paragraph, true);
  const own = row.cloneNode(false) as Element;
  own.append(fresh);
  row.after(own);
  renewal.drawn.push(fresh);
  return fresh;
}

/** The cards beside a paragraph, which then begins a row. */
function renewCards(paragraph: Element | undefined, now: Element | null, renewal: Renewal): void {
  if (!paragraph) return;
  const stands = cardsOf(paragraph);
  if (stands && now) renewal.list(stands, now);
  else if (stands) {
    if (isBusy(stands)) renewal.left += 1;
    else stands.remove();
  } else if (now) {
    const before = paragraph.previousElementSibling;
    if (before && !splitAfter(before)) {
      renewal.left += 1;
      return;
    }
    const cards = now.cloneNode(false) as Element;
    paragraph.after(cards);
    renewal.list(cards, now);
  }
}

/** The cards of a row belong to its first paragraph. */
function cardsOf(paragraph: Element): Element | null {
  const cards = paragraph.parentElement?.querySelector(":scope > .cards") ?? null;
  return cards && paragraph.parentElement?.querySelector(PARAGRAPH) === paragraph ? cards : null;
}

/** Whether what follows in the row, its cards left aside, stands in a row of its own now; not while somebody is at it. */
function splitAfter(last: Element): boolean {
  const row = last.parentElement;
  const all = row ? [...row.children] : [];
  const following = all.slice(all.indexOf(last) + 1).filter((each) => !each.classList.contains("cards"));
  if (!row || following.length === 0) return true;
  if (following.some(isBusy)) return false;
  const next = row.cloneNode(false) as Element;
  next.append(...following);
  row.after(next);
  return true;
}

function removeOthers(old: Element, stands: ReadonlySet<string>, renewal: Renewal): void {
  for (const paragraph of old.querySelectorAll(":scope > .row > .para[id]")) {
    if (stands.has(paragraph.id)) continue;
    if (isBusy(paragraph)) renewal.left += 1;
    else paragraph.remove();
  }
}
