/** A piece of a page as the server drew it, whatever reader and scripts have done to it since. */

const OURS = ["fresh", "hit", "away", "here"];
const OWN_DRAWING = ".editor, .ProseMirror, [data-room]";

/** Two pieces with the same print are drawn alike. What a script draws in by itself brings its print from the server. */
export function print(element: Element): string {
  const own = element.getAttribute("data-print");
  if (own !== null) return own;
  const copy = element.cloneNode(true) as Element;
  for (const mark of copy.querySelectorAll(".fresh-mark")) mark.remove();
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    part.classList.remove(...OURS);
    if (part.getAttribute("class") === "") part.removeAttribute("class");
    for (const name of ["open", "checked", "selected", "data-htmx-powered"]) part.removeAttribute(name);
    if (part.getAttribute("name") === "csrfmiddlewaretoken") part.removeAttribute("value");
  }
  return copy.outerHTML;
}

/** Whether somebody is at it: typing, with the focus or a selection in it, something opened over it; it is not touched. */
export function isBusy(element: Element): boolean {
  const page = element.ownerDocument;
  const focused = page.activeElement;
  if (focused && focused !== page.body && element.contains(focused)) return true;
  if (!element.matches("[data-print]") && (element.matches(OWN_DRAWING) || element.querySelector(OWN_DRAWING))) return true;
  if (element.querySelector("dialog[open]") || (element instanceof HTMLDialogElement && element.open)) return true;
  const selection = page.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(element, true);
}

/** Puts `drawn` in the place of `old`, opened where that was open; the element that stands there now. */
export function swap(old: Element, drawn: Element): Element {
  const fresh = old.ownerDocument.importNode(drawn, true);
  if (fresh instanceof HTMLDetailsElement) fresh.open = old instanceof HTMLDetailsElement ? old.open : true;
  old.replaceWith(fresh);
  return fresh;
}
