import { expect, test } from "vitest";
import { sayWhence } from "./whence";

test("words say whence they are when they are pointed at or come to", () => {
  document.body.innerHTML = `<p><a class="whence" href="/am/" data-says="AM 4 (FR)"><em>dark</em></a> sky <span class="whence" tabindex="0" data-says="SE">at night</span></p><output id="whence"></output>`;
  sayWhence(document);
  const said = document.querySelector("output");
  document.querySelector("em")?.dispatchEvent(new Event("pointerover", { bubbles: true }));
  expect(said?.textContent).toBe("AM 4 (FR)");
  document.querySelector("span")?.focus();
  expect(said?.textContent).toBe("SE");
  document.querySelector("p")?.dispatchEvent(new Event("pointerover", { bubbles: true }));
  expect(said?.textContent).toBe("SE");
});
