"""The dates in a question or a claim, which may leave out the year that the sources tell."""

from __future__ import annotations

import re

from vectorstore.dates import DateMention, find_dates
from vectorstore.models import DateSpan

_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)

_YEAR = re.compile(
    r"\b(?:in|by|since|until|from|during|after|before|of|year) (\d{1,3})(?=[,.;:?!)]|$| (?!BC|AD|%|\w+s\b))"
)
MOST_YEARS = 100  # over a longer time a day without a year could be anywhen


def dates_within(text: str, coverage: DateSpan | None) -> tuple[DateMention, ...]:
    """The dates in a text, each read in every covered year where the year is not said."""
    own = find_dates(text)
    if coverage is None or coverage.first is None or coverage.last is None:
        return own
    own += _bare_years(text, coverage, own)
    if coverage.last.year - coverage.first.year > MOST_YEARS:
        return tuple(sorted(own, key=lambda d: d.start))
    taken = [(d.start, d.end) for d in own]
    years = range(coverage.first.year, coverage.last.year + 1)
    found = list(own)
    for year in years:
        for mention in find_dates(text, DateSpan.of_year(year)):
            free = all(mention.end <= start or mention.start >= end for start, end in taken)
            if free and not _needs_today(mention, text) and mention not in found:
                found.append(mention)
    return tuple(sorted(found, key=lambda d: (d.start, d.span.first.key if d.span.first else 0)))


def _bare_years(text: str, coverage: DateSpan, own: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """Years of one to three figures, which count as years only within the time that the sources cover."""
    found = []
    for match in _YEAR.finditer(text):
        start, end, year = match.start(1), match.end(1), int(match[1])
        free = all(end <= d.start or start >= d.end for d in own)
        if free and year and coverage.overlaps(DateSpan.of_year(year)):
            found.append(DateMention(DateSpan.of_year(year, match[1]), start, end, "at", relative=False))
    return tuple(found)


def _needs_today(mention: DateMention, text: str) -> bool:
    words = text[mention.start : mention.end].lower()
    return mention.relative and not any(ch.isdigit() for ch in words) and _MONTH.search(words) is None
