"""A numeral with the words that belong to it: currency, unit, age, sign, and words that bound it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .counted_nouns import counted_after
from .quantity_bounds import Bound, bound_after, bounded, bounds_before
from .quantity_model import Numeral
from .quantity_tokens import Token, lower_at, word_set
from .quantity_units import WORTH, currency_before, unit_after

# "people under 18", "those over 65": an age.
_AGED = word_set("people children adults those men women anyone everyone persons girls boys citizens residents")


@dataclass(frozen=True, slots=True)
class Reading:
    """A numeral with its unit and the tokens that it reaches over so far."""

    numeral: Numeral
    unit: str
    first: int
    last: int


def has_unit(tokens: Sequence[Token], numeral: Numeral) -> tuple[str, int] | None:
    """(unit, index after) of the unit behind the number; None for an ordinal or where none follows."""
    return None if numeral.ordinal else unit_after(tokens, numeral.last)


def with_unit(tokens: Sequence[Token], numeral: Numeral) -> Reading:
    """The numeral with its currency, unit, sign or age."""
    if numeral.unit or numeral.ordinal:
        return Reading(numeral, numeral.unit, numeral.first, numeral.last)
    money = currency_before(tokens, numeral.first)
    if money:
        said_twice = unit_after(tokens, numeral.last)  # "$20 billion dollars"
        last = said_twice[1] if said_twice and said_twice[0] == money[0] else numeral.last
        return Reading(numeral, money[0], money[1], last)
    numeral, first = _signed(tokens, numeral)
    after = unit_after(tokens, numeral.last)
    aged = lower_at(tokens, numeral.first - 1) == "aged" or _said_age(tokens, numeral.first)
    if after and not (aged and after[0] in ("year", "year_old")):
        return Reading(numeral, after[0], first, after[1])
    return _unit_before(tokens, numeral)


def _signed(tokens: Sequence[Token], numeral: Numeral) -> tuple[Numeral, int]:
    """ "-5 °C", "minus 10 degrees": below zero."""
    at = numeral.first - 1
    minus = lower_at(tokens, at) in ("minus", "−")
    minus |= lower_at(tokens, at) == "-" and not (at and tokens[at - 1].end == tokens[at].start)
    unit = unit_after(tokens, numeral.last)
    if not minus or unit is None or unit[0] not in ("celsius", "fahrenheit", "degree", "percent"):
        return numeral, numeral.first
    return replace(numeral, low=-numeral.high, high=-numeral.low), at


def _unit_before(tokens: Sequence[Token], numeral: Numeral) -> Reading:
    """Units said first: "magnitude 6.1", "aged 34", "Jane Doe, 34, …"."""
    before = lower_at(tokens, numeral.first - 1)
    head = lower_at(tokens, numeral.first - 2) if before in ("of", "a") else before
    if head == "magnitude":
        return Reading(numeral, "magnitude", numeral.first - 1 - (head != before), numeral.last)
    person = before == "," and numeral.first > 1 and tokens[numeral.first - 2].capital
    age = person and lower_at(tokens, numeral.last) == "," and 1 <= numeral.low <= 120 and _is_digits(tokens, numeral)
    if head in ("aged", "age", "ages"):
        years = unit_after(tokens, numeral.last)
        return Reading(numeral, "year_old", numeral.first - 1 - (head != before), years[1] if years else numeral.last)
    if age:
        return Reading(numeral, "year_old", numeral.first, numeral.last)
    return Reading(numeral, "", numeral.first, numeral.last)


def _said_age(tokens: Sequence[Token], first: int) -> bool:
    return [lower_at(tokens, first - 2), lower_at(tokens, first - 1)] == ["age", "of"]


def _is_digits(tokens: Sequence[Token], numeral: Numeral) -> bool:
    return numeral.last == numeral.first + 1 and tokens[numeral.first].text.isdigit()


def with_suffix(tokens: Sequence[Token], reading: Reading) -> Reading:
    """With "+", "or more", "-odd" after the number (the unit then comes after) or after the unit."""
    found = None if reading.numeral.ordinal else bound_after(tokens, reading.last)
    if found is None:
        return reading
    numeral = bounded(reading.numeral, frozenset({found[0]}))
    after = None if reading.unit else unit_after(tokens, found[1])
    return Reading(numeral, after[0] if after else reading.unit, reading.first, after[1] if after else found[1])


def with_bounds(tokens: Sequence[Token], reading: Reading) -> Reading:
    """With the words before it that make it a bound, a rough number or a range."""
    numeral, first = reading.numeral, reading.first
    if numeral.ordinal:
        return reading
    opener = lower_at(tokens, first - 1)
    if numeral.low < numeral.high and opener in ("between", "from") and not numeral.high_open:
        return replace(reading, first=first - 1)
    bounds, start = bounds_before(tokens, first)
    if bounds == {"more"} and _during(tokens, reading, start):
        return reading
    if reading.unit == "score" or not bounds:
        return reading
    aged = (
        reading.unit == ""
        and lower_at(tokens, start - 1) in _AGED
        and not counted_after(tokens, reading.last, one=False)
    )
    unit = "year_old" if aged else reading.unit
    return replace(reading, numeral=bounded(numeral, bounds), first=start, unit=unit)


def _during(tokens: Sequence[Token], reading: Reading, start: int) -> bool:
    """True for "over three days", where over means during; "for over three days" is a bound."""
    lasting = WORTH.get(reading.unit, ("", 0))[0] in ("time", "months")
    verb = lower_at(tokens, start - 1)
    return lasting and lower_at(tokens, start) == "over" and verb not in ("for", "after", "lasted", "of", "well")


def bounds_of_time(tokens: Sequence[Token], first: int) -> tuple[frozenset[Bound], int]:
    """As `bounds_before`, with "before" and "after", which bound a time of day and nothing else."""
    bounds, start = bounds_before(tokens, first)
    word = lower_at(tokens, start - 1)
    if word in ("before", "after"):
        return bounds | {"less" if word == "before" else "more"}, start - 1
    return bounds, start
