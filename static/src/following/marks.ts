/** What has changed says so, until somebody has looked at it. */

/** Words for the marks, from the template. */
export interface MarkWords {
  readonly new: string;
  readonly changed: string;
}

export type Mark = keyof MarkWords;

// Where in an item the mark stands.
const HEAD = "summary, header, td, .what";

export function mark(item: Element, as: Mark, words: MarkWords): void {
  item.classList.add("fresh");
  const badge = item.ownerDocument.createElement("span");
  badge.className = "fresh-mark";
  badge.dataset.mark = as;
  badge.textContent = ` ${words[as]}`;
  (item.querySelector(HEAD) ?? item).append(badge);
  const looked = (): void => {
    item.classList.remove("fresh");
    badge.remove();
  };
  item.addEventListener("click", looked, { once: true });
  item.addEventListener("focusin", looked, { once: true });
}

/** A mark that was not looked at stays over the next change; what was new is still new. */
export function markOf(item: Element): Mark | null {
  const badge = item.querySelector<HTMLElement>(".fresh-mark");
  return badge ? (badge.dataset.mark === "new" ? "new" : "changed") : null;
}
