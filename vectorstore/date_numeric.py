"""Dates written in figures alone: ISO 8601, compact, with slashes or dots."""

from __future__ import annotations

import re

from .date_spoken import Spoken
from .errors import DateError

_TIME = r"(?:[T ]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?)?\s?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
ISO = re.compile(
    rf"(?P<year>-?\d{{4}})-(?P<month>[01]\d|\d(?=-))(?:-(?P<day>\d{{1,2}}){_TIME})?(?![\w/~?%-])", re.ASCII
)
_COMPACT = re.compile(rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}}){_TIME}(?![\w/-])", re.ASCII)
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})([/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}}){_TIME}(?!\w)", re.ASCII)
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\w)", re.ASCII)
MARKED = (ISO, _YEAR_FIRST, _YEAR_LAST)  # those that cannot be another number in running text
ALL = (*MARKED, _COMPACT)


def spoken_in(match: re.Match[str]) -> Spoken:
    """The date of a match of these patterns. Raises DateError where day and month may change places."""
    if match.re is _YEAR_LAST:
        return _day_and_month(match)
    month, day = match["month"], match["day"]
    return Spoken(int(match["year"]), int(month), None if day is None else int(day))


def _day_and_month(match: re.Match[str]) -> Spoken:
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if a > 12 or a == b or match["mark"] == ".":  # dots are written day first
        return Spoken(year, b, a)
    if b > 12:
        return Spoken(year, a, b)
    raise DateError(
        f"{match[0]!r} may be {year:04d}-{b:02d}-{a:02d} (day first) "
        f"or {year:04d}-{a:02d}-{b:02d} (month first); write it as year-month-day"
    )
