/** The carets of the others, with name and delegation; by classes, since the policy lets no style in. */
import type { Plugin } from "prosemirror-state";
import type { DecorationAttrs } from "prosemirror-view";
import { yCursorPlugin } from "y-prosemirror";
import type { Awareness } from "y-protocols/awareness";
import { personIn, spoken, type Colours } from "../live/company";

export function caretsPlugin(awareness: Awareness, colours: Colours): Plugin {
  const colour = (user: unknown): number => colours.of(personIn({ user })?.delegation ?? "");
  return yCursorPlugin(awareness, {
    cursorBuilder: (user: unknown) => caret(user, colour(user)),
    selectionBuilder: (user: unknown): DecorationAttrs => ({ class: `chosen-by who-${colour(user)}` }),
  }) as Plugin;
}

function caret(user: unknown, colour: number): HTMLElement {
  const person = personIn({ user });
  const mark = document.createElement("span");
  mark.className = `caret who-${colour}`;
  // Who is there is said in the list of those present; a caret that moves is not.
  mark.ariaHidden = "true";
  const flag = document.createElement("span");
  flag.className = "flag";
  const name = document.createElement("span");
  name.className = "name";
  name.textContent = ` ${person?.name ?? ""}`;
  flag.append(spoken(person?.delegation ?? ""), name);
  mark.append("\u2060", flag, "\u2060");
  return mark;
}
