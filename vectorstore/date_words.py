"""The words that dates are made of, and the pattern pieces that read them.

Every repetition in a pattern is bounded, so that matching stays linear on hostile text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu",
         "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
    "5th": 5, "last": -1, "final": -1,
}  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the first month of each
FULL_WEEKDAYS = tuple(name for name in WEEKDAYS if name.endswith("day"))
# Month names that are words of another kind too, and abbreviations: they need a number beside them.
DOUBTFUL_MONTHS = frozenset({"may", "march", "august"}) | {name for name in MONTHS if len(name) < 5} - {
    "june",
    "july",
}
UNITS = ("hour", "day", "week", "month", "year", "decade", "centur", "couple", "few")
# Without one of these words, or figures like a year's, a text names no date: most texts end here.
HEADS = frozenset(
    {
        *MONTHS, *WEEKDAYS, *SEASONS, "ad", "ce", "bc", "bce", "q", "h", "today", "tonight", "yesterday",
        "tomorrow", "overnight", "hour", "hours", "day", "days", "week", "weeks", "weekend", "month",
        "months", "year", "years", "decade", "decades", "century", "centuries", "millennium", "morning",
        "afternoon", "evening", "night",
    }
)  # fmt: skip
# A date begins with one of these words or with a figure.
TRIGGERS = frozenset(
    {
        *HEADS, *NUMBERS, *ORDINALS, "early", "late", "mid", "beginning", "start", "middle", "end", "close",
        "eve", "course", "rest", "whole", "c", "ca", "circa", "following", "next", "same", "previous",
        "preceding", "prior", "past", "coming", "this", "that", "earlier", "later", "more", "over", "few",
        "several", "couple", "many",
    }
) - {"a", "an"}  # fmt: skip


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


SPACE = r"\s{1,3}"
# Only abbreviations carry a dot; after a full name it ends the sentence.
MONTH = (
    rf"(?:{any_of(name for name in MONTHS if len(name) > 4 or name in {'may', 'june', 'july'})}"
    rf"|(?:{any_of(name for name in MONTHS if len(name) < 5)})\b\.?)(?!\w)"
)
WEEKDAY = rf"(?:{any_of(WEEKDAYS)})\b\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\w%])(?![.,:]\d)"
# Eras are capitals: "30 ad campaigns" is no year.
_ERA = r"(?-i:BCE?|AD|CE|B\.\s?C\.(?:\s?E\.)?|A\.\s?D\.|C\.\s?E\.)"
YEAR = rf"(?:(?-i:AD|CE|A\.D\.){SPACE}\d{{1,4}}|\d{{1,4}}\s?{_ERA}|\d{{4}})(?![\w%])(?![.,:]\d)"
DASH = r"\s?(?:[–—−‒‑-]|&ndash;)\s?"
RANGE_JOIN = rf"(?:{DASH}|{SPACE}(?:to|until|till|through|thru){SPACE})"
LIST_JOIN = rf"(?:,?{SPACE}(?:and|or|&){SPACE}|,\s?)"
JOIN = rf"(?:{RANGE_JOIN}|{LIST_JOIN})"
CIRCA = r"(?:circa|approximately|approx\.?|about|around|roughly|c\.|ca\.|c(?=\.?\s?\d)|~)"


def year_of(words: str) -> int:
    """The astronomical year that "44 BC" (-43), "AD 79" or "2014" names."""
    number = int("".join(letter for letter in words if letter.isdecimal()))
    return 1 - number if "B" in words else number


def month_of(words: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return MONTHS[words.strip().rstrip(".").lower()]
