"""Words around a number that make it a bound or a rough one: "at least", "nearly", "or more"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from .quantity_model import Numeral
from .quantity_tokens import HYPHENS, Token, glued, lower_at

Bound = Literal["least", "most", "more", "less", "about", "plain"]

_PHRASES: dict[Bound, str] = {
    "least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of"
    "|minimum|no lower than|at the very least|not below",
    "most": "at most|no more than|not more than|up to|as many as|as much as|a maximum of|maximum of"
    "|maximum|no higher than|not exceeding|as high as|no later than",
    "more": "more than|over|above|exceeding|exceeds|exceeded|exceed|in excess of|greater than"
    "|upwards of|beyond|surpassing|surpasses|surpassed|surpass|topping|tops|topped|north of"
    "|well over|well above|higher than|larger than|longer than|older than|bigger than"
    "|just over|just above|slightly more than|slightly over|passes|passed|upward of",
    "less": "fewer than|less than|under|below|lower than|smaller than|shorter than|younger than|well under|well below",
    "about": "about|around|approximately|roughly|some|nearly|almost|close to|nearby|near to|circa|c ."
    "|ca .|c|ca|an estimated|estimated|an approximate|in the region of|somewhere around"
    "|just under|just short of|approaching|virtually|~|≈|an average of|on average|average of"
    "|estimates of|in the vicinity of|near",
    "plain": "another|an additional|additional|a further|further|a total of|total of|a record|record"
    "|the|exactly|precisely|only|just|all|an|a|its|their|his|her|these|those|a combined"
    "|combined|an extra|extra",
}
_BEFORE = {tuple(words.split()): bound for bound, all_of in _PHRASES.items() for words in all_of.split("|")}
_LONGEST = max(map(len, _BEFORE))
_SIGNS: dict[str, Bound] = {">": "more", "<": "less", "≥": "least", "≤": "most", "~": "about", "≈": "about"}
_AFTER: dict[tuple[str, ...], Bound] = {
    ("or", "more"): "least",
    ("or", "higher"): "least",
    ("or", "above"): "least",
    ("or", "older"): "least",
    ("or", "longer"): "least",
    ("and", "over"): "least",
    ("or", "less"): "most",
    ("or", "fewer"): "most",
    ("or", "under"): "most",
    ("or", "younger"): "most",
    ("or", "so"): "about",
    ("-", "odd"): "about",
    ("odd",): "about",
    ("-", "plus"): "least",
    ("-", "ish"): "about",
}


def bounds_before(tokens: Sequence[Token], first: int) -> tuple[frozenset[Bound], int]:
    """(bounds, index of their first token) of the words before token `first`; "plain" ones are passed over.

    "over" before a duration ("over three days") is left to the caller.
    """
    bounds: set[Bound] = set()
    start = at = first
    for _ in range(4):
        found = _ending_at(tokens, at)
        if found is None:
            break
        bound, at = found
        if bound == "plain":
            continue
        bounds.add(bound)
        start = at
    return frozenset(bounds), start


def _ending_at(tokens: Sequence[Token], end: int) -> tuple[Bound, int] | None:
    if end and tokens[end - 1].text in _SIGNS:
        return _SIGNS[tokens[end - 1].text], end - 1
    for length in range(min(_LONGEST, end), 0, -1):
        bound = _BEFORE.get(tuple(token.lower for token in tokens[end - length : end]))
        if bound is not None:
            return bound, end - length
    return None


def bound_after(tokens: Sequence[Token], after: int) -> tuple[Bound, int] | None:
    """(bound, index after it) of "or more", "+", "-odd" that follows a number; None where nothing does."""
    if lower_at(tokens, after) == "+" and glued(tokens, after - 1):
        return "least", after + 1
    for length in (2, 1):
        words = tuple("-" if token.text in HYPHENS else token.lower for token in tokens[after : after + length])
        if words in _AFTER:
            return _AFTER[words], after + length
    return None


def bounded(numeral: Numeral, bounds: frozenset[Bound]) -> Numeral:
    """The numeral with its interval opened as the bound words say; a range keeps both of its ends."""
    if "about" in bounds:
        numeral = replace(numeral, approximate=True)
    if "least" in bounds:
        return replace(numeral, high=math.inf, high_open=True)
    if "more" in bounds:
        return replace(numeral, high=math.inf, high_open=True, low_open=True)
    if "most" in bounds or "less" in bounds:
        return _capped(numeral, itself="most" in bounds)
    return numeral


def _capped(numeral: Numeral, *, itself: bool) -> Numeral:
    """From nothing up to the number; below zero ("under -5 °C") from anything up."""
    if numeral.low < 0 or (numeral.low == 0 and not itself):
        return replace(numeral, low=-math.inf, low_open=True, high_open=not itself)
    # "up to 50 were killed" says that some were: zero is outside it, and it is inside "fewer than 50".
    return replace(numeral, low=0.0, low_open=itself and numeral.high > 0, high_open=not itself)
