/** Drafting the whole text together, before its first revision. */
import { sitDown } from "./drafting/desk";

for (const section of document.querySelectorAll<HTMLElement>("section.desk[data-room]:not([data-mounted])")) {
  void sitDown(section);
}
