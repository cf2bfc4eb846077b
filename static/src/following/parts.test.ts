import { beforeEach, expect, test } from "vitest";
import { Renewal } from "./parts";
import { renewText } from "./text";

const words = { new: "new", changed: "changed" };
let renewal: Renewal;

beforeEach(() => {
  document.body.innerHTML = "";
  renewal = new Renewal(words);
});

function drawn(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

/** Brings the page to what the server would draw now. */
function renew(now: string): void {
  renewal = new Renewal(words);
  renewal.page(document, drawn(now));
}

const list = (...cards: [string, string][]): string =>
  `<ul data-list="l">${cards.map(([key, said]) => `<li data-item="${key}"><header>${said}</header></li>`).join("")}</ul>`;
const items = (): string[] => [...document.querySelectorAll("li")].map((item) => item.textContent);

test("a part that differs is drawn anew, one that does not stays the very same", () => {
  document.body.innerHTML = `<p data-part="a">1</p><p data-part="b">2</p>`;
  const [first, second] = document.querySelectorAll("p");
  renew(`<p data-part="a">1</p><p data-part="b">3</p>`);
  expect(document.querySelector("p")).toBe(first);
  expect(second?.isConnected).toBe(false);
  expect(document.body.textContent).toBe("13");
});

test("a part that is no more is taken away", () => {
  document.body.innerHTML = `<p data-part="decide 5">Accept</p>`;
  renew(`<p data-part="decide 6">Accept</p>`);
  expect(document.body.textContent).toBe("");
});

test("new items come in at their place, changed and new ones are marked, gone ones go", () => {
  document.body.innerHTML = list(["a", "A"], ["b", "B"], ["c", "C"]);
  renew(list(["z", "Z"], ["a", "A"], ["c", "C2"], ["d", "D"]));
  expect(items()).toEqual(["Z new", "A", "C2 changed", "D new"]);
});

test("a mark stays over the next change, goes when somebody looks, and is no difference", () => {
  document.body.innerHTML = list(["a", "A"]);
  renew(list(["a", "A"], ["b", "B"]));
  renew(list(["a", "A"], ["b", "B2"]));
  expect(items()).toEqual(["A", "B2 new"]);
  document.querySelectorAll("li")[1]?.click();
  expect(items()).toEqual(["A", "B2"]);
  renew(list(["a", "A"], ["b", "B2"]));
  expect(renewal.drawn).toEqual([]);
});

test("what a reader opened, ticked or was shown for a search makes no difference", () => {
  document.body.innerHTML = `<div data-part="a"><details open class="card hit"><input type="checkbox" checked><input name="csrfmiddlewaretoken" value="1"></details></div>`;
  renew(`<div data-part="a"><details class="card"><input type="checkbox"><input name="csrfmiddlewaretoken" value="2"></details></div>`);
  expect(renewal.drawn).toEqual([]);
});

test("what has the focus, holds an open dialog or an editor is left for later", () => {
  document.body.innerHTML = `<div data-part="a"><button>1</button></div><div data-part="b"><dialog open>1</dialog></div><div data-part="c"><section class="editor">1</section></div>`;
  document.querySelector("button")?.focus();
  const now = `<div data-part="a"><button>2</button></div><div data-part="b"><dialog>2</dialog></div><div data-part="c">2</div>`;
  renew(now);
  expect(renewal.left).toBe(3);
  expect(document.body.textContent).toBe("111");
  document.querySelector("button")?.blur();
  renew(now);
  expect(renewal.left).toBe(2);
});

test("what a script draws is drawn anew when its print says so, without a mark where it is quiet", () => {
  const watched = (print: string, said: string): string =>
    `<ul data-list="l"><section class="editor" data-item="a" data-print="${print}" data-quiet>${said}</section></ul>`;
  document.body.innerHTML = watched("1", "typed by a script");
  renew(watched("1", "as the server has it"));
  expect(document.body.textContent).toBe("typed by a script");
  renew(watched("2", "as the server has it"));
  expect(document.body.textContent).toBe("as the server has it");
});

test("a folded card that was open stays open", () => {
  document.body.innerHTML = `<ul data-list="l"><article data-item="a">A</article></ul>`;
  renew(`<ul data-list="l"><details data-item="a"><summary>A</summary></details></ul>`);
  expect(document.querySelector("details")?.open).toBe(true);
});

/** A row: its first paragraph bears the cards. */
const row = (paragraphs: string[], cards: string[] = []): string => {
  const [first = "", ...others] = paragraphs.map((id) => `<div class="para" id="${id}">${id}</div>`);
  const beside = cards.length > 0 ? `<div class="cards">${cards.map((card) => `<article class="card" data-item="${card}">${card}</article>`).join("")}</div>` : "";
  return `<div class="row">${first}${beside}${others.join("")}</div>`;
};
const doc = (...rows: string[]): string => `<div class="doc">${rows.join("")}</div>`;
const shape = (): string[] =>
  [...document.querySelectorAll(".row")].map((each) => [...each.children].map((child) => (child.id ? child.id : `[${child.textContent}]`)).join(" "));

function renewDoc(now: string): void {
  const old = document.querySelector(".doc");
  const again = drawn(now).querySelector(".doc");
  if (old && again) renewText(old, again, renewal);
}

test("a paragraph that gets its first card begins a row; what stood before stays the very same", () => {
  document.body.innerHTML = doc(row(["p1", "p2", "p3"]), row(["p4"], ["x"]));
  const paragraphs = [...document.querySelectorAll(".para")];
  renewDoc(doc(row(["p1"]), row(["p2", "p3"], ["y"]), row(["p4"], ["x"])));
  expect(shape()).toEqual(["p1", "p2 [y new] p3", "p4 [x]"]);
  expect([...document.querySelectorAll(".para")]).toEqual(paragraphs);
});

test("a second card stands beside the first; cards that are gone go with their holder", () => {
  document.body.innerHTML = doc(row(["p1", "p2"], ["x"]), row(["p3"], ["z"]));
  renewDoc(doc(row(["p1", "p2"], ["x", "y"]), row(["p3"])));
  expect(shape()).toEqual(["p1 [xy new] p2", "p3"]);
});

test("an editor in the place of its paragraph is not touched, the cards beside it are", () => {
  document.body.innerHTML = doc(`<div class="row"><section class="editor" id="p1">typing</section></div>`);
  const editor = document.querySelector("section");
  renewDoc(doc(row(["p1"], ["x"])));
  expect(document.querySelector("section")).toBe(editor);
  expect(shape()).toEqual(["p1 [x new]"]);
});

test("in the rolling view new paragraphs come in after the one they follow, and go with their proposal", () => {
  document.body.innerHTML = doc(row(["p1", "p2"]));
  renewDoc(doc(row(["p1"], ["x"]), row(["new"]), row(["p2"])));
  expect(shape()).toEqual(["p1 [x new]", "new", "p2"]);
  renewDoc(doc(row(["p1", "p2"], ["x"])));
  expect(document.getElementById("new")).toBeNull();
});
