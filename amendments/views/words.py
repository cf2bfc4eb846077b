"""Wordings and redlines as HTML: safe, in one pass, and the same work never done twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from drafting.text.redline import Span, redline_spans
from drafting.text.wording import Call, Mark, Run, Wording, calls, plain
from drafting.text.words import Word, join_words, split_words

Markers = Mapping[str, str]

_TAGS: tuple[tuple[Mark, str], ...] = (("italic", "em"), ("bold", "strong"), ("superscript", "sup"))
# Words shown on either side of a change where a card quotes it, and where it has one line.
BESIDE, BESIDE_IN_A_LINE = 4, 1


def wording_html(wording: Wording, markers: Markers, *, linked: bool = True) -> SafeString:
    """The wording with its marks; a footnote call links to the note's place at the end of the text."""
    return SafeString(_pieces(wording, markers, linked=linked))


def redline_html(old: Wording, new: Wording, markers: Markers) -> SafeString:
    """What became of the old wording, whole."""
    return _drawn(old, new, _called(old, new, markers), beside=None, language=get_language())


def quote_html(old: Wording, new: Wording, markers: Markers, *, beside: int = BESIDE) -> SafeString:
    """The changes alone, each with so many of the words that stand beside it."""
    return _drawn(old, new, _called(old, new, markers), beside=beside, language=get_language())


def spans_html(spans: Iterable[Span], markers: Markers) -> SafeString:
    """The spans of a redline one after another."""
    html, before = "", ""
    for span in spans:
        # What replaces something stands apart from it, for the eye and for who copies both.
        gap = " " if before == "del" and span.tag == "ins" and not html.endswith(" ") else ""
        html += gap + _span(span, markers)
        before = span.tag
    return SafeString(html)


def inserted_html(wording: Wording, markers: Markers) -> SafeString:
    return SafeString(f"<ins>{_pieces(wording, markers)}</ins>")


def deleted_html(wording: Wording, label: str | None = None) -> SafeString:
    """A whole paragraph struck out, shortened where it is long: its first and last words name it."""
    words = split_words(wording)
    shown = plain(wording)
    if len(words) > 3 * BESIDE:
        shown = f"{plain(join_words(words[:BESIDE]))} … {plain(join_words(words[-BESIDE:]))}"
    return SafeString(f"<del>{escape(f'{label}. ' if label else '')}{escape(shown)}</del>")


def _called(old: Wording, new: Wording, markers: Markers) -> tuple[tuple[str, str], ...]:
    """Only the markers that the two wordings call: a redline without notes is one value on every page."""
    return tuple((note, markers.get(note, "*")) for note in dict.fromkeys((*calls(old), *calls(new))))


@lru_cache(maxsize=8192)
def _drawn(
    old: Wording,
    new: Wording,
    called: tuple[tuple[str, str], ...],
    *,
    beside: int | None,
    language: str | None,
) -> SafeString:
    """`language` is the reader's, in which the calls of footnotes are read out: it tells drawn values apart."""
    spans: Sequence[Span] = redline_spans(old, new)
    if beside is not None:
        spans = _quoted(spans, beside)
    return spans_html(spans, dict(called))


def _quoted(spans: Sequence[Span], beside: int) -> list[Span]:
    last = len(spans) - 1
    return [
        Span("keep", _shortened(span.words, beside, first=place == 0, last=place == last))
        if span.tag == "keep"
        else span
        for place, span in enumerate(spans)
    ]


def _shortened(wording: Wording, beside: int, *, first: bool, last: bool) -> Wording:
    """What stays of words that did not change: those beside the changes before and after them."""
    words = split_words(wording)
    wanted = (0 if first else beside) + (0 if last else beside)
    if len(words) <= wanted + 1:
        return wording
    text = plain(wording)
    head = () if first else join_words(words[:beside])
    tail = () if last else join_words(_from_a_word(words[-beside:]))
    before = (Run(" "),) if head and text.startswith(" ") else ()
    after = (Run(" "),) if tail and text.endswith(" ") else ()
    gap = Run("… " if first else " …" if last else " … ")
    return (*before, *head, gap, *tail, *after)


def _from_a_word(words: Sequence[Word]) -> Sequence[Word]:
    """Without the punctuation that a quotation would begin with."""
    start = next((place for place, word in enumerate(words) if word.is_word), 0)
    return words[start:]


def _span(span: Span, markers: Markers) -> str:
    inside = _pieces(span.words, markers, linked=span.tag != "del")
    if span.tag == "keep":
        return inside
    # A line is not drawn under the space beside a word.
    core = inside.strip(" ")
    start = inside.index(core)
    return f"{inside[:start]}<{span.tag}>{core}</{span.tag}>{inside[start + len(core) :]}"


def _pieces(wording: Wording, markers: Markers, *, linked: bool = True) -> str:
    return "".join(
        _call(piece, markers, linked=linked) if isinstance(piece, Call) else _run(piece) for piece in wording
    )


def _run(run: Run) -> str:
    html = escape(run.text, quote=False)
    for mark, tag in _TAGS:
        if mark in run.marks:
            html = f"<{tag}>{html}</{tag}>"
    return html


def _call(call: Call, markers: Markers, *, linked: bool) -> str:
    marker = escape(markers.get(call.footnote, "*"))
    if not linked or marker == "*":
        return f'<span class="fn">{marker}</span>'
    said = escape(_("Footnote %(marker)s") % {"marker": marker})
    return f'<a class="fn" href="#n{marker}" aria-label="{said}">{marker}</a>'
