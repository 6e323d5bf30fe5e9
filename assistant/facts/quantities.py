"""Numbers in text with what they count, their bounds, units and shares, and the algebra over them.

A pure function of the text, linear in its length, that never raises. Dates, years, decades and numbers that
are parts of names (F-16, G20, Resolution 2118, 17th Division) count nothing and are not returned.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .number_names import names
from .numerals import numerals
from .quantity_algebra import comparable, compatible, contradicts, entails, equal
from .quantity_bounds import bounded
from .quantity_model import Numeral, Quantity
from .quantity_phrases import phrase
from .quantity_ranges import paired
from .quantity_readings import bounds_of_time
from .quantity_times import TimeOfDay, times_of_day
from .quantity_tokens import DASHES, Token, tokenise

__all__ = ["Quantity", "comparable", "compatible", "contradicts", "entails", "equal", "find_quantities"]


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of the text in order of place, none overlapping in its number."""
    tokens = tokenise(text)
    times = times_of_day(text)
    named = names(text, tokens)
    for time in times:
        _flag(tokens, time, named)
    found = [phrase(text, tokens, numeral) for numeral in paired(tokens, numerals(tokens, named))]
    quantities = [quantity for quantity in found if quantity is not None]
    quantities += [_of_time(text, tokens, time) for time in times]
    return _with_antecedents(text, sorted(quantities, key=lambda quantity: quantity.number_start))


def _first_token(tokens: Sequence[Token], offset: int) -> int:
    return bisect_left(tokens, offset, key=lambda token: token.start)


def _flag(tokens: Sequence[Token], time: TimeOfDay, named: list[bool]) -> None:
    """Marks the tokens of a time, and the first hour of "between 1 and 3 p.m.", as no counts."""
    first = at = _first_token(tokens, time.start)
    while at < len(tokens) and tokens[at].start < time.end:
        named[at] = True
        at += 1
    joined = first >= 2 and (tokens[first - 1].lower in ("and", "to", "or") or tokens[first - 1].text in DASHES)
    if joined and tokens[first - 2].kind == "number":
        named[first - 2] = True


def _of_time(text: str, tokens: Sequence[Token], time: TimeOfDay) -> Quantity:
    first = _first_token(tokens, time.start)
    bounds, at = bounds_of_time(tokens, first)
    # "before midnight" is before the day's end, not before its start.
    minutes = 1440.0 if time.minutes == 0 and "less" in bounds else time.minutes
    numeral = bounded(Numeral(minutes, minutes, first, first + 1), bounds)
    start = tokens[at].start
    return Quantity(
        low=numeral.low,
        high=min(numeral.high, 1440.0),
        low_open=numeral.low_open,
        high_open=numeral.high_open and numeral.high <= 1440.0,
        approximate=numeral.approximate,
        unit="time_of_day",
        counted=time.zone,
        ordinal=False,
        text=text[start : time.end],
        start=start,
        end=time.end,
        number_start=time.start,
        number_end=time.end,
    )


def _with_antecedents(text: str, quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """With the last noun counted in the same sentence given to each count that has none of its own."""
    finished: list[Quantity] = []
    noun, place = "", 0
    for quantity in quantities:
        if _sentence_ends(text, place, quantity.start):
            noun = ""
        bare = quantity.unit == "" and not quantity.ordinal
        elliptical = bare and not quantity.counted and noun != ""
        finished.append(replace(quantity, inherited=True, antecedent=noun) if elliptical else quantity)
        noun = quantity.counted or noun if bare else noun
        place = max(place, quantity.end)
    return tuple(finished)


def _sentence_ends(text: str, start: int, end: int) -> bool:
    gap = text[start:end]
    return any(mark in gap for mark in (". ", "! ", "? ", "\n"))
