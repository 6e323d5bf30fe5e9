"""Amounts without a plain number: "dozens", "several hundred", "a couple of", "half a million", "no"."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .number_scales import scaled, share_of
from .number_words import SCALES
from .quantity_model import Numeral
from .quantity_tokens import Token, hyphen_at, lower_at, word_set

PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
PARTS |= {"eighth": 8, "ninth": 9, "tenth": 10}
PARTS |= {word + "s": value for word, value in PARTS.items() if word != "halves"}
# Vague amounts: what speakers mean at the least and at the most. A plural scale word has no upper end.
_PLURALS = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
_PLURALS |= {word + "s": 2 * value for word, value in SCALES.items() if word != "thousand"}
_VAGUE = {
    "several": (3, 9),
    "few": (2, 9),
    "handful": (2, 9),
    "couple": (2, 2),
    "pair": (2, 2),
    "dozen": (12, 12),
}
# "the past few days", "very few": a stretch of time, and no amount.
_NOT_VAGUE = word_set("very too as the so last past previous next first coming these those")


def vague_amount(tokens: Sequence[Token], at: int) -> Numeral | None:
    """The amount that begins at token `at`, None where none does."""
    word = tokens[at].lower
    if word in ("a", "an"):
        return _with_article(tokens, at)
    if word in _PLURALS:
        return _plural(tokens, at)
    if word in ("half", "quarter"):
        return _half(tokens, at, at)
    if word in ("several", "few") and lower_at(tokens, at - 1) not in _NOT_VAGUE:
        low, high = _VAGUE[word]
        return scaled(tokens, Numeral(low, high, at, at + 1, approximate=True))
    if word in ("no", "zero", "none"):
        return _none(tokens, at)
    return None


def _none(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Zero where "no" counts things; "no one", "no longer", "no more than" and "No." count nothing."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].lower == "none":
        return Numeral(0, 0, at, at + 1)
    skip = (
        "one",
        "longer",
        "more",
        "fewer",
        "less",
        "matter",
        "doubt",
        "later",
        "sooner",
        "way",
        "man",
        "such",
    )
    if following is None or not following.text.islower() or following.lower in skip or (at and tokens[at].capital):
        return None
    return Numeral(0, 0, at, at + 1)


def _with_article(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "a hundred", "a dozen", "a few", "a couple of", "a third of", "a half million"."""
    word = lower_at(tokens, at + 1)
    if word == "hundred" or word in SCALES or word == "dozen":
        one = Numeral(1, 1, at, at + 1)
        return scaled(tokens, one)
    if word in ("few", "handful", "couple", "pair"):
        low, high = _VAGUE[word]
        last = at + 2 + (word != "few" and lower_at(tokens, at + 2) == "of")
        return scaled(tokens, Numeral(low, high, at, last, approximate=word != "pair"))
    if word in ("half", "quarter"):
        return _half(tokens, at, at + 1)
    of = lower_at(tokens, at + 2) == "of" and lower_at(tokens, at + 1) in PARTS
    return share_of(1 / PARTS[word], at, at + 2) if of else None


def _half(tokens: Sequence[Token], first: int, at: int) -> Numeral | None:
    """ "half of", "half the", "half a million", "half an hour", "a quarter of a million"."""
    share = 0.5 if tokens[at].lower == "half" else 0.25
    of = at + 1 + (lower_at(tokens, at + 1) == "of") + hyphen_at(tokens, at + 1)
    article = of + (lower_at(tokens, of) in ("a", "an"))
    word = lower_at(tokens, article)
    if word in SCALES or word == "dozen":
        return scaled(tokens, Numeral(share, share, first, article), share)
    if article > of and word in ("hour", "day", "year", "mile", "century", "minute", "decade"):
        return Numeral(share, share, first, article)
    # "the first quarter of 2009" is no share; "a quarter of the vote" is.
    shared = share == 0.5 or at > first
    if shared and lower_at(tokens, at + 1) in ("of", "the", "its", "their"):
        return share_of(share, first, at + 1)
    return None


def _plural(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "dozens", "hundreds of thousands"; "scores" only where it cannot be the verb."""
    word, following = tokens[at].lower, lower_at(tokens, at + 1)
    if word == "scores" and following not in ("of", "more", "dead", "killed", "wounded", "injured", "others"):
        return None
    if word == "tens" and following != "of":
        return None
    low, last = _PLURALS[word], at + 1
    inner = _PLURALS.get(lower_at(tokens, at + 2), 0) if following == "of" else 0
    if inner >= 200:
        low, last = low * inner // 2, at + 3
    return Numeral(low, math.inf, at, last, approximate=True, high_open=True)
