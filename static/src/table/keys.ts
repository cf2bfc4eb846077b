/** The control that a key presses: the one marked `data-key` with it, unless the reader is typing somewhere. */
export function pressed(event: KeyboardEvent, page: Document): HTMLElement | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  if (isTyping(event.target) || page.querySelector("dialog[open]")) return null;
  const controls = page.querySelectorAll<HTMLElement>("[data-key]");
  return [...controls].find((control) => control.dataset.key === event.key) ?? null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("[contenteditable='true']")) return true;
  return target.matches("textarea, select, input:not([type='checkbox'], [type='radio'])");
}
