"""Interval algebra of quantities: equal, compatible, entails, contradicts.

Each quantity stands for a set of numbers in the base unit of its dimension:
a bare count for exactly its interval; a measured or rounded number for half a step of its last digit to
each side, at most 5 %; an approximate one for 10 % to each side (a time of day: 30 minutes). All four
relations are relations of these sets, and only quantities of one dimension have any. What is counted is
not looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isinf

from .quantity_model import Quantity
from .quantity_units import WORTH

APPROXIMATE_SHARE = Fraction("0.10")  # "about 40" admits 36 to 44
APPROXIMATE_MINUTES = Fraction(30)  # "around 3 p.m." admits 2:30 to 3:30
ROUNDING_SHARE = Fraction("0.05")  # "2 million" admits 1.9 to 2.1, though its last digit is worth a million
Bound = Fraction | float  # exact, or an infinite float


@dataclass(frozen=True, slots=True)
class _Extent:
    low: Bound
    high: Bound
    low_open: bool
    high_open: bool


def comparable(a: Quantity, b: Quantity) -> bool:
    """True if both are counts, or of one dimension: km and miles, but not days and months."""
    zones = not a.counted or not b.counted or a.counted == b.counted or a.unit != "time_of_day"
    return a.ordinal == b.ordinal and _dimension(a) == _dimension(b) and zones


def equal(a: Quantity, b: Quantity) -> bool:
    """True if both say the same: 18 and "eighteen", 60 minutes and an hour; not 1,000 and "over 1,000"."""
    same_kind = comparable(a, b) and a.approximate == b.approximate
    zone = a.unit != "time_of_day" or a.counted == b.counted
    return same_kind and zone and _printed(a) == _printed(b)


def compatible(a: Quantity, b: Quantity) -> bool:
    """True if one number can satisfy both."""
    if not comparable(a, b):
        return False
    if a.unit == "score":
        return _printed(a) == _printed(b)
    return _meet(_extent(a), _extent(b))


def entails(evidence: Quantity, claim: Quantity) -> bool:
    """True if every number that the evidence admits satisfies the claim: 42 entails "at least 40"."""
    zones = claim.unit != "time_of_day" or not claim.counted or claim.counted == evidence.counted
    if not comparable(evidence, claim) or not zones:
        return False
    if claim.unit == "score":
        return _printed(evidence) == _printed(claim)
    return _inside(_extent(evidence), _extent(claim))


def contradicts(a: Quantity, b: Quantity) -> bool:
    """True if they can be compared and no number satisfies both."""
    return comparable(a, b) and not compatible(a, b)


def _dimension(quantity: Quantity) -> str:
    return WORTH.get(quantity.unit, (quantity.unit, 1.0))[0]


def _worth(quantity: Quantity) -> Fraction:
    return Fraction(repr(WORTH.get(quantity.unit, ("", 1.0))[1]))


def _exact(value: float) -> Bound:
    """The decimal that was printed: 88.7 is 887/10, so that conversions and their comparison are exact."""
    return value if isinf(value) else Fraction(repr(value))


def _printed(quantity: Quantity) -> _Extent:
    worth = _worth(quantity)
    low, high = _exact(quantity.low) * worth, _exact(quantity.high) * worth
    return _Extent(low, high, quantity.low_open, quantity.high_open)


def _extent(quantity: Quantity) -> _Extent:
    worth = _worth(quantity)
    below = 0 if quantity.low_open and not quantity.approximate else _slack(quantity, quantity.low)
    above = 0 if quantity.high_open and not quantity.approximate else _slack(quantity, quantity.high)
    low, high = (_exact(quantity.low) - below) * worth, (_exact(quantity.high) + above) * worth
    # A rounded number is rounded half up: 89 % holds 88.5 and leaves out 89.5.
    rounded = above > 0 and not quantity.approximate
    return _Extent(low, high, quantity.low_open, quantity.high_open or rounded)


def _slack(quantity: Quantity, bound: float) -> Fraction:
    """How far beyond a bound the words reach, in the quantity's own unit."""
    if isinf(bound):
        return Fraction(0)
    size = abs(Fraction(repr(bound)))
    step = Fraction(repr(quantity.step)) or Fraction(int(_measured(quantity)))
    rounding = min(step / 2, ROUNDING_SHARE * size)
    if not quantity.approximate:
        return rounding
    return max(rounding, APPROXIMATE_MINUTES if quantity.unit == "time_of_day" else APPROXIMATE_SHARE * size)


def _measured(quantity: Quantity) -> bool:
    return quantity.unit not in ("", "time_of_day", "score", "year_old", "month_old", "times")


def _meet(a: _Extent, b: _Extent) -> bool:
    low, high = max(a.low, b.low), min(a.high, b.high)
    if low != high:
        return low < high
    opened = any((one.low == low and one.low_open) or (one.high == high and one.high_open) for one in (a, b))
    return not opened


def _inside(inner: _Extent, outer: _Extent) -> bool:
    starts = inner.low > outer.low or (inner.low == outer.low and (inner.low_open or not outer.low_open))
    ends = inner.high < outer.high or (inner.high == outer.high and (inner.high_open or not outer.high_open))
    return starts and ends
