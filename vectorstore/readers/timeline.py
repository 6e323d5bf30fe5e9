"""Headed plain-text timelines: `== January 2014 ==`, `===7 January===`, paragraphs, bullets."""

from __future__ import annotations

import re

from ..errors import DateError
from ..models import DateSpan
from .blocks import Heading, Item, Nothing, Opened, gathered
from .drafts import Document
from .headed_dates import heading_date
from .lines import Line, equals_heading, numbered
from .outline import DATE_LINE_LEVEL, outline

LOOKED_FOR = "date headings such as '== January 2014 ==' and '=== 7 January ===', or entries that begin with a date"

_BULLET = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[*•·‣▪◦]+(?!\S*\*)[ \t]*|[-–—][ \t]+|-(?=[^\W\d_])|\d{1,3}[.)][ \t]+)(?=\S)"
)
_RULE = re.compile(r"\s*([-=_*~])(?:\s*\1){2,}\s*$")
_DIGIT = re.compile(r"\d")
_LONGEST_DATE_LINE = 40
# Only to see that a line is a date; which year it is of, the outline says. A leap year, for 29 February.
_SOME_YEAR = DateSpan.of_year(2000)


def read_timeline(text: str, path: str) -> Document:
    """The document in the text; offsets count in the text as it is."""
    return outline(text, list(gathered(numbered(text), _opened)), path)


def _opened(line: Line, current: Item | None) -> Opened:
    if line.blank or _RULE.match(line.text):
        return Nothing()
    if heading := equals_heading(line.text):
        return Heading(*heading, line.number)
    bullet = _BULLET.match(line.text)
    if bullet and (bullet["mark"][0] not in "0123456789" or current is None or current.depth):
        return Item(line.start + bullet.end(), _end(line), line.number, _depth(bullet))
    if date := _date_line(line, inside=current is not None):
        return date
    return None if current else Item(line.start + _indent(line), _end(line), line.number)


def _date_line(line: Line, inside: bool) -> Heading | None:
    """A line that is nothing but a date is a heading, as in timelines without marks.

    Inside a paragraph "…fell on / 7 January." ends a sentence: no heading there with a full stop.
    """
    words = line.text.strip()
    if len(words) > _LONGEST_DATE_LINE or not _DIGIT.search(words) or (inside and words.endswith((".", ","))):
        return None
    try:
        span = heading_date(words, _SOME_YEAR)
    except DateError:
        return None
    return Heading(DATE_LINE_LEVEL[span.precision], words.rstrip(" :"), line.number) if span else None


def _depth(bullet: re.Match[str]) -> int:
    marks = bullet["mark"].strip()
    return len(marks) if marks.startswith("*") else 1 + len(bullet["indent"].expandtabs(4)) // 2


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _end(line: Line) -> int:
    return line.start + len(line.text.rstrip())
