// What a typist does to the text, whichever line he has. Written like its twin, author.py.
import * as Y from "yjs";

const ROOT = "prosemirror";

/** A Yjs document and the words its owner has put into it. `isOwn` tells his own transactions from those of others. */
export class Author {
  constructor(name, where = "") {
    this.name = name;
    this.where = where;
    this.doc = new Y.Doc();
    this.written = [];
    this.deleted = [];
    this.count = 0;
  }

  get root() {
    return this.doc.getXmlFragment(ROOT);
  }

  get texts() {
    return this.root.toArray().flatMap((paragraph) => paragraph.toArray().filter((node) => node instanceof Y.XmlText));
  }

  get text() {
    const words = (paragraph) => paragraph.toArray().filter((node) => node instanceof Y.XmlText).map(plain).join("");
    return this.root.toArray().map(words).join("\n");
  }

  /** Does the deed; `dice`, from 0 to 1, chooses where. The words put in, or "" for none. */
  perform(deed, dice) {
    if (deed === "type") return this.type(dice);
    if (deed === "paragraph") return this.addParagraph();
    const word = this.written[Math.floor(dice * this.written.length)];
    if (word === undefined || this.deleted.includes(word)) return "";
    if (deed === "delete") this.strike(word);
    if (deed === "mark") this.mark(word, dice);
    return "";
  }

  type(dice) {
    const texts = this.texts.filter((text) => plain(text).startsWith(this.where));
    const places = texts.flatMap((text) => boundaries(plain(text)).map((at) => [text, at]));
    if (places.length === 0) return this.addParagraph();
    const [text, at] = places[Math.floor(dice * places.length)];
    const word = this.next();
    this.edit(() => text.insert(at, word));
    return word;
  }

  addParagraph() {
    const word = this.next();
    this.edit(() => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.setAttribute("id", `${this.name}-${this.count}`);
      paragraph.setAttribute("kind", "operative");
      const text = new Y.XmlText();
      text.insert(0, word);
      paragraph.insert(0, [text]);
      this.root.push([paragraph]);
    });
    return word;
  }

  strike(word) {
    const [text, at] = this.find(word);
    if (text === undefined) return;
    this.edit(() => text.delete(at, word.length));
    this.deleted.push(word);
  }

  mark(word, dice) {
    const [text, at] = this.find(word);
    if (text === undefined) return;
    const mark = ["italic", "bold", "superscript"][Math.floor(dice * 3)];
    this.edit(() => text.format(at, word.length, { [mark]: {} }));
  }

  find(word) {
    const text = this.texts.find((one) => plain(one).includes(word));
    return text === undefined ? [] : [text, plain(text).indexOf(word)];
  }

  edit(change) {
    this.doc.transact(change, this);
  }

  /** Words that nobody else writes, with letters that UTF-8 and UTF-16 count differently. */
  next() {
    this.count += 1;
    const word = ` ${this.name}é𝄞${this.count};`;
    this.written.push(word);
    return word;
  }
}

const plain = (text) => text.toDelta().map((piece) => piece.insert).join("");

/** Where something may be put in without cutting a word: before each space, and at the end. */
function boundaries(text) {
  const found = [text.length];
  for (let at = 0; at < text.length; at += 1) if (text[at] === " ") found.push(at);
  return found;
}
