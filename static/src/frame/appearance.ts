import { keepChoice } from "./cookie";

/** Light, dark or as the system has it: shown at once, remembered for the pages to come. */
export function keepAppearance(page: Document): void {
  for (const chooser of page.querySelectorAll<HTMLElement>("[data-choice='adref_theme']")) {
    chooser.addEventListener("change", (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      page.documentElement.dataset.theme = event.target.value;
      keepChoice("adref_theme", event.target.value);
    });
  }
}
