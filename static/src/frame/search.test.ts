import { expect, test } from "vitest";
import { matching } from "./search";

function text(...paragraphs: string[]): HTMLElement {
  const page = document.createElement("main");
  page.innerHTML = paragraphs.map((words, place) => `<p class="para" id="p${place}">${words}</p>`).join("");
  return page;
}

const found = (page: HTMLElement, sought: string): string[] => matching(page, sought).map((hit) => hit.id);

test("a paragraph that holds all the words is found, in any order", () => {
  const page = text("A dark sky belongs to everyone", "Darkness is a habitat", "The sky at dusk");
  expect(found(page, "sky dark")).toEqual(["p0"]);
});

test("case and accents do not matter", () => {
  expect(found(text("La CLARTÉ du ciel"), "clarte")).toEqual(["p0"]);
});

test("seeking nothing finds nothing", () => {
  expect(found(text("Something"), "  ")).toEqual([]);
});
