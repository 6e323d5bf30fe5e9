"""What the timeline's boxes say → the entries that pass, and the days that the axis shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from vectorstore.calendar import MAX_YEAR, MIN_YEAR, Day
from vectorstore.dates import parse_date
from vectorstore.errors import DateError
from vectorstore.models import DateSpan

from .chart import View
from .chronology import Chronology, days_of

_AXIS_DAY = re.compile(r"(-?\d{1,5})-(\d{1,2})-(\d{1,2})\b")
_LOW, _HIGH = Day(MIN_YEAR, 1, 1).ordinal, Day(MAX_YEAR, 12, 31).ordinal


@dataclass(frozen=True, slots=True)
class Filters:
    """The boxes as they stand."""

    since: str = ""
    until: str = ""
    words: str = ""

    def window(self) -> DateSpan | None:
        """The days from the first of `since` to the last of `until`; None without either. Raises DateError."""
        first = parse_date(self.since).first if self.since.strip() else None
        last = parse_date(self.until).last if self.until.strip() else None
        if first is None and last is None:
            return None
        if first is not None and last is not None and last < first:
            raise DateError(f"{self.until.strip()} is before {self.since.strip()}; swap From and To")
        return DateSpan(first, last, "range")


def view_of(filters: Filters, chronology: Chronology) -> View | None:
    """The entries that pass and the days of the axis: those asked for, else those covered. Raises DateError."""
    window = filters.window()
    rows = chronology.rows(window, filters.words)
    reach = chronology.reach(rows)
    if window is None:
        return View(rows, *reach) if reach else None
    covered = chronology.reach(chronology.rows()) or days_of(window)
    first = covered[0] if window.first is None else window.first.ordinal
    last = covered[1] if window.last is None else window.last.ordinal
    return View(rows, min(first, last), max(first, last))


def zoomed(filters: Filters, chronology: Chronology, factor: float) -> Filters:
    """The filters over `factor` times as many days around the same middle, at least one, at most all covered."""
    covered = chronology.reach(chronology.rows())
    view = view_of(filters, chronology)
    if covered is None or view is None:
        return filters
    middle, half = (view.first + view.last) / 2, (view.last - view.first + 1) * factor / 2
    first, last = round(middle - half + 0.5), round(middle + half - 0.5)
    if first <= covered[0] and last >= covered[1]:
        return Filters(words=filters.words)
    return between(max(first, covered[0]), min(max(first, last), covered[1]), filters.words)


def between(first: int, last: int, words: str) -> Filters:
    """The filters for these days (ordinals)."""
    since, until = (Day.from_ordinal(min(max(day, _LOW), _HIGH)).isoformat() for day in (first, last))
    return Filters(since, until, words)


def dragged(event: Mapping[str, object], words: str) -> Filters:
    """The filters for a stretch that was chosen on the axis; what is no stretch of the calendar clears them."""
    ends = [_AXIS_DAY.match(str(event.get(name, ""))) for name in ("first", "last")]
    try:
        days = [Day(*map(int, end.groups())).ordinal for end in ends if end]
    except DateError:
        days = []
    return between(min(days), max(days), words) if len(days) == 2 else Filters(words=words)
