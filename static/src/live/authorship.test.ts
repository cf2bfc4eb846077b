import { expect, test } from "vitest";
import * as Y from "yjs";
import { mayPutBack, ownedIn, spansOf } from "./authorship";
import { Colours } from "./company";

test("each word bears the client that wrote it, whatever stands between and whatever was deleted", () => {
  const [france, sweden] = [new Y.Doc(), new Y.Doc()];
  const paragraph = new Y.XmlElement("paragraph");
  const words = new Y.XmlText("lamps are lit");
  paragraph.insert(0, [words, new Y.XmlElement("footnote")]);
  france.getXmlFragment("prosemirror").insert(0, [paragraph]);
  Y.applyUpdate(sweden, Y.encodeStateAsUpdate(france));
  const theirs = (sweden.getXmlFragment("prosemirror").get(0) as Y.XmlElement).get(0) as Y.XmlText;
  theirs.insert(5, " never");
  theirs.delete(11, 4);
  expect(spansOf(sweden.getXmlFragment("prosemirror"))).toEqual([
    { from: 1, to: 6, client: france.clientID, clock: 2 },
    { from: 6, to: 12, client: sweden.clientID, clock: 0 },
    { from: 12, to: 16, client: france.clientID, clock: 11 },
  ]);
});

test("a delegation keeps its colour", () => {
  const colours = new Colours(2);
  expect(["FR", "SE", "FR", "DE"].map((code) => colours.of(code))).toEqual([1, 2, 1, 1]);
});

test("what somebody only put back is whose it was, and what the text began with is nobody's", () => {
  const putBack = [
    { start: 2, end: 4, delegation: "SE", name: "Astrid Lindqvist" },
    { start: 6, end: 9, delegation: null, name: null },
    { start: 20, end: 22, delegation: "DE", name: "Jonas Weber" },
  ];
  const author = { delegation: "FR", name: "Louise Martin", putBack };
  expect(ownedIn({ from: 11, to: 18, client: 1, clock: 1 }, author)).toEqual([
    { from: 11, to: 12, delegation: "FR", name: "Louise Martin" },
    { from: 12, to: 14, delegation: "SE", name: "Astrid Lindqvist" },
    { from: 14, to: 16, delegation: "FR", name: "Louise Martin" },
  ]);
  expect(ownedIn({ from: 3, to: 5, client: 1, clock: 2 }, author)).toEqual([{ from: 3, to: 5, delegation: "SE", name: "Astrid Lindqvist" }]);
  expect(ownedIn({ from: 3, to: 4, client: 1, clock: 9 }, author)).toEqual([{ from: 3, to: 4, delegation: "FR", name: "Louise Martin" }]);
});

test("who puts in many letters at once is asked about", () => {
  const document = new Y.Doc();
  const seen: boolean[] = [];
  document.on("afterTransaction", (transaction: Y.Transaction) => seen.push(mayPutBack(transaction)));
  const words = document.getText("words");
  words.insert(0, "a");
  words.insert(1, " lamp");
  expect(seen).toEqual([false, true]);
});
