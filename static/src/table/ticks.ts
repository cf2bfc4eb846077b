/** Choosing another proposal keeps what is ticked: how else would two be weighed together. */
export function keepTicks(form: HTMLFormElement): void {
  form.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-key]") : null;
    if (link) link.search = choosing(new URLSearchParams(link.search).get("chosen"), form);
  });
}

function choosing(chosen: string | null, form: HTMLFormElement): string {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") sent.append(name, value);
  }
  sent.set("chosen", chosen ?? "");
  // With nothing ticked, the one chosen next is shown by itself.
  if (!sent.has("tick")) sent.delete("ticked");
  return sent.toString();
}
