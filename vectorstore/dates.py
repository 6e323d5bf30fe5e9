"""Words → spans of days, and back: headings, cells, running text, EDTF."""

from __future__ import annotations

import re

from .date_edtf import LOOKS, from_edtf, to_edtf
from .date_numeric import ALL, spoken_in
from .date_occurred import occurred_on
from .date_phrases import phrase_at
from .date_readings import Phrase
from .date_scan import DateMention, find_dates
from .date_spoken import Spoken
from .errors import DateError
from .models import DateSpan

__all__ = ["DateMention", "find_dates", "from_edtf", "occurred_on", "parse_date", "span_json", "to_edtf"]

_SHORT_YEAR = re.compile(r"\d{3}")
_SHORT_YEAR_AT_END = re.compile(r"(?<=[a-z.,] )(\d{3})$")  # "4 September 476"
_BARE_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_LONGEST = 200  # characters; a heading or cell that is longer is prose


def parse_date(text: str, anchor: DateSpan | None = None) -> DateSpan:
    """The span of a text that is one date and nothing else: a heading, a cell, ISO 8601, EDTF.

    `anchor` lends the year or month that the words leave out ("7 January" under "January 2014").
    Raises DateError, with the mend, for words that are no date, that fit two, or a day that does not exist.
    """
    words = " ".join(text.split()).strip().rstrip(":,;")
    if not words or len(words) > _LONGEST:
        raise DateError(f"{text[:60]!r} is no date; write one like 2014-01-07 or 7 January 2014")
    try:
        return _parsed(words, anchor)
    except DateError as error:
        if words in str(error):
            raise
        raise DateError(f"{words!r}: {error}") from error


def _parsed(words: str, anchor: DateSpan | None) -> DateSpan:
    for pattern in ALL:
        match = pattern.fullmatch(words)
        if match is not None:
            return _placed(spoken_in(match), anchor, words)
    if _SHORT_YEAR.fullmatch(words):
        return Spoken(int(words)).days(words)
    bare = _BARE_DAY.fullmatch(words)
    if bare is not None:
        return _placed(Spoken(day=int(bare[1])), anchor, words)
    padded = _SHORT_YEAR_AT_END.sub(r"0\1", words)
    phrase = phrase_at(padded)
    if phrase is not None and phrase.end == len(padded):
        return _phrase_span(phrase, anchor, words)
    if LOOKS.fullmatch(words):
        return from_edtf(words)
    raise DateError(f"{words!r} is no date; write one like 2014-01-07 or 7 January 2014")


def _phrase_span(phrase: Phrase, anchor: DateSpan | None, raw: str) -> DateSpan:
    begin = _placed(phrase.items[0].spoken, anchor, raw)
    if len(phrase.items) == 1:
        return begin
    final = phrase.items[-1].spoken
    # "30 December – 2 January": the end lies after the beginning, not nearest to the heading.
    first, last = begin.first, _placed(final.after(begin), anchor, raw).last
    if first is not None and last is not None and last < first:
        raise DateError(f"{raw!r} ends before it begins; change the two dates round")
    return DateSpan(first, last, "range", raw)


def _placed(spoken: Spoken, anchor: DateSpan | None, raw: str) -> DateSpan:
    placed = spoken if anchor is None else spoken.near(anchor, "nearest")
    if placed.year is None:
        missing = "year" if placed.month else "month and year"
        raise DateError(f"{raw!r} has no {missing}; write the full date, or put it under a heading that has them")
    return placed.days(raw)


def span_json(span: DateSpan) -> dict[str, str | None]:
    """`{"edtf", "first", "last", "precision", "raw"}`, open ends as None."""
    return {
        "edtf": to_edtf(span),
        "first": None if span.first is None else span.first.isoformat(),
        "last": None if span.last is None else span.last.isoformat(),
        "precision": span.precision,
        "raw": span.raw,
    }
