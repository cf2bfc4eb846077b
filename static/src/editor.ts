/** Amending in place on the page of the text. */
import { sitDown, type Sitting } from "./amending/sitting";

const sittings = new Set<Sitting>();

function beginAll(): void {
  for (const sitting of sittings) {
    if (sitting.isThere) continue;
    sitting.leave();
    sittings.delete(sitting);
  }
  for (const section of document.querySelectorAll<HTMLElement>("section.editor[data-room]:not([data-mounted])")) {
    void sitDown(section).then((sitting) => sitting && sittings.add(sitting));
  }
}

document.addEventListener("htmx:after:swap", beginAll);
beginAll();
