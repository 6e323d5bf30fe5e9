"""Steps from one span to another: days, weeks, months, years, decades away."""

from __future__ import annotations

from .calendar import Day, days_in_month
from .models import DateSpan


def shifted(span: DateSpan, days: int) -> DateSpan:
    """The same span that many days later."""
    first = None if span.first is None else span.first.plus(days)
    last = None if span.last is None else span.last.plus(days)
    return DateSpan(first, last, "day" if first is not None and first == last else "range")


def moved(day: Day, unit: str, count: int) -> Day:
    """The day that many units later; the 31st becomes the last of a shorter month."""
    if unit in {"hour", "day", "week"}:
        return day.plus({"hour": 0, "day": 1, "week": 7}[unit] * count)
    months = day.year * 12 + day.month - 1 + count * {"month": 1, "year": 12, "decade": 120, "centur": 1200}[unit]
    year, month = months // 12, months % 12 + 1
    return Day(year, month, min(day.day, days_in_month(year, month)))


def weeks(origin: DateSpan, step: int, weekend: bool) -> DateSpan | None:
    """The week (or its weekend) that many weeks from the origin's own; None for an open origin."""
    first, last = origin.first, origin.last
    if first is None or last is None:
        return None
    low, high = first.plus(7 * step - first.weekday), last.plus(7 * step + 6 - last.weekday)
    if weekend and low.plus(6) == high:
        # "Over the weekend", said on a weekday, is the one that went by.
        back = 7 if step == 0 and first.weekday < 5 else 0
        return DateSpan(low.plus(5 - back), high.plus(-back), "range")
    return DateSpan(low, high, "range")


def months_of(origin: DateSpan, step: int, unit: str) -> DateSpan | None:
    """The month, year or decade that many of them from the origin's own; None for an open origin."""
    first, last = origin.first, origin.last
    if first is None or last is None:
        return None
    length = {"month": 1, "year": 12, "decade": 120}[unit]
    low, high = (_start(day, length, step) for day in (first, last))
    end = high[0] * 12 + high[1] - 1 + length - 1
    begin = Day(*low, 1)
    finish = Day(end // 12, end % 12 + 1, days_in_month(end // 12, end % 12 + 1))
    if low != high or unit == "decade":
        return DateSpan(begin, finish, "range")
    return DateSpan(begin, finish, "month" if unit == "month" else "year")


def _start(day: Day, length: int, step: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1
    months = months - months % length + step * length
    return months // 12, months % 12 + 1


def blurred(low: Day, high: Day, unit: str) -> DateSpan:
    """The days as wide as a count of that unit is meant: a week more or less, the month, the year."""
    if unit == "day":
        return DateSpan(low, high, "day" if low == high else "range")
    if unit == "week":
        return DateSpan(low.plus(-3), high.plus(3), "range")
    if unit == "month":
        same = (low.year, low.month) == (high.year, high.month)
        end = Day(high.year, high.month, days_in_month(high.year, high.month))
        return DateSpan(Day(low.year, low.month, 1), end, "month" if same else "range")
    reach = {"year": 0, "decade": 5, "centur": 50}[unit]
    begin, finish = Day(low.year - reach, 1, 1), Day(high.year + reach, 12, 31)
    return DateSpan(begin, finish, "year" if begin.year == finish.year else "range")
