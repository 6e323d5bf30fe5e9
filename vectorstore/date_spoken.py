"""A date as the words give it, and the days that it stands for once its year is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from .calendar import MAX_YEAR, MIN_YEAR, Day, days_in_month
from .errors import DateError
from .models import DateSpan

Lean = Literal["past", "nearest", "future"]
Unit = Literal["day", "week", "month", "season", "quarter", "third", "half", "whole", "weekof"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a longer time: the `n`th `unit` of it (-1 the last), `count` of them in a row."""

    unit: Unit
    n: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Spoken:
    """The fields that the words give; what they leave out is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    years: int = 1  # how many years `year` begins: 10 for a decade, 100 for a century
    part: Part | None = None

    def days(self, raw: str = "") -> DateSpan:
        """The span of these words. Raises DateError where the year is open or the day does not exist."""
        if self.year is None:
            raise DateError(f"{raw!r} has no year; add one")
        span = self._whole(self.year, raw)
        return span if self.part is None else narrowed(span, self.part)

    def _whole(self, year: int, raw: str) -> DateSpan:
        if self.years > 1:
            return DateSpan(Day(year, 1, 1), Day(year + self.years - 1, 12, 31), "range", raw)
        if self.month is None:
            return DateSpan.of_year(year, raw)
        if self.day is None:
            return DateSpan.of_month(year, self.month, raw)
        return DateSpan.of_day(Day(year, self.month, self.day), raw)

    def near(self, anchor: DateSpan, lean: Lean) -> Spoken:
        """These words with the year (or month) that `anchor` lends; unchanged where it has none."""
        if self.year is not None:
            return self
        if self.day is not None and self.month is None:
            return self._in_month_of(anchor)
        found = list(self._around(anchor))
        # A day within two weeks is the one that is meant, whatever the tense: entries are written late.
        if lean != "nearest" and not (self.day and any(_distance(one[1], anchor)[0] <= 14 for one in found)):
            found = [one for one in found if _on_side(one[1], anchor, lean)] or found
        return min(found, key=lambda one: _distance(one[1], anchor))[0] if found else self

    def after(self, begin: DateSpan) -> Spoken:
        """These words with the first year in which they do not end before `begin` does."""
        if self.year is not None or self.month is None or begin.first is None:
            return self
        same = replace(self, year=begin.first.year)
        earlier = (self.month, self.day or 31) < (begin.first.month, begin.first.day)
        return replace(same, year=begin.first.year + 1) if earlier else same

    def _in_month_of(self, anchor: DateSpan) -> Spoken:
        first, last = anchor.first, anchor.last
        if first is None or last is None or (first.year, first.month) != (last.year, last.month):
            return self
        return replace(self, year=first.year, month=first.month)

    def _around(self, anchor: DateSpan) -> Iterator[tuple[Spoken, DateSpan]]:
        low, high = anchor.first or anchor.last, anchor.last or anchor.first
        if low is None or high is None:
            return
        # 29 February may be eight years away (1896 to 1904).
        reach = 8 if (self.month, self.day) == (2, 29) else 1
        years = {
            *range(low.year - reach, low.year + reach + 1),
            *range(high.year - reach, high.year + reach + 1),
        }
        for year in sorted(years):
            if MIN_YEAR <= year <= MAX_YEAR and self._exists_in(year):
                spoken = replace(self, year=year)
                yield spoken, spoken.days()

    def _exists_in(self, year: int) -> bool:
        return self.day is None or self.month is None or 1 <= self.day <= days_in_month(year, self.month)


def _distance(span: DateSpan, anchor: DateSpan) -> tuple[int, int]:
    """Days between two spans, 0 where they overlap; the second figure prefers the past."""
    if span.overlaps(anchor):
        return 0, 0
    if anchor.first is not None and span.last is not None and span.last < anchor.first:
        return anchor.first.ordinal - span.last.ordinal, 0
    if anchor.last is not None and span.first is not None:
        return span.first.ordinal - anchor.last.ordinal, 1
    return 0, 1


def _on_side(span: DateSpan, anchor: DateSpan, lean: Lean) -> bool:
    if lean == "past":
        return anchor.last is None or span.first is None or span.first <= anchor.last
    return anchor.first is None or span.last is None or span.last >= anchor.first


def narrowed(span: DateSpan, part: Part) -> DateSpan:
    """That part of a closed span. Raises DateError where the span has no such part."""
    first, last = span.first, span.last
    if first is None or last is None or part.unit == "whole":
        return span
    if part.unit == "weekof":
        return _week_of(span, first, last)
    if part.unit == "season":
        return _season(first.year, last.year, part.n, span.raw)
    low, high = _days_of(part, first, last) if part.unit in {"day", "week"} else _months_of(part, first, last)
    if not first <= low <= high <= last:
        raise DateError(f"{span.raw!r} has no such part; name one inside it")
    return _shaped(low, high, span.raw)


def _shaped(low: Day, high: Day, raw: str) -> DateSpan:
    if low == high:
        return DateSpan.of_day(low, raw)
    month = DateSpan.of_month(low.year, low.month, raw)
    return month if (month.first, month.last) == (low, high) else DateSpan(low, high, "range", raw)


def _week_of(span: DateSpan, first: Day, last: Day) -> DateSpan:
    """Monday to Sunday around a day; a Sunday begins its own, as American calendars have it."""
    low = first if first.weekday == 6 else first.plus(-first.weekday)
    return DateSpan(low, max(low.plus(6), last), "range", span.raw)


def _season(first_year: int, last_year: int, month: int, raw: str) -> DateSpan:
    """Three months from `month`. Winter of one year may be its beginning or its end: both, then."""
    if month != 12:
        end = Day(last_year, month + 2, days_in_month(last_year, month + 2))
        return DateSpan(Day(first_year, month, 1), end, "range", raw)
    begin = Day(first_year - 1, 12, 1) if first_year == last_year else Day(first_year, 12, 1)
    end_year = last_year + 1 if first_year == last_year else last_year
    return DateSpan(begin, Day(end_year, 2, days_in_month(end_year, 2)), "range", raw)


def _days_of(part: Part, first: Day, last: Day) -> tuple[Day, Day]:
    length = 7 if part.unit == "week" else 1
    if part.n < 0:
        return last.plus(1 - length * part.count), last
    low = first.plus(length * (part.n - 1))
    # The fifth week of a month is what is left of it.
    return low, min(low.plus(length * part.count - 1), last)


def _months_of(part: Part, first: Day, last: Day) -> tuple[Day, Day]:
    if part.unit == "third" and last.year > first.year:
        return _years_in_long_time(part.n, first.year, last.year)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1 and part.unit in {"third", "half"}:
        return _days_in_month_of(part, first, last)
    pieces = {"month": months, "quarter": 4, "third": 3, "half": 2}[part.unit]
    n = part.n if part.n > 0 else pieces + 1 - part.count
    low, high = months * (n - 1) // pieces, months * (n - 1 + part.count) // pieces - 1
    begin, end = first.year * 12 + first.month - 1 + low, first.year * 12 + first.month - 1 + high
    return (
        Day(begin // 12, begin % 12 + 1, 1),
        Day(end // 12, end % 12 + 1, days_in_month(end // 12, end % 12 + 1)),
    )


def _years_in_long_time(third: int, first: int, last: int) -> tuple[Day, Day]:
    """The early 1960s are 1960–63, the mid 1963–66, the late 1966–69: they overlap as in months."""
    years = last - first
    n = third if third > 0 else 3
    return Day(first + years * (n - 1) // 3, 1, 1), Day(first + years * n // 3, 12, 31)


def _days_in_month_of(part: Part, first: Day, last: Day) -> tuple[Day, Day]:
    """Early is 1–10, mid 10–20, late 20 to the end: the words overlap, so the days do."""
    n = part.n if part.n > 0 else {"third": 3, "half": 2}[part.unit]
    bounds = {1: (1, 10), 2: (10, 20), 3: (20, last.day)} if part.unit == "third" else {1: (1, 15), 2: (16, last.day)}
    low, high = bounds[n]
    return Day(first.year, first.month, low), Day(first.year, first.month, high)
