import { choice, keepChoice } from "./cookie";

/** Tell the server the reader's time zone; from the next page on, times are on the reader's own clock. */
export function tellZone(page: Document): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && page.defaultView && choice("adref_zone") !== zone) keepChoice("adref_zone", zone);
}
