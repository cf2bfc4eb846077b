/** The Presidency's table: keys, and the editor of "accept modified". */
import { prosemirrorToYXmlFragment } from "y-prosemirror";
import * as Y from "yjs";
import { concernedBy, documentOf } from "./amending/changes";
import { beginningIn, mount } from "./amending/mount";
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
  const beginning = beginningIn(section);
  if (!field || !beginning) continue;
  // What the chair writes here goes out with her decision: it has no room.
  const fragment = new Y.Doc().getXmlFragment("prosemirror");
  const shown = new Set([...concernedBy(beginning), section.dataset.paragraph]);
  const order = beginning.base.map((paragraph) => paragraph.id).filter((id) => shown.has(id));
  prosemirrorToYXmlFragment(documentOf(beginning, order), fragment);
  const { changes } = mount(section, beginning, { fragment }, {
    onChange: (now) => {
      field.value = JSON.stringify(now);
    },
  });
  field.value = JSON.stringify(changes());
}

document.querySelector(".ticks [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
