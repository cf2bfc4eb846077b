/** Modal dialogs: `data-opens="ID"` opens one that is on the page; one that htmx has filled opens by itself. */
export function openDialogs(page: Document): void {
  page.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const opener = event.target.closest<HTMLElement>("[data-opens]");
    if (opener) dialog(page, opener.dataset.opens)?.showModal();
    const closer = event.target.closest("[data-closes]");
    const closing = closer?.closest("dialog");
    if (closing) event.preventDefault();
    closing?.close();
  });
  page.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = (event as CustomEvent<{ ctx: { target?: Element } }>).detail;
    if (ctx.target instanceof HTMLDialogElement && !ctx.target.open) ctx.target.showModal();
  });
}

function dialog(page: Document, id: string | undefined): HTMLDialogElement | null {
  const found = id === undefined ? null : page.getElementById(id);
  return found instanceof HTMLDialogElement ? found : null;
}
