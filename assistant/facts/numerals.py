"""Numbers in tokens → numerals: digits and words with scales, fractions, dozens and other vague amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .number_names import names_army_unit
from .number_scales import number_value, scaled, share_of
from .number_words import NUMBER_WORDS, ORDINAL_WORDS, SCALES, read_cardinal, read_ordinal
from .quantity_bounds import bounds_before
from .quantity_model import Numeral
from .quantity_tokens import Token, glued, hyphen_at, lower_at
from .quantity_units import unit_after
from .vague_amounts import PARTS, vague_amount

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


def numerals(tokens: Sequence[Token], named: Sequence[bool]) -> tuple[Numeral, ...]:
    """Every number of the text in order, none overlapping; tokens flagged in `named` are passed over."""
    return tuple(_walk(tokens, named))


def _walk(tokens: Sequence[Token], named: Sequence[bool]) -> Iterator[Numeral]:
    at = 0
    while at < len(tokens):
        found = None if named[at] else _read(tokens, at)
        if found is None:
            at += 1
        else:
            at = found.last
            if not (found.ordinal and names_army_unit(tokens, found.last)):
                yield found


def _read(tokens: Sequence[Token], at: int) -> Numeral | None:
    token = tokens[at]
    if token.kind == "number":
        return _digits(tokens, at)
    if token.text in _GLYPHS:
        share = _GLYPHS[token.text]
        return share_of(share, at, at + 1)
    if token.kind != "word" or _part_of_name(tokens, at):
        return None
    if token.lower in NUMBER_WORDS or token.lower in ORDINAL_WORDS:
        return _words(tokens, at)
    if token.lower in ("a", "an") and unit_after(tokens, at + 1) and bounds_before(tokens, at)[0]:
        return Numeral(1, 1, at, at + 1)  # "less than a year", "over a kilometre"
    return vague_amount(tokens, at)


def _part_of_name(tokens: Sequence[Token], at: int) -> bool:
    """A number word with a capital inside a sentence: "Formula One", "Six Nations"."""
    if not tokens[at].capital or at == 0:
        return False
    before = tokens[at - 1]
    if before.text == "." and glued(tokens, at - 1):
        return True  # "Ra.One"
    if before.text == "(" and at + 1 < len(tokens) and tokens[at + 1].text == "News":
        return True
    return before.kind == "word" and (before.capital or before.text.islower()) and before.lower != "the"


def _digits(tokens: Sequence[Token], at: int) -> Numeral | None:
    value, step = number_value(tokens[at].text)
    after = at + 1
    suffix = lower_at(tokens, after) if glued(tokens, at) else ""
    if suffix in _SUFFIXES:
        return Numeral(value, value, at, at + 2, ordinal=True)
    if suffix in _GLYPHS:
        share = value + _GLYPHS[suffix]
        return Numeral(share, share, at, at + 2)
    if suffix == "/":
        return _slashed(tokens, at, value)
    return scaled(tokens, Numeral(value, value, at, after, step=step if step < 1 else 0.0), step)


def _slashed(tokens: Sequence[Token], at: int, value: float) -> Numeral | None:
    below = tokens[at + 2] if at + 2 < len(tokens) else None
    if below is None or below.kind != "number" or lower_at(tokens, at + 3) != "of":
        return None
    whole = number_value(below.text)[0]
    return share_of(value / whole, at, at + 3) if 0 < value < whole else None


def _words(tokens: Sequence[Token], at: int) -> Numeral | None:
    cardinal = read_cardinal(tokens, at)
    ordinal = read_ordinal(tokens, at)
    if cardinal is not None:
        share = _share_in_words(tokens, at, *cardinal)
        if share is not None:
            return share
    if ordinal is not None and (cardinal is None or ordinal[1] > cardinal[1]):
        return Numeral(ordinal[0], ordinal[0], at, ordinal[1], ordinal=True)
    if cardinal is None:
        return None
    value, after = cardinal
    rounded = tokens[after - 1].lower in SCALES and value >= 10**6
    step = float(SCALES[tokens[after - 1].lower]) if rounded else 0.0
    return scaled(tokens, Numeral(value, value, at, after, step=step))


def _share_in_words(tokens: Sequence[Token], at: int, value: int, after: int) -> Numeral | None:
    """ "two-thirds", "three quarters", "one in five", "nine out of ten"."""
    part = after + hyphen_at(tokens, after)
    below = PARTS.get(lower_at(tokens, part), 0)
    if below and value < below and (value == 1) != lower_at(tokens, part).endswith("s"):
        return share_of(value / below, at, part + 1)
    return None
