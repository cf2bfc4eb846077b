"""What a typist does to the text, whichever line he has. Written like its twin, author.mjs."""

from __future__ import annotations

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

ROOT = "prosemirror"
MARKS = ("italic", "bold", "superscript")


class Author:
    """A Yjs document and the words its owner has put into it."""

    def __init__(self, name: str, *, where: str = "") -> None:
        self.name, self._where = name, where
        self.doc: Doc[XmlFragment] = Doc()
        self.root = self.doc.get(ROOT, type=XmlFragment)
        self.written: list[str] = []
        self.deleted: list[str] = []
        self._count = 0
        self._updates: list[bytes] = []
        self._subscription = self.doc.observe(lambda event: self._updates.append(event.update))

    @property
    def text(self) -> str:
        return text_of(self.root)

    def perform(self, deed: str, dice: float) -> tuple[str, list[bytes]]:
        """Does the deed; `dice`, from 0 to 1, chooses where. The words put in, or "", and the updates that say so."""
        self._updates.clear()
        word = self._do(deed, dice)
        return word, list(self._updates)

    def _do(self, deed: str, dice: float) -> str:
        if deed == "type":
            return self._type(dice)
        if deed == "paragraph":
            return self._add_paragraph()
        word = self.written[int(dice * len(self.written))] if self.written else None
        if word is None or word in self.deleted:
            return ""
        if deed == "delete":
            self._strike(word)
        if deed == "mark":
            self._mark(word, MARKS[int(dice * len(MARKS))])
        return ""

    def _type(self, dice: float) -> str:
        texts = [(text, plain(text)) for text in texts_of(self.root)]
        places = [
            (text, at) for text, said in texts if said.startswith(self._where) for at in boundaries(said)
        ]
        if not places:
            return self._add_paragraph()
        text, at = places[int(dice * len(places))]
        word = self._next()
        text.insert(at, word)
        return word

    def _add_paragraph(self) -> str:
        word = self._next()
        said = {"id": f"{self.name}-{self._count}", "kind": "operative"}
        with self.doc.transaction():
            self.root.children.append(XmlElement("paragraph", said, [XmlText(word)]))
        return word

    def _strike(self, word: str) -> None:
        for text, at in self._places_of(word):
            del text[at : at + len(word.encode())]
            self.deleted.append(word)

    def _mark(self, word: str, mark: str) -> None:
        for text, at in self._places_of(word):
            text.format(at, at + len(word.encode()), {mark: {}})

    def _places_of(self, word: str) -> list[tuple[XmlText, int]]:
        """Where the word stands; pycrdt counts in bytes of UTF-8."""
        found = [(text, plain(text)) for text in texts_of(self.root)]
        return [(text, len(said[: said.index(word)].encode())) for text, said in found if word in said]

    def _next(self) -> str:
        """Words that nobody else writes, with letters that UTF-8 and UTF-16 count differently."""
        self._count += 1
        self.written.append(f" {self.name}é𝄞{self._count};")
        return self.written[-1]


def texts_of(root: XmlFragment) -> list[XmlText]:
    """The texts of all paragraphs."""
    return [
        node
        for paragraph in root.children
        if isinstance(paragraph, XmlElement)
        for node in paragraph.children
        if isinstance(node, XmlText)
    ]


def text_of(root: XmlFragment) -> str:
    """All the words, a line for each paragraph."""
    return "\n".join(
        "".join(plain(node) for node in paragraph.children if isinstance(node, XmlText))
        for paragraph in root.children
        if isinstance(paragraph, XmlElement)
    )


def plain(text: XmlText) -> str:
    """Its words without marks."""
    return "".join(str(piece) for piece, _ in text.diff())


def boundaries(text: str) -> list[int]:
    """Where something may be put in without cutting a word: before each space, and at the end; in bytes of UTF-8."""
    data = text.encode()
    return [at for at, byte in enumerate(data) if byte == 0x20] + [len(data)]
