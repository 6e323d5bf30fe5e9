"""Dates in words, as answers, pages and the terminal show them."""

from __future__ import annotations

from vectorstore.calendar import Day
from vectorstore.models import DateSpan

from .models import Label

# A sign as well as a colour: some do not see the one, some printers do not print it.
SIGNS: dict[Label, str] = {"supported": "✓", "refuted": "✗", "conflicting": "≠", "not_enough_evidence": "?"}

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spelled(span: DateSpan) -> str:
    """The span in words, as fine as it is: "7 January 2014", "February 2014", "44 BC", "15–17 January 2014".

    An open end reads "until 3 May 2014" or "since 3 May 2014".
    """
    match span.first, span.last, span.precision:
        case None, None, _:
            return span.raw or "no date"
        case None, Day() as last, _:
            return f"until {_day(last)}"
        case Day() as first, None, _:
            return f"since {_day(first)}"
        case Day() as first, _, "month":
            return f"{MONTHS[first.month - 1]} {_year(first)}"
        case Day() as first, _, "year":
            return _year(first)
        case Day() as first, Day() as last, _:
            return _range(first, last)
    return span.raw


def _range(first: Day, last: Day) -> str:
    """Both days, without saying a month or a year twice."""
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: Day) -> str:
    """ "7 January 2014"."""
    return f"{day.day} {MONTHS[day.month - 1]} {_year(day)}"


def _year(day: Day) -> str:
    """ "2014", "44 BC" for the astronomical year -43."""
    return str(day.year) if day.year > 0 else f"{1 - day.year} BC"
