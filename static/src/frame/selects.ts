/** A form marked `data-at-once` goes off when a choice in it changes; without script its button does that. */
export function submitOnChange(page: Document): void {
  page.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const form = event.target.form;
    if (form?.dataset.atOnce !== undefined) form.requestSubmit();
  });
}
