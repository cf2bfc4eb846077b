import { expect, test } from "vitest";
import * as Y from "yjs";
import { spansOf } from "./authorship";
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
    { from: 1, to: 6, client: france.clientID },
    { from: 6, to: 12, client: sweden.clientID },
    { from: 12, to: 16, client: france.clientID },
  ]);
});

test("a delegation keeps its colour", () => {
  const colours = new Colours(2);
  expect(["FR", "SE", "FR", "DE"].map((code) => colours.of(code))).toEqual([1, 2, 1, 1]);
});
