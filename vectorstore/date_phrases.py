"""Whole phrases of dates: readings with what narrows them, joined to ranges and lists."""

from __future__ import annotations

import re
from dataclasses import replace

from .date_parts import part_at
from .date_readings import Phrase, element_at
from .date_words import CIRCA, JOIN, RANGE_JOIN

_JOIN = re.compile(JOIN, re.IGNORECASE)
_RANGE = re.compile(RANGE_JOIN, re.IGNORECASE)
_CIRCA = re.compile(rf"{CIRCA}\s?", re.IGNORECASE)


def _modified(text: str, at: int) -> Phrase | None:
    """An element with the words before it that narrow it: "early", "the first week of", "circa"."""
    circa = _CIRCA.match(text, at)
    part = part_at(text, circa.end() if circa else at)
    begin = part[1] if part else circa.end() if circa else at
    phrase = element_at(text, begin)
    if phrase is None or begin == at:
        return phrase
    first = replace(phrase.items[0], start=at)
    if part is not None:
        if first.spoken.part is not None:
            return None
        first = replace(first, spoken=replace(first.spoken, part=part[0]))
    return Phrase((first, *phrase.items[1:]), phrase.ranged)


def phrase_at(text: str, at: int = 0, *, between: bool = False) -> Phrase | None:
    """The longest phrase that begins exactly at this offset; None if none does.

    `between` says that "between" or "from" goes before, which makes "and" join the ends of a range.
    """
    phrase = _modified(text, at)
    while phrase is not None:
        join = _JOIN.match(text, phrase.end)
        following = _modified(text, join.end()) if join else None
        if join is None or following is None:
            break
        ranged = _RANGE.fullmatch(join[0]) is not None
        if not (_belong(phrase, following, ranged) or (between and "and" in join[0].lower())):
            break
        phrase = Phrase((*phrase.items, *following.items), phrase.ranged or ranged)
    return None if phrase is None else _shared_year(phrase)


def _belong(left: Phrase, right: Phrase, ranged: bool) -> bool:
    """Ranges and lists join dates of one kind; a list also needs the year that the right one lends."""
    if left.ranged and ranged:
        return False
    return ranged or (left.items[-1].spoken.year is None and right.items[-1].spoken.year is not None)


def _shared_year(phrase: Phrase) -> Phrase:
    """Dates without a year take that of the next one to the right, or of the left one."""
    year, items = None, []
    for item in reversed(phrase.items):
        lent = year if item.spoken.year is None else item.spoken.year
        items.append(replace(item, spoken=replace(item.spoken, year=lent)))
        year = lent if item.spoken.years == 1 else None
    return Phrase(tuple(reversed(items)), phrase.ranged)
