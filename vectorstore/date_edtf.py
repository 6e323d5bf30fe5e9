"""The Extended Date/Time Format (ISO 8601-2): spans written in it, and read from it."""

from __future__ import annotations

import re
from typing import Any

from .calendar import MAX_YEAR, MIN_YEAR, Day
from .date_numeric import ISO
from .date_spoken import Part, Spoken
from .errors import DateError
from .models import DateSpan, Precision

LOOKS = re.compile(r"(?=.*\d|\.\./)[\dXYESu~?%./\-+:TZ\[\]{},]{4,80}")
_APPROXIMATE = re.compile(r"(?:c\.?|ca\.?|circa|about|around|roughly|approx\.?|approximately|~)\s?\d|.*\d\s?[~%]", re.I)
_UNCERTAIN = re.compile(r".*\d\?$")
_WINTER = re.compile(r"(-?\d{4})-(?:24|28|30)")
_PLAIN = re.compile(r"(?P<year>-?\d{4})", re.ASCII)


def to_edtf(span: DateSpan) -> str:
    """`2014-01-07`, `2014-02`, `2014`, `2014-01-15/2014-01-17`, `../2014-01-23`; `1066~` for circa."""
    if span.precision == "range":
        return f"{_bound(span.first)}/{_bound(span.last)}"
    whole = _bound(span.first)
    length = {"day": 0, "month": 3, "year": 6}[span.precision]
    return whole[: len(whole) - length] + _qualifier(span.raw)


def _qualifier(raw: str) -> str:
    if _APPROXIMATE.match(raw):
        return "%" if raw.endswith("%") else "~"
    return "?" if _UNCERTAIN.fullmatch(raw) else ""


def _bound(day: Day | None) -> str:
    return ".." if day is None else day.isoformat()


def from_edtf(text: str) -> DateSpan:
    """The span of an EDTF expression, open and uncertain ones included. Raises DateError for others."""
    text = text.strip()
    plain = _PLAIN.fullmatch(text) or ISO.fullmatch(text)
    if plain is not None:
        return _iso(text, plain)
    if text.count("/") == 1:
        return _interval(text)
    winter = _WINTER.fullmatch(text)
    if winter is not None:
        return Spoken(int(winter[1]), part=Part("season", 12)).days(text)
    return _by_library(text)


def _iso(text: str, match: re.Match[str]) -> DateSpan:
    month, day = match.groupdict().get("month"), match.groupdict().get("day")
    return Spoken(int(match["year"]), int(month) if month else None, int(day) if day else None).days(text)


def _interval(text: str) -> DateSpan:
    low, high = text.split("/")
    first = None if low in {"", ".."} else from_edtf(low).first
    last = None if high in {"", ".."} else from_edtf(high).last
    if first is not None and last is not None and last < first:
        raise DateError(f"{text!r} ends before it begins; change the two dates round")
    return DateSpan(first, last, "range", text)


def _by_library(text: str) -> DateSpan:
    from edtf import EDTFParseException, parse_edtf

    try:
        parsed = parse_edtf(text)
        first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError, AttributeError, TypeError) as error:
        raise DateError(f"{text!r} is not an EDTF date; write it like 2014-02-03, 2014-02~ or 201X") from error
    if first is not None and last is not None and last < first:
        raise DateError(f"{text!r} ends before it begins; change the two dates round")
    return DateSpan(first, last, _precision(first, last), text)


def _day(bound: Any) -> Day | None:
    if not hasattr(bound, "tm_year"):
        return None  # plus or minus infinity: an open end
    if not MIN_YEAR <= bound.tm_year <= MAX_YEAR:
        raise DateError(f"year {bound.tm_year} is outside {MIN_YEAR}…{MAX_YEAR}")
    return Day(bound.tm_year, bound.tm_mon, bound.tm_mday)


def _precision(first: Day | None, last: Day | None) -> Precision:
    if first is None or last is None:
        return "range"
    if first == last:
        return "day"
    if DateSpan.of_month(first.year, first.month).last == last and first.day == 1:
        return "month"
    return "year" if DateSpan.of_year(first.year) == DateSpan(first, last, "year") else "range"
