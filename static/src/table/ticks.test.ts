import { beforeEach, expect, test } from "vitest";
import { keepTicks } from "./ticks";

beforeEach(() => {
  document.body.innerHTML = `
    <form><input type="hidden" name="paragraph" value="p"><input type="hidden" name="chosen" value="one"><input type="hidden" name="ticked" value="1">
      <a data-key="2" href="?paragraph=p&amp;chosen=two">AM 2</a><a href="/amendments/two/">History</a>
      <input type="checkbox" name="tick" value="one" checked><input type="checkbox" name="tick" value="two"></form>`;
  const form = document.querySelector("form");
  if (form) keepTicks(form);
});

function follow(words: string): string {
  const link = [...document.querySelectorAll("a")].find((each) => each.textContent === words);
  link?.addEventListener("click", (event) => {
    event.preventDefault();
  });
  link?.click();
  return link?.search ?? "";
}

test("the one chosen next opens with the ticks as they stand", () => {
  expect(follow("AM 2")).toBe("?paragraph=p&chosen=two&ticked=1&tick=one");
});

test("a box ticked meanwhile is kept too", () => {
  document.querySelectorAll<HTMLInputElement>("[name='tick']")[1]?.click();
  expect(follow("AM 2")).toBe("?paragraph=p&chosen=two&ticked=1&tick=one&tick=two");
});

test("where nothing is ticked, nothing is carried on", () => {
  document.querySelector<HTMLInputElement>("[name='tick']")?.click();
  expect(follow("AM 2")).toBe("?paragraph=p&chosen=two");
});

test("other links are left alone", () => {
  expect(follow("History")).toBe("");
});
