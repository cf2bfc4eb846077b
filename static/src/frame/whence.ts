/** Provenance: what the words say of themselves that the reader points at, or comes to with the keyboard. */
export function sayWhence(page: Document): void {
  const said = page.querySelector<HTMLElement>("#whence");
  if (!said) return;
  const say = (event: Event): void => {
    const words = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-says].whence") : null;
    if (words) said.textContent = words.dataset.says ?? "";
  };
  page.addEventListener("pointerover", say);
  page.addEventListener("focusin", say);
}
