import { beforeEach, expect, test } from "vitest";
import { pressed } from "./keys";

beforeEach(() => {
  document.body.innerHTML = `
    <button data-key="a">Accept</button><button data-key="?">Keys</button>
    <input id="tick" type="checkbox" data-key="x"><textarea id="reason"></textarea><dialog id="reject"></dialog>`;
});

function press(key: string, on: Element = document.body, more: KeyboardEventInit = {}): string | null {
  let found: HTMLElement | null = null;
  on.addEventListener("keydown", (event) => {
    found = pressed(event as KeyboardEvent, document);
  }, { once: true });
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
  return (found as HTMLElement | null)?.dataset.key ?? null;
}

const get = (id: string): Element => document.getElementById(id) ?? document.body;

test("a key presses the control that bears it", () => {
  expect(press("a")).toBe("a");
  expect(press("?")).toBe("?");
  expect(press("z")).toBeNull();
});

test("a reason being typed is not taken for keys, a ticked box is no typing", () => {
  expect(press("a", get("reason"))).toBeNull();
  expect(press("x", get("tick"))).toBe("x");
});

test("the browser's own short cuts are left alone", () => {
  expect(press("a", document.body, { ctrlKey: true })).toBeNull();
});

test("while a dialog asks, keys answer nobody else", () => {
  get("reject").setAttribute("open", "");
  expect(press("a")).toBeNull();
});
