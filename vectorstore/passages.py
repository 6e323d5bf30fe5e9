"""Event → Passages: its sentences, with offsets into the source text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from .dates import occurred_on
from .models import Event, Passage
from .sentence_rules import ends_sentence

# A sentence longer than this is cut at a semicolon or comma: the embedding model reads 256 word pieces.
MAX_SENTENCE = 1000
# A quotation or parenthesis up to this length stays in one piece: cut off from "he said", its second
# sentence would read as a plain fact.
MAX_ENCLOSED = 300

# Possessive, and never begun inside a run: a million dots are passed over once, not a million times.
# Outlets in brackets after the stop, "…two men. (BBC) (AP)", belong to the sentence before them.
_STOP = re.compile(
    r"""(?<![.!?…‽؟।])(?P<stop>[.!?…‽؟।]++)"""
    r"""(?P<close>["'”’»)\]]*+(?:\[\d{1,3}\])*+(?:[ \t]?\([A-Z][^().!?\n]{1,40}\))*+)"""
    r"""(?:\s++|(?=[A-Z][a-z]))"""
    r"""|(?P<full>[。！？][」』”]*+)\s*+"""
    r"""|(?P<blank>\n[ \t\r]*+\n\s*+)"""
)
_ENCLOSED = re.compile(
    rf'“[^“”]{{1,{MAX_ENCLOSED}}}”|\([^()]{{1,{MAX_ENCLOSED}}}\)|(?<!\w)"[^"]{{1,{MAX_ENCLOSED}}}"(?!\w)'
)
_SOFT_BREAK = re.compile(r"[;,:—–]\s")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence in order: no overlap, whitespace outside, every other character inside.

    A missing period is not guessed: "…women and children By 23 January, ISIL was…" is one sentence.
    """
    return tuple(part for start, end in _whole(text) for part in _pieces(text, start, end))


def passages_of(event: Event) -> tuple[Passage, ...]:
    """One passage for each sentence of the event, offsets into the source text.

    `occurred` is the date that the sentence speaks of, the entry's own where it names none; for the first
    sentence that of the event, which readers take from there.
    """
    return tuple(
        Passage(
            event_id=event.id,
            text=event.text[start:end],
            start=event.start + start,
            end=event.start + end,
            occurred=occurred_on(event.text[start:end], event.entry) if at else event.occurred,
        )
        for at, (start, end) in enumerate(sentences(event.text))
    )


def first_sentence(text: str) -> str:
    """The first sentence of the text, "" where there is none; the rest is not looked at."""
    for start, end in _whole(text):
        first_start, first_end = next(_pieces(text, start, end))
        return text[first_start:first_end]
    return ""


def _whole(text: str) -> Iterator[tuple[int, int]]:
    start = _skip_space(text, 0)
    enclosed: list[tuple[int, int]] | None = None
    for match in _STOP.finditer(text, start):
        if match["stop"] is not None:
            if not ends_sentence(text, start, *match.span("stop"), match.end()):
                continue
            if enclosed is None:
                enclosed = [found.span() for found in _ENCLOSED.finditer(text)]
            if _inside(enclosed, match.start("stop"), match.end("close")):
                continue
        end = _skip_back(text, match.end())
        if end > start:
            yield start, end
        start = match.end()
    end = _skip_back(text, len(text))
    if start < end:
        yield start, end


def _inside(enclosed: list[tuple[int, int]], first: int, last: int) -> bool:
    """True if one of the spans, which are in order and do not overlap, begins before and ends after."""
    at = bisect_left(enclosed, (first,)) - 1
    return at >= 0 and enclosed[at][1] > last


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        cut = _cut(text, start, start + MAX_SENTENCE)
        yield start, _skip_back(text, cut)
        start = _skip_space(text, cut)
    if start < end:
        yield start, end


def _cut(text: str, start: int, limit: int) -> int:
    """Where to cut text[start:limit]: after the last semicolon, else comma, else word, in its second half."""
    half = start + (limit - start) // 2
    breaks = [match.start() + 1 for match in _SOFT_BREAK.finditer(text, half, limit)]
    semicolons = [at for at in breaks if text[at - 1] == ";"]
    if semicolons or breaks:
        return (semicolons or breaks)[-1]
    space = max(text.rfind(gap, half, limit) for gap in " \t\n")
    return space if space > half else limit


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _skip_back(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at
