/** What changes above the reader's place moves nothing under his eyes. */

// What the eye rests on, from the top of the window down.
const PLACES = ".para[id], [data-item]:not(.card), section[id], [data-part]";
// The bars that stay at the top of the window.
const COVERED = 56;

/** Does the work, then scrolls so that what stood first in the window, or has the focus, stands where it stood. */
export function keepPlace(page: Document, work: () => void): void {
  const held = placeOf(page);
  // The browser's own anchoring would come on top of ours.
  page.documentElement.classList.add("steady");
  work();
  const now = held?.find();
  if (held && now) page.defaultView?.scrollBy({ top: now.getBoundingClientRect().top - held.top, behavior: "instant" });
  page.defaultView?.requestAnimationFrame(() => {
    page.documentElement.classList.remove("steady");
  });
}

interface Place {
  readonly top: number;
  /** The same place after it may have been drawn anew. */
  find(): Element | null;
}

function placeOf(page: Document): Place | null {
  const focused = page.activeElement?.closest(PLACES);
  const found = focused && isInView(focused) ? focused : [...page.querySelectorAll(PLACES)].find(isInView);
  if (!found) return null;
  const top = found.getBoundingClientRect().top;
  const name = naming(found);
  return { top, find: () => (found.isConnected ? found : ([...page.querySelectorAll(PLACES)].find((each) => naming(each) === name) ?? null)) };
}

function isInView(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  const window = element.ownerDocument.defaultView;
  return height > 0 && bottom > COVERED && top < (window?.innerHeight ?? 0);
}

function naming(element: Element): string {
  return ["id", "data-item", "data-part"].map((name) => element.getAttribute(name) ?? "").join(" ");
}
