"""The forms of a date around one month or one year: "15–17 January 2014", "the 1960s", "Q1 2014", "44 BC"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from .date_spoken import Part, Spoken
from .date_words import (
    DASH,
    DAY,
    JOIN,
    MONTH,
    RANGE_JOIN,
    SEASONS,
    SPACE,
    WEEKDAY,
    YEAR,
    any_of,
    month_of,
    year_of,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One date of a phrase and where its words stand."""

    spoken: Spoken
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Dates that are spoken in one breath: a list of days, or a range from the first to the last."""

    items: tuple[Item, ...]
    ranged: bool

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.items[-1].end


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_LEAD = rf"(?:(?:{WEEKDAY}),?{SPACE})?(?:the{SPACE})?"
_DAYS = rf"(?P<days>{DAY}(?:(?:{RANGE_JOIN}|/){DAY}|(?:,\s?{DAY}){{0,6}},?{SPACE}(?:and|or|&){SPACE}{DAY})?)"
# After "January 7 and 8" something must end, or "8" may count what follows ("and 8 people were hurt").
_DAYS_END = r"(?=\s*(?:,?\s?\d{4}|[.,;:?!)\]–—-]|$)|\s+(?:in|at|by|of|to|and|or|for|with|on|from|until|the)\b)"
_AFTER_MDY = (
    rf"(?P<days>{DAY}(?:{RANGE_JOIN}{DAY}|/{DAY}"
    rf"|(?:,\s?{DAY}){{0,6}},?{SPACE}(?:and|or|&){SPACE}{DAY}{_DAYS_END})?)"
)
_SEASON = rf"(?:{any_of(SEASONS)})"
_DMY = _pattern(
    rf"{_LEAD}{_DAYS}(?:\s?|-"
    rf"|{SPACE}of{SPACE})(?P<month>{MONTH})(?:\s?,?\s{{0,3}}(?:of{SPACE})?(?P<year>{YEAR}))?"
)
_MDY = _pattern(rf"{_LEAD}(?P<month>{MONTH})\s{{0,3}}(?:the{SPACE})?{_AFTER_MDY}(?:\s?,?\s{{1,3}}(?P<year>{YEAR}))?")
_MY = _pattern(rf"(?P<months>{MONTH}(?:{JOIN}{MONTH}){{0,4}})(?:\s?,?{SPACE}(?:of{SPACE})?(?P<year>{YEAR}))?")
_YMD = _pattern(rf"(?P<year>\d{{4}}),?{SPACE}(?P<month>{MONTH})(?:{SPACE}(?P<days>{DAY}))?(?!\s(?-i:[A-Z]))")
_SEASON_YEAR = _pattern(
    rf"(?:the{SPACE})?(?P<season>{_SEASON})(?:,?{SPACE}(?:of{SPACE})?(?P<year>{YEAR})(?:[-–/](?P<second>\d{{4}}|\d\d))?)"
)
_QUARTER_YEAR = _pattern(rf"(?P<unit>[QH])(?P<n>[1-4])(?:,?\s?(?:of{SPACE})?)(?P<year>{YEAR})")
_DECADE = _pattern(r"(?:the\s)?(?P<year>\d{3}0)['’]?s(?!\w)")
_CENTURY = _pattern(
    r"(?:the\s)?(?P<n>\d{1,2})(?:st|nd|rd|th)[- ](?P<unit>centur(?:y|ies)"
    r"|millennium)(?:\s(?P<era>(?-i:BCE?|AD|CE)))?(?!\w)"
)
_YEAR = _pattern(rf"(?:the{SPACE}year{SPACE})?(?P<year>{YEAR})")
_YEARS = _pattern(
    rf"(?P<year>{YEAR}){DASH}(?P<second>{YEAR}|\d\d(?![\w:]|\.\d))"
    rf"|(?P<low>\d{{1,4}}){DASH}(?P<high>\d{{1,4}}\s?(?-i:BCE?|AD|CE))(?!\w)"
)
# "between 90 and 30 BC", "from 490 to 402 BC": the era of the second holds for the first.
_BETWEEN_YEARS = _pattern(
    r"(?:(?<=between\s)(?P<low>\d{1,4})\sand|(?<=from\s)(?P<from>\d{1,4})\s(?:to|until))\s"
    r"(?P<high>\d{1,4}\s?(?-i:BCE?))(?!\w)"
)
# "2011, 2012 and 2013"; "2013" counts something where a plural follows.
_YEAR_LIST = _pattern(
    rf"(?P<years>\d{{4}}(?:,\s\d{{4}}){{0,6}},?{SPACE}(?:and|or"
    rf"|&){SPACE}\d{{4}})(?![\w%])(?!\s(?-i:[a-z]+s)\b)"
)
_MONTH = _pattern(MONTH)
_NUMBER = re.compile(r"\d{1,2}")
_RANGE = _pattern(RANGE_JOIN)


def _days(match: re.Match[str]) -> Phrase:
    month = month_of(match["month"])
    year = None if match["year"] is None else year_of(match["year"])
    offset, words = match.start("days"), match["days"]
    found = [(int(n[0]), n.start(), n.end()) for n in _NUMBER.finditer(words)]
    items = [Item(Spoken(year, month, day), offset + low, offset + high) for day, low, high in found]
    return _stretched(items, match, _RANGE.search(words) is not None or "/" in words)


def _year_first(match: re.Match[str]) -> Phrase:
    day = None if match["days"] is None else int(_NUMBER.findall(match["days"])[0])
    return _one(Spoken(int(match["year"]), month_of(match["month"]), day), match)


def _stretched(items: list[Item], match: re.Match[str], ranged: bool) -> Phrase:
    """The first and last item reach to the ends of the words they share ("January 7 and 8, 2014")."""
    items[0] = replace(items[0], start=match.start())
    items[-1] = replace(items[-1], end=match.end())
    return Phrase(tuple(items), ranged and len(items) > 1)


def _months(match: re.Match[str]) -> Phrase:
    year = None if match["year"] is None else year_of(match["year"])
    offset, words = match.start("months"), match["months"]
    found = _MONTH.finditer(words)
    items = [Item(Spoken(year, month_of(m[0])), offset + m.start(), offset + m.end()) for m in found]
    return _stretched(items, match, _RANGE.search(words) is not None)


def _one(spoken: Spoken, match: re.Match[str]) -> Phrase:
    return Phrase((Item(spoken, match.start(), match.end()),), False)


def _season(match: re.Match[str]) -> Phrase:
    year, second = year_of(match["year"]), match["second"]
    years = 1 if second is None else 2
    return _one(Spoken(year, years=years, part=Part("season", SEASONS[match["season"].lower()])), match)


def _quarter(match: re.Match[str]) -> Phrase | None:
    n, half = int(match["n"]), match["unit"] in "Hh"
    if half and n > 2:
        return None
    return _one(Spoken(year_of(match["year"]), part=Part("half" if half else "quarter", n)), match)


def _decade(match: re.Match[str]) -> Phrase:
    year = int(match["year"])
    return _one(Spoken(year, years=100 if year % 100 == 0 else 10), match)


def _century(match: re.Match[str]) -> Phrase | None:
    n, years = int(match["n"]), 1000 if match["unit"].lower() == "millennium" else 100
    if n == 0:
        return None
    before = (match["era"] or "").startswith("B")
    return _one(Spoken(1 - n * years if before else (n - 1) * years + 1, years=years), match)


def _years(match: re.Match[str]) -> Phrase | None:
    if match["high"] is not None:
        second = year_of(match["high"])
        first = 1 - int(match["low"]) if second <= 0 else int(match["low"])
        cut = match.end("low"), match.start("high")
    else:
        first, words = year_of(match["year"]), match["second"]
        second = first - first % 100 + int(words) if words.isdecimal() and len(words) == 2 else year_of(words)
        cut = match.end("year"), match.start("second")
    if second < first:
        return None
    items = Item(Spoken(first), match.start(), cut[0]), Item(Spoken(second), cut[1], match.end())
    return Phrase(items, True)


def _between_years(match: re.Match[str]) -> Phrase | None:
    name = "low" if match["low"] is not None else "from"
    first, second = 1 - int(match[name]), year_of(match["high"])
    if second < first:
        return None
    items = Item(Spoken(first), match.start(), match.end(name)), Item(Spoken(second), match.start("high"), match.end())
    return Phrase(items, True)


def _year_list(match: re.Match[str]) -> Phrase:
    years = re.finditer(r"\d{4}", match[0])
    found = (Item(Spoken(int(y[0])), match.start() + y.start(), match.start() + y.end()) for y in years)
    return Phrase(tuple(found), False)


def _year(match: re.Match[str]) -> Phrase:
    return _one(Spoken(year_of(match["year"])), match)


# In this order: the longer reading of the same words comes first.
_READINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Phrase | None]], ...] = (
    (_YMD, _year_first),
    (_DMY, _days),
    (_MDY, _days),
    (_MY, _months),
    (_SEASON_YEAR, _season),
    (_QUARTER_YEAR, _quarter),
    (_CENTURY, _century),
    (_DECADE, _decade),
    (_BETWEEN_YEARS, _between_years),
    (_YEARS, _years),
    (_YEAR_LIST, _year_list),
    (_YEAR, _year),
)
# What every reading begins with: one look instead of eleven at words that begin no date.
_OPENING = _pattern(rf"\d|the\s|{WEEKDAY}|{MONTH}|{_SEASON}|[QH][1-4]|AD|CE|A\.")


def element_at(text: str, at: int) -> Phrase | None:
    """The dates around one month or year that begin exactly here, without what joins them to others."""
    if _OPENING.match(text, at) is None:
        return None
    for pattern, reading in _READINGS:
        match = pattern.match(text, at)
        if match is not None and (phrase := reading(match)) is not None:
            return phrase
    return None
