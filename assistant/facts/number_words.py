"""Number words → numbers: "one million, two hundred thousand and thirty-four", "twenty-first"."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .quantity_tokens import Token, hyphen_at

_ONES_SPOKEN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS_SPOKEN = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS_SPOKEN = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ONES = {
    word: value
    for value, word in enumerate(
        _ONES_SPOKEN.split(),
        start=1,
    )
}
_TENS = {word: 10 * value for value, word in enumerate(_TENS_SPOKEN.split(), start=2)}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        _ORDINALS_SPOKEN.split(),
        start=1,
    )
}
_ORDINAL_TENS = {word.removesuffix("y") + "ieth": value for word, value in _TENS.items()}
_ORDINAL_SCALES = {"hundredth": 100, "thousandth": 10**3, "millionth": 10**6}
NUMBER_WORDS = frozenset(_ONES) | frozenset(_TENS) | frozenset(SCALES) | {"hundred", "zero"}
ORDINAL_WORDS = frozenset(_ORDINALS) | frozenset(_ORDINAL_TENS) | frozenset(_ORDINAL_SCALES)
# The longest number below 10^15 has 34 tokens with its hyphens and commas; the limit keeps reading linear.
_LONGEST = 48

Words = Sequence[tuple[str, int]]  # a small-letter word and the index of its token


def _run(tokens: Sequence[Token], start: int) -> list[tuple[str, int]]:
    """The words and commas from `start` that may make one number; hyphens inside are left out."""
    run: list[tuple[str, int]] = []
    for index in range(start, min(start + _LONGEST, len(tokens))):
        word = tokens[index].lower
        if word in NUMBER_WORDS or word in ORDINAL_WORDS or (run and word in ("and", ",")):
            run.append((word, index))
        elif not hyphen_at(tokens, index):
            break
    return run


def _word(words: Words, at: int) -> str:
    return words[at][0] if at < len(words) else ""


def _below_hundred(words: Words, at: int) -> tuple[int, int] | None:
    tens = _TENS.get(_word(words, at))
    if tens is None:
        ones = _ONES.get(_word(words, at))
        return None if ones is None else (ones, at + 1)
    ones = _ONES.get(_word(words, at + 1), 10)
    return (tens + ones, at + 2) if ones < 10 else (tens, at + 1)


def _below_thousand(words: Words, at: int) -> tuple[int, int] | None:
    """ "five", "forty-two", "three hundred and one", "twelve hundred"."""
    small = _below_hundred(words, at)
    if small is None or _word(words, small[1]) != "hundred":
        return small
    value, after = small[0] * 100, small[1] + 1
    rest = _below_hundred(words, after + (_word(words, after) == "and"))
    return (value + rest[0], rest[1]) if rest else (value, after)


def _joined(words: Words, at: int) -> int:
    """Where the next group begins: past "and", or past a comma that numbers are written with."""
    if _word(words, at) == "and":
        return at + 1
    if _word(words, at) != ",":
        return at
    group = _below_thousand(words, at + 1)
    # "one thousand, two were freed" is no 1,002: after a comma only hundreds or a further scale go on.
    goes_on = group is not None and (group[0] >= 100 or _word(words, group[1]) in SCALES)
    return at + 1 if goes_on else at


def _cardinal(words: Words) -> tuple[int, int] | None:
    """The value of the longest number at the front, and how many words it takes."""
    if _word(words, 0) == "zero":
        return 0, 1
    total, taken, limit = 0, 0, math.inf
    at = 0
    while (group := _below_thousand(words, at)) is not None:
        value, after = group
        scale = SCALES.get(_word(words, after), 1)
        if scale >= limit or value * scale >= limit:
            break
        total, taken = total + value * scale, after + (scale > 1)
        if scale == 1:
            break
        limit = scale
        at = _joined(words, taken)
    return (total, taken) if taken else None


def read_cardinal(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """(value, index after) of the number in words that begins at token `start`, None where none does."""
    words = _run(tokens, start)
    found = _cardinal(words)
    return None if found is None else (found[0], words[found[1] - 1][1] + 1)


def read_ordinal(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """(value, index after) of "third", "twenty-first", "two hundredth"; None where no ordinal begins."""
    words = _run(tokens, start)
    value, at = _cardinal(words) or (0, 0)
    at += value >= 100 and _word(words, at) == "and"
    word = _word(words, at)
    low = _ORDINALS.get(word) or _ORDINAL_TENS.get(word)
    if low is None and word in _ORDINAL_SCALES:
        return max(value, 1) * _ORDINAL_SCALES[word], words[at][1] + 1
    fits = low is not None and (value % 100 == 0 or (value % 10 == 0 and value % 100 >= 20 and low < 10))
    return (value + low, words[at][1] + 1) if fits and low is not None else None
