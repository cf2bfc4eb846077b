"""WordprocessingML as text, in as few words as possible; whatever a person wrote is escaped here."""

from __future__ import annotations

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# XML cannot hold these at all. A part is made of many small texts, so it is cleared of them once, at the end.
_UNFIT = bytes(set(range(0x20)) - set(b"\t\n"))
_FIT = bytes.maketrans(_UNFIT, b"?" * len(_UNFIT))
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")  # U+FFFE and U+FFFF


def escaped(text: str) -> str:
    """The text as it may stand in an element or an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def encoded(markup: str) -> bytes:
    """The markup of a part as bytes; a question mark stands for each character that XML cannot hold."""
    content = (_DECLARATION + markup).encode(errors="replace").translate(_FIT)
    for character in _NO_CHARACTERS:
        content = content.replace(character, b"?")
    return content


def element(local: str, inner: str = "", **attributes: str) -> str:
    """An element around `inner`, which is markup; attributes are of the main namespace (`val="x"` is w:val)."""
    said = "".join([f' w:{name}="{escaped(value)}"' for name, value in attributes.items()])
    return f"<w:{local}{said}>{inner}</w:{local}>" if inner else f"<w:{local}{said}/>"


def text_element(local: str, text: str) -> str:
    """A text element that keeps the spaces at its ends."""
    keep = ' xml:space="preserve"' if text[:1] == " " or text[-1:] == " " else ""
    return f"<w:{local}{keep}>{escaped(text)}</w:{local}>"


def run(inner: str, *, properties: str = "") -> str:
    """A run around its content."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>" if properties else f"<w:r>{inner}</w:r>"


def paragraph(style: str, inner: str = "", *, properties: str = "") -> str:
    """A paragraph of a style around its runs; `properties` follow the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'


def plain_paragraph(style: str, *texts: str, properties: str = "") -> str:
    """A paragraph of plain texts parted by tabs."""
    runs = [
        run(("<w:tab/>" if place else "") + (text_element("t", text) if text else ""))
        for place, text in enumerate(texts)
    ]
    return paragraph(style, "".join(runs), properties=properties)


def field(instruction: str) -> str:
    """A field that the word processor fills in, such as PAGE."""
    return element("fldSimple", run(text_element("t", "1")), instr=f" {instruction} ")


def part(local: str, inner: str, **prefixes: str) -> bytes:
    """The bytes of a part; `prefixes` are namespaces it needs beside the main one."""
    spaces = "".join([f' xmlns:{prefix}="{name}"' for prefix, name in {"w": MAIN, **prefixes}.items()])
    return encoded(f"<w:{local}{spaces}>{inner}</w:{local}>")
