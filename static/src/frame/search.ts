/** Search in the text: the paragraphs that hold all the words sought, marked in the outline; Enter goes to the next. */
export function searchInText(page: Document): void {
  const field = page.querySelector<HTMLInputElement>("#find");
  const count = page.querySelector<HTMLElement>("#found");
  if (!field || !count) return;
  let hits: HTMLElement[] = [];
  let next = 0;
  field.addEventListener("input", () => {
    hits = matching(page, field.value);
    next = 0;
    showHits(page, hits, field.value.trim() !== "");
    count.textContent = field.value.trim() === "" ? "" : hits.length.toString();
  });
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const hit = hits[next % Math.max(hits.length, 1)];
    next += 1;
    hit?.scrollIntoView({ block: "center" });
  });
}

/** The paragraphs whose text holds every word of `sought`, in the order of the text. */
export function matching(page: ParentNode, sought: string): HTMLElement[] {
  const words = folded(sought).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  return [...page.querySelectorAll<HTMLElement>(".para")].filter((paragraph) => {
    const text = folded(paragraph.textContent);
    return words.every((word) => text.includes(word));
  });
}

/** Without case, accents and doubled spaces. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase().replace(/\s+/g, " ").trim();
}

function showHits(page: ParentNode, hits: readonly HTMLElement[], seeking: boolean): void {
  const ids = new Set(hits.map((hit) => hit.id));
  for (const paragraph of page.querySelectorAll<HTMLElement>(".para")) {
    paragraph.classList.toggle("hit", ids.has(paragraph.id));
  }
  for (const link of page.querySelectorAll<HTMLAnchorElement>(".outline li a")) {
    link.parentElement?.classList.toggle("away", seeking && !ids.has(link.hash.slice(1)));
  }
}
