"""Dates right, by the days that they cover: "7 January" under an entry of 2014 is "2014-01-07".

    1 if for every group of accepted strings that are dates, a date of the answer covers the same days as one of
    them; else 0.

Where one date is asked for it has to stand in the short answer, where several are, in the answer. A year or month
that is left out is that of the first entry that the case names. Not scored: cases none of whose groups is a date.
"""

from __future__ import annotations

import re

from vectorstore.dates import find_dates, from_edtf, parse_date
from vectorstore.errors import DateError
from vectorstore.models import DateSpan

from ..cases import Case
from ..outputs import Answered
from .base import Metric
from .committed import committed_text

# "18" could be a day and "three hundred" a year; these are dates.
_WRITTEN = re.compile(
    r"\d-\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:BC|AD)\b", re.IGNORECASE
)


def _observe(case: Case, output: Answered) -> float | None:
    named = [name for name in case.cites if not name.startswith("#")]
    if not named or case.polarity:
        return None
    anchor = from_edtf(named[0])
    groups = [spans for group in case.answers if (spans := _dates(group, anchor))]
    if not groups:
        return None
    said = {_days(mention.span) for mention in find_dates(committed_text(case, output), anchor)}
    return float(all(any(_days(span) in said for span in group) for group in groups))


def _dates(group: tuple[str, ...], anchor: DateSpan) -> list[DateSpan]:
    """The accepted dates; none where an accepted string is no date, or all could as well be numbers."""
    try:
        spans = [parse_date(accepted, anchor) for accepted in group]
    except DateError:
        return []
    return spans if any(_WRITTEN.search(accepted) for accepted in group) else []


def _days(span: DateSpan) -> tuple[object, object]:
    return span.first, span.last


METRIC = Metric("dates_equal", "dates equal", _observe)
