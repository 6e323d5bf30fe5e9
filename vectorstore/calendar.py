"""Days of the proleptic Gregorian calendar from year -9999 to 9999, which `datetime.date` cannot hold.

Years are astronomical as in ISO 8601 and EDTF: 0 is 1 BC, -43 is 44 BC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .errors import DateError

MIN_YEAR, MAX_YEAR = -9999, 9999
# The calendar repeats every 400 years, so any year maps onto one that `datetime.date` knows.
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
_SHORT_MONTHS = frozenset({4, 6, 9, 11})


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A calendar day, ordered by time. Raises DateError for a day that no calendar has (30 February)."""

    year: int
    month: int
    day: int

    def __post_init__(self) -> None:
        if not MIN_YEAR <= self.year <= MAX_YEAR:
            raise DateError(f"year {self.year} is outside {MIN_YEAR}…{MAX_YEAR}")
        if not 1 <= self.month <= 12:
            raise DateError(f"{self.isoformat()} has month {self.month}; write a month from 01 to 12")
        if not 1 <= self.day <= _length(self.year, self.month):
            days = _length(self.year, self.month)
            raise DateError(f"{self.isoformat()} is no day of the calendar; that month has {days} days")

    @classmethod
    def of(cls, value: date) -> Day:
        """The same day from the standard library's type."""
        return cls(value.year, value.month, value.day)

    @classmethod
    def from_key(cls, key: int) -> Day:
        """The day of an integer made by `key`."""
        year, rest = divmod(key, 10_000)
        return cls(year, *divmod(rest, 100))

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Day:
        """The day with this `ordinal` (1 is 0001-01-01)."""
        cycles, rest = divmod(ordinal - 1, _CYCLE_DAYS)
        near = date.fromordinal(rest + 1)
        return cls(near.year + cycles * _CYCLE_YEARS, near.month, near.day)

    @property
    def key(self) -> int:
        """`YYYYMMDD` as an integer; keys order like days, before year 0 as well."""
        return self.year * 10_000 + self.month * 100 + self.day

    @property
    def ordinal(self) -> int:
        """Days since the start, 1 for 0001-01-01, negative before it; differences are days."""
        cycles = (self.year - 1) // _CYCLE_YEARS
        near = date(self.year - cycles * _CYCLE_YEARS, self.month, self.day)
        return near.toordinal() + cycles * _CYCLE_DAYS

    @property
    def weekday(self) -> int:
        """Monday is 0, Sunday 6."""
        return (self.ordinal - 1) % 7

    def plus(self, days: int) -> Day:
        """The day that many days later (earlier when negative)."""
        return Day.from_ordinal(self.ordinal + days)

    def isoformat(self) -> str:
        """`2014-01-07`, `-0043-03-15`."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"


def days_in_month(year: int, month: int) -> int:
    """28 to 31. Raises DateError for a month that does not exist."""
    Day(year, month, 1)
    return _length(year, month)


def _length(year: int, month: int) -> int:
    if month != 2:
        return 30 if month in _SHORT_MONTHS else 31
    return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
