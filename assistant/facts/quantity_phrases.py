"""A numeral in its sentence → a Quantity: bounds, currency, unit, and what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from .counted_nouns import counted_after
from .counted_totals import counted_before
from .quantity_model import Numeral, Quantity
from .quantity_readings import Reading, has_unit, with_bounds, with_suffix, with_unit
from .quantity_tokens import Token, hyphen_at, lower_at, word_set
from .quantity_units import WORTH

_NOT_ONE_BEFORE = word_set("no any every each this that the some which another number square for only")
_NOT_ONE_AFTER = word_set("of another who that which by should can must side hand such")


def phrase(text: str, tokens: Sequence[Token], numeral: Numeral) -> Quantity | None:
    """The quantity that the numeral stands for; None where it is a pronoun ("one of the", "no one")."""
    if _pronoun(tokens, numeral):
        return None
    reading = with_suffix(tokens, with_unit(tokens, numeral))
    reading = with_bounds(tokens, reading)
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
    return before in _NOT_ONE_BEFORE or after in _NOT_ONE_AFTER or (after == "-" and not has_unit(tokens, numeral))


def _counted(tokens: Sequence[Token], reading: Reading) -> tuple[int, int] | None:
    """The tokens of what is counted, None where the words around name nothing."""
    if reading.unit in ("score", "time_of_day"):
        return None
    numeral, at = reading.numeral, reading.last
    hyphenated = hyphen_at(tokens, at)
    if hyphenated and not reading.unit and not numeral.ordinal:
        return at + 1, at + 2
    measured = reading.unit != ""
    one = numeral.low == numeral.high == 1 or numeral.ordinal or _before_noun(tokens, reading)
    half = lower_at(tokens, at - 1) == "half"
    if measured and not half and not _before_noun(tokens, reading) and lower_at(tokens, at) != "of":
        return None
    found = counted_after(tokens, at + hyphenated, one=one)
    if found is None and numeral.high == 0:
        found = counted_after(tokens, at, one=True)
    if found or measured or numeral.ordinal:
        return found
    return counted_before(tokens, reading.first)


def _before_noun(tokens: Sequence[Token], reading: Reading) -> bool:
    """True where a measure stands before its noun: "three-day truce", "$3 million deal"."""
    if reading.unit == "":
        return False
    compound = any(hyphen_at(tokens, at) for at in range(reading.numeral.last, reading.last))
    money = reading.last == reading.numeral.last and not reading.numeral.unit
    singular = WORTH.get(reading.unit, ("", 0.0))[0] in ("time", "months") and not _plural_unit(tokens, reading)
    if singular and reading.numeral.low > 1:
        return True  # "a three month ceasefire"
    return (
        compound
        or money
        or reading.unit == "magnitude"
        or (reading.unit == "percent" and lower_at(tokens, reading.last) != "of")
    )


def _plural_unit(tokens: Sequence[Token], reading: Reading) -> bool:
    return lower_at(tokens, reading.last - 1).endswith("s")


def _quantity(text: str, tokens: Sequence[Token], reading: Reading, nouns: tuple[int, int] | None) -> Quantity:
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
