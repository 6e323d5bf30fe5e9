"""Does a text say an accepted answer? Only words and numbers count, not how they are spelled."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from text_to_num import alpha2digit
from unidecode import unidecode

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_MARKER = re.compile(r"\[\d+\]")
_VAGUE = re.compile(r"\b(hundred|thousand|million|billion)s\b")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")
_SCALED = re.compile(r"\b(\d+(?:\.\d+)?) (1000|1000000|1000000000)\b")
_MONTH_FIRST = re.compile(rf"\b({_MONTHS}) (\d{{1,2}})(?:st|nd|rd|th)?\b")
_DAY_ORDINAL = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)(?: of)? (?=(?:{_MONTHS})\b)")
_CURRENCIES = {"£": "pounds", "$": "dollars", "€": "euros", "¥": "yen", "₹": "rupees", "₽": "roubles", "₺": "lira"}
_PRICED = re.compile(r"([£$€¥₹₽₺])\s?(\d[\d,.]*(?: (?:thousand|million|billion)\b)?)", re.IGNORECASE)
# What is left of punctuation: the point of a decimal number.
_NOT_WORD = re.compile(r"(?<!\d)\.|\.(?!\d)|[^\w.]+|_")


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """The words of a text in one spelling: "Thirty-four at Deir ez-Zôr [1]." → "34 at deir ez zor".

    No case, punctuation, diacritics and markers; number words are digits, dates are day before month.
    """
    # unidecode would write "£350" as "PS350"; and "hundreds" is not 100.
    unsigned = "".join(" " if unicodedata.category(char) == "Sc" else char for char in _MARKER.sub(" ", text))
    lowered = _VAGUE.sub(r"many\1", unidecode(unsigned).casefold())
    digits = _GROUPED.sub("", alpha2digit(lowered, "en", 0))
    words = _NOT_WORD.sub(" ", digits)
    spaced = " ".join(words.split())
    days_first = _MONTH_FIRST.sub(r"\2 \1", _DAY_ORDINAL.sub(r"\1 ", spaced))
    return _SCALED.sub(_product, days_first)


def says(text: str, accepted: str) -> bool:
    """True if the accepted words stand in the text as whole words, one after the other.

    A currency sign counts for nothing, or as its word: "£350,000" is "350,000" and "350,000 pounds".
    """
    return _stands(accepted, text) or _stands(_priced(accepted), _priced(text))


def leads_with(text: str, word: str) -> bool:
    """True if the first word of the text is that word."""
    return plain(text).split(" ")[0] == word


def _stands(accepted: str, text: str) -> bool:
    wanted = plain(accepted)
    return bool(wanted) and f" {wanted} " in f" {plain(text)} "


def _priced(text: str) -> str:
    """ "£0.35 million" → "0.35 million pounds"."""
    return _PRICED.sub(lambda match: f"{match[2]} {_CURRENCIES[match[1]]}", text)


def _product(match: re.Match[str]) -> str:
    """ "3.4 1000000" → "3400000"."""
    return f"{(Decimal(match[1]) * int(match[2])).normalize():f}"
