"""A numeral in its sentence → a Quantity: bounds, currency, unit, and what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .counted_nouns import counted_after
from .counted_totals import counted_before
from .quantity_bounds import Bound, bound_after, bounded, bounds_before
from .quantity_model import Numeral, Quantity
from .quantity_tokens import Token, hyphen_at, lower_at, word_set
from .quantity_units import WORTH, currency_before, unit_after

# "people under 18", "those over 65": an age.
_AGED = word_set(
    "people children adults those men women anyone everyone persons girls boys citizens residents"
)
_NOT_ONE_BEFORE = word_set("no any every each this that the some which another number square for only")
_NOT_ONE_AFTER = word_set("of another who that which by should can must side hand such")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A numeral with its unit and the tokens that it reaches over so far."""

    numeral: Numeral
    unit: str
    first: int
    last: int


def phrase(text: str, tokens: Sequence[Token], numeral: Numeral) -> Quantity | None:
    """The quantity that the numeral stands for; None where it is a pronoun ("one of the", "no one")."""
    if _pronoun(tokens, numeral):
        return None
    reading = _with_suffix(tokens, _with_unit(tokens, numeral))
    reading = _with_bounds(tokens, reading)
    nouns = _counted(tokens, reading)
    return _quantity(text, tokens, reading, nouns)


def _pronoun(tokens: Sequence[Token], numeral: Numeral) -> bool:
    if numeral.last - numeral.first != 1 or tokens[numeral.first].lower != "one":
        return False
    before, after = lower_at(tokens, numeral.first - 1), lower_at(tokens, numeral.last)
    if hyphen_at(tokens, numeral.first - 1):
        return True  # "No-one"
    if before == "at" and after in ("point", "time", "stage"):
        return True
    return (
        before in _NOT_ONE_BEFORE
        or after in _NOT_ONE_AFTER
        or (after == "-" and not _unit_of(tokens, numeral))
    )


def _unit_of(tokens: Sequence[Token], numeral: Numeral) -> tuple[str, int] | None:
    if numeral.ordinal:
        return None
    found = unit_after(tokens, numeral.last)
    # "half an hour": the article stands between the share and its unit.
    return found if found is None or found[0] != numeral.unit else None


def _with_unit(tokens: Sequence[Token], numeral: Numeral) -> _Reading:
    if numeral.unit or numeral.ordinal:
        return _Reading(numeral, numeral.unit, numeral.first, numeral.last)
    money = currency_before(tokens, numeral.first)
    if money:
        return _Reading(numeral, money[0], money[1], numeral.last)
    numeral, first = _signed(tokens, numeral)
    after = unit_after(tokens, numeral.last)
    aged = lower_at(tokens, numeral.first - 1) == "aged" or _said_age(tokens, numeral.first)
    if after and not (aged and after[0] in ("year", "year_old")):
        return _Reading(numeral, after[0], first, after[1])
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


def _unit_before(tokens: Sequence[Token], numeral: Numeral) -> _Reading:
    """Units said first: "magnitude 6.1", "aged 34", "Jane Doe, 34, …"."""
    before = lower_at(tokens, numeral.first - 1)
    head = lower_at(tokens, numeral.first - 2) if before in ("of", "a") else before
    if head == "magnitude":
        return _Reading(numeral, "magnitude", numeral.first - 1 - (head != before), numeral.last)
    person = before == "," and numeral.first > 1 and tokens[numeral.first - 2].capital
    age = (
        person
        and lower_at(tokens, numeral.last) == ","
        and 1 <= numeral.low <= 120
        and _is_digits(tokens, numeral)
    )
    if head in ("aged", "age", "ages"):
        years = unit_after(tokens, numeral.last)
        return _Reading(
            numeral, "year_old", numeral.first - 1 - (head != before), years[1] if years else numeral.last
        )
    if age:
        return _Reading(numeral, "year_old", numeral.first, numeral.last)
    return _Reading(numeral, "", numeral.first, numeral.last)


def _said_age(tokens: Sequence[Token], first: int) -> bool:
    return [lower_at(tokens, first - 2), lower_at(tokens, first - 1)] == ["age", "of"]


def _is_digits(tokens: Sequence[Token], numeral: Numeral) -> bool:
    return numeral.last == numeral.first + 1 and tokens[numeral.first].text.isdigit()


def _with_suffix(tokens: Sequence[Token], reading: _Reading) -> _Reading:
    """With "+", "or more", "-odd" after the number (the unit then comes after) or after the unit."""
    found = None if reading.numeral.ordinal else bound_after(tokens, reading.last)
    if found is None:
        return reading
    numeral = bounded(reading.numeral, frozenset({found[0]}))
    after = None if reading.unit else unit_after(tokens, found[1])
    return _Reading(
        numeral, after[0] if after else reading.unit, reading.first, after[1] if after else found[1]
    )


def _with_bounds(tokens: Sequence[Token], reading: _Reading) -> _Reading:
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


def _during(tokens: Sequence[Token], reading: _Reading, start: int) -> bool:
    """True for "over three days", where over means during; "for over three days" is a bound."""
    lasting = WORTH.get(reading.unit, ("", 0))[0] in ("time", "months")
    verb = lower_at(tokens, start - 1)
    return (
        lasting and lower_at(tokens, start) == "over" and verb not in ("for", "after", "lasted", "of", "well")
    )


def _counted(tokens: Sequence[Token], reading: _Reading) -> tuple[int, int] | None:
    """The tokens of what is counted, None where the words around name nothing."""
    if reading.unit in ("score", "time_of_day"):
        return None
    numeral, at = reading.numeral, reading.last
    hyphenated = hyphen_at(tokens, at)
    if hyphenated and not reading.unit and not numeral.ordinal:
        return at + 1, at + 2
    measured = reading.unit != ""
    one = numeral.low == numeral.high == 1 or numeral.ordinal or _before_noun(tokens, reading)
    if measured and not _before_noun(tokens, reading) and lower_at(tokens, at) != "of":
        return None
    found = counted_after(tokens, at + hyphenated, one=one)
    if found is None and numeral.high == 0:
        found = counted_after(tokens, at, one=True)
    if found or measured or numeral.ordinal:
        return found
    return counted_before(tokens, reading.first)


def _before_noun(tokens: Sequence[Token], reading: _Reading) -> bool:
    """True where a measure stands before its noun: "three-day truce", "$3 million deal"."""
    if reading.unit == "":
        return False
    compound = any(hyphen_at(tokens, at) for at in range(reading.numeral.last, reading.last))
    money = reading.last == reading.numeral.last and not reading.numeral.unit
    return (
        compound
        or money
        or reading.unit == "magnitude"
        or (reading.unit == "percent" and lower_at(tokens, reading.last) != "of")
    )


def _quantity(
    text: str, tokens: Sequence[Token], reading: _Reading, nouns: tuple[int, int] | None
) -> Quantity:
    numeral = reading.numeral
    start, end = tokens[reading.first].start, tokens[reading.last - 1].end
    counted = text[tokens[nouns[0]].start : tokens[nouns[1] - 1].end] if nouns else ""
    if nouns and nouns[0] >= reading.last:
        end = tokens[nouns[1] - 1].end
    return Quantity(
        low=numeral.low,
        high=numeral.high,
        low_open=numeral.low_open,
        high_open=numeral.high_open,
        approximate=numeral.approximate,
        unit=reading.unit,
        counted=counted.strip('"“”'),
        ordinal=numeral.ordinal,
        text=text[start:end],
        start=start,
        end=end,
        number_start=tokens[numeral.first].start,
        number_end=tokens[numeral.last - 1].end,
        step=numeral.step,
    )


def bounds_of_time(tokens: Sequence[Token], first: int) -> tuple[frozenset[Bound], int]:
    """As `bounds_before`, with "before" and "after", which bound a time of day and nothing else."""
    bounds, start = bounds_before(tokens, first)
    word = lower_at(tokens, start - 1)
    if word in ("before", "after"):
        return bounds | {"less" if word == "before" else "more"}, start - 1
    return bounds, start
