/** The Presidency's table: keys, and the editor of "accept modified". */
import { mount } from "./amending/mount";
import { pressed } from "./table/keys";
import { keepTicks } from "./table/ticks";

document.addEventListener("keydown", (event) => {
  const control = pressed(event, document);
  if (!control) return;
  event.preventDefault();
  control.click();
});

const bids = document.querySelector<HTMLFormElement>("#ticks");
if (bids) keepTicks(bids);

for (const section of document.querySelectorAll<HTMLElement>("section[data-modifies]")) {
  const field = section.querySelector<HTMLInputElement>("input[name='changes']");
  const mounted = mount(section, (changes) => {
    if (field) field.value = JSON.stringify(changes);
  });
  if (field && mounted) field.value = JSON.stringify(mounted.changes());
}

document.querySelector(".ticks [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
