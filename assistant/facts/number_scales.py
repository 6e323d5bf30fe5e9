"""What a digit run is worth, and the scale words that multiply it: "1,000", "3.5 million", "$1bn"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .number_words import SCALES
from .quantity_model import Numeral
from .quantity_tokens import Token, glued, hyphen_at, lower_at

_ABBREVIATED = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
SCALED = {**SCALES, "hundred": 100, "dozen": 12}
# A share in words is no finer than a percent: "a third" is met by 33.2 as well as by 33.4.
_SHARE_STEP = 1.0


def number_value(digits: str) -> tuple[float, float]:
    """(value, worth of its last digit) of digits with separators: "1,000", "1 000", "3.5", "3,5"."""
    head, comma, tail = digits.rpartition(",")
    if comma and len(tail) < 3 and head.isdigit():
        digits = f"{head}.{tail}"
    plain = "".join(sign for sign in digits if sign.isdigit() or sign == ".")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    decimals = len(plain.partition(".")[2])
    return float(plain), 10.0**-decimals


def scaled(tokens: Sequence[Token], numeral: Numeral, step: float = 1.0) -> Numeral:
    """With the scale words that follow: "1.5 million", "two dozen", "$1bn", "two and a half million".

    `step` is the worth of the number's last digit as printed.
    """
    after = numeral.last
    if [lower_at(tokens, after + ahead) for ahead in range(3)] == ["and", "a", "half"]:
        numeral = replace(numeral, low=numeral.low + 0.5, high=numeral.high + 0.5, last=after + 3)
        step = 0.5
    # "several hundred thousand" has two scales, and nothing sensible has three.
    for _ in range(2):
        scale = _scale_at(tokens, numeral)
        if not scale:
            break
        step *= scale
        last = numeral.last + 1 + hyphen_at(tokens, numeral.last)
        bigger = replace(numeral, low=numeral.low * scale, high=numeral.high * scale, last=last)
        numeral = replace(bigger, step=step if step >= 1000 else 0.0, scale=numeral.scale * scale)
    return numeral


def _scale_at(tokens: Sequence[Token], numeral: Numeral) -> int:
    """The worth of the scale word after the numeral, 0 where none stands there."""
    after = numeral.last + hyphen_at(tokens, numeral.last)
    word = lower_at(tokens, after)
    if word in SCALED and (numeral.scale == 1 or word in SCALES):
        return SCALED[word]
    glued_on = word in _ABBREVIATED and glued(tokens, after - 1) and not _metres(tokens, numeral.first, after)
    return _ABBREVIATED[word] if glued_on and numeral.scale == 1 else 0


def _metres(tokens: Sequence[Token], number: int, at: int) -> bool:
    """True if a glued small "m" stands for metres: no currency before it, no nouns after it."""
    money = number > 0 and tokens[number - 1].text in "$€£¥₹"
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].text == "m" and not money and not (following is not None and following.lower == "people")


def share_of(part: float, first: int, last: int) -> Numeral:
    """The part of a whole at tokens `first` to `last`, in percent."""
    return Numeral(100 * part, 100 * part, first, last, unit="percent", step=_SHARE_STEP)
