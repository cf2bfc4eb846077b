/**
 * Modal dialogs. `data-opens="ID"` opens one that is on the page; `data-asks="ID"` on a link opens one whose content
 * htmx fetches from the link's own address (without script the link leads to that content as a page of its own).
 */
export function openDialogs(page: Document): void {
  page.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const opener = event.target.closest<HTMLElement>("[data-opens]");
    if (opener) dialog(page, opener.dataset.opens)?.showModal();
    if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
  });
  page.addEventListener("htmx:after:swap", (event) => {
    const swapped = event.target instanceof Element ? event.target.closest("dialog") : null;
    if (swapped instanceof HTMLDialogElement && !swapped.open) swapped.showModal();
  });
}

function dialog(page: Document, id: string | undefined): HTMLDialogElement | null {
  const found = id === undefined ? null : page.getElementById(id);
  return found instanceof HTMLDialogElement ? found : null;
}
