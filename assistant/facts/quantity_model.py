"""A number read from text: the interval that it stands for, its unit, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a number in a text says, with where it says so. `text == source[start:end]` always.

    `low` and `high` are the bounds as printed, in `unit`; an open flag leaves the bound itself out.
    A time of day is in minutes after midnight, a share in percent, a score from smaller to larger.
    """

    low: float
    high: float  # math.inf where the words leave it open: "more than 1,000"
    low_open: bool
    high_open: bool
    approximate: bool  # "about 40", "nearly 300", "dozens"
    unit: str  # "" for a bare count, else "percent", "km", "hour", "USD", "time_of_day", "year_old", "score" …
    counted: str  # the nouns counted, as printed: "rebel fighters"; the zone of a time of day; "" where none
    ordinal: bool  # "third", "17th"
    text: str  # with its bound words and what it counts: "at least 90 National Defence Force guards"
    start: int
    end: int
    number_start: int  # the number alone, without bound words and nouns
    number_end: int
    inherited: bool = False  # no noun of its own, one before it: "killing seven people and wounding 15"
    antecedent: str = ""  # that noun: "people"
    step: float = 0.0  # worth of the last digit printed, where the number is a rounded one; else 0


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at tokens `first` to `last` (exclusive), before its bounds, unit and nouns are read."""

    low: float
    high: float
    first: int
    last: int
    approximate: bool = False
    low_open: bool = False
    high_open: bool = False
    ordinal: bool = False
    unit: str = ""  # "percent" for a share in words
    step: float = 0.0  # worth of the last digit of a rounded number
    scale: float = 1.0  # "million" → 1,000,000
