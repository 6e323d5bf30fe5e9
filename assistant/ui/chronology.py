"""All entries of a store by day and word: small arrays that a page can filter at every keystroke.

The store reads an entry from disk when it is asked for; over 100,000 of them that is seconds, so it is done once
for a state, and a filter then costs milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from vectorstore.calendar import MAX_YEAR, MIN_YEAR, Day
from vectorstore.models import DateSpan, Event

Rows = NDArray[np.int64]
Unit = Literal["day", "month", "year", "decade", "century"]

# Ordinals of an end that is open, before and after every day of the calendar.
_ALWAYS, _FOREVER = Day(MIN_YEAR, 1, 1).ordinal - 1, Day(MAX_YEAR, 12, 31).ordinal + 1
_YEARS: dict[Unit, int] = {"year": 1, "decade": 10, "century": 100}


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of the calendar and how many entries begin in it; ordinals, both days inclusive."""

    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Chronology:
    """The entries of one state, row by row in date order."""

    revision: str
    first: Rows  # ordinal of the first day; of the last where the first is open
    last: Rows
    starts: Rows  # as above, but an open end reaches as far as the calendar does
    ends: Rows
    source_ids: NDArray[np.str_]
    words: tuple[str, ...]  # what a text filter looks in, case-folded

    @classmethod
    def of(cls, events: Iterable[Event], revision: str = "") -> Chronology:
        """The chronology of events in date order; each is read once and not kept."""
        spans: list[tuple[int, int]] = []
        source_ids: list[str] = []
        words: list[str] = []
        for event in events:
            spans.append(_ends(event.entry))
            source_ids.append(event.source_id)
            words.append(" ".join((event.text, *event.headings, *event.outlets)).casefold())
        both = np.array(spans, dtype=np.int64).reshape(-1, 2)
        starts, ends = both[:, 0], both[:, 1]
        first = np.where(starts == _ALWAYS, ends, starts)
        last = np.where(ends == _FOREVER, starts, ends)
        return cls(revision, first, last, starts, ends, np.array(source_ids, dtype=np.str_), tuple(words))

    def __len__(self) -> int:
        """Number of entries."""
        return len(self.first)

    def rows(self, window: DateSpan | None = None, wanted: str = "") -> Rows:
        """The rows whose entry date overlaps the window and whose text has every word of `wanted`, in order."""
        keep = np.ones(len(self), dtype=bool)
        if window is not None:
            low, high = _ends(window)
            keep = (self.ends >= low) & (self.starts <= high)
        found = np.flatnonzero(keep)
        for word in wanted.casefold().split():
            found = np.array([row for row in found if word in self.words[row]], dtype=np.int64)
        return found.astype(np.int64)

    def of_source(self, source_id: str) -> Rows:
        """The rows of one source, in order."""
        return np.flatnonzero(self.source_ids == source_id).astype(np.int64)

    def dated(self, rows: Rows) -> Rows:
        """Those rows that have a first or a last day."""
        return rows[(self.first[rows] > _ALWAYS) & (self.first[rows] < _FOREVER)]

    def reach(self, rows: Rows) -> tuple[int, int] | None:
        """First and last day (ordinals) of these rows; None where none is dated."""
        dated = self.dated(rows)
        return (int(self.first[dated].min()), int(self.last[dated].max())) if len(dated) else None

    def bins(self, rows: Rows, unit: Unit) -> tuple[Bin, ...]:
        """How many of the rows begin in each stretch of that length that any begins in, in order."""
        days, counts = np.unique(self.first[self.dated(rows)], return_counts=True)
        found: list[Bin] = []
        for ordinal, count in zip(days.tolist(), counts.tolist(), strict=True):
            if found and ordinal <= found[-1].last:
                found[-1] = Bin(found[-1].first, found[-1].last, found[-1].count + count)
            else:
                found.append(Bin(*stretch(ordinal, unit), count))
        return tuple(found)


def unit_for(days: int) -> Unit:
    """The finest unit in which so many days are no more than about 400 bars."""
    for unit, length in (("day", 1), ("month", 30), ("year", 365), ("decade", 3652)):
        if days <= 400 * length:
            return unit  # type: ignore[return-value]  # a literal of the tuple above
    return "century"


def stretch(ordinal: int, unit: Unit) -> tuple[int, int]:
    """The first and last day of the day, month, year, … that a day lies in."""
    day = Day.from_ordinal(ordinal)
    if unit == "day":
        return ordinal, ordinal
    if unit == "month":
        whole = DateSpan.of_month(day.year, day.month)
        return _ends(whole)
    years = _YEARS[unit]
    begin = day.year - day.year % years
    return (
        Day(max(begin, MIN_YEAR), 1, 1).ordinal,
        Day(min(begin + years - 1, MAX_YEAR), 12, 31).ordinal,
    )


def days_of(span: DateSpan) -> tuple[int, int]:
    """First and last day as ordinals; an open end is the other one, both are beyond the calendar without either."""
    first, last = _ends(span)
    return (last if first == _ALWAYS else first), (first if last == _FOREVER else last)


def _ends(span: DateSpan) -> tuple[int, int]:
    return (
        _ALWAYS if span.first is None else span.first.ordinal,
        _FOREVER if span.last is None else span.last.ordinal,
    )
