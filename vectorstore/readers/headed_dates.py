"""Headings and openings of entries → the dates that they name, in the light of the headings above."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..dates import find_dates, parse_date
from ..errors import DateError
from ..models import DateSpan

_TWELVE = "January February March April May June July August September October November December"
MONTHS = tuple(_TWELVE.split())
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|Sept"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# Words that can only have been meant as a day, so that an impossible one is an error and not a plain title.
_MEANT_AS_DAY = re.compile(
    rf"(?:\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|{_DAY}\s+(?:{_MONTH})\.?|(?:{_MONTH})\.?\s+{_DAY})(?:,?\s+\d{{1,4}})?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w.,–-])([12]\d{3})(?![\w–]|[-/]\d)")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_MARKUP = " \t*_`"
_SEPARATOR = re.compile(r"\*{0,3}_{0,3}\s*(?::(?=\s|\*|_|$)|\s[–—-]{1,3}\s|[–—]|\|)\s*\*{0,3}_{0,3}\s*")
_BRACKETED = re.compile(r"[(\[](?P<date>[^()\[\]]{3,40})[)\]](?:\([^()\s]{1,400}\))?\s*[:–—-]?\s*")
_EMPHASISED = re.compile(r"(\*{1,3}|_{1,3})(?P<date>[^*_]{3,40})\1\s*[:–—-]?\s*")
_RUNNING = re.compile(r"(?:On|In|By|During|Since|From)\s+(?:the\s+)?([^,;:]{3,40}),\s", re.IGNORECASE)
# "On Wednesday, 12 September 1990" with era and markup; a longer opening is a sentence.
_LONGEST_OPENING = 60
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Opening:
    """The date that an entry begins with, and the offset at which its own words start."""

    span: DateSpan
    offset: int


def heading_date(text: str, above: DateSpan | None) -> DateSpan | None:
    """The date that the whole text names, None if it names none.

    `above` is the date of the heading over it and supplies what is missing; where it covers several
    years, only a year that fits is taken. Raises DateError for a day that cannot be ("30 February").
    """
    if len(text) > _LONGEST_TITLE:
        return None
    words = _ASIDE.sub("", text.strip(_MARKUP).rstrip(" :.,")).strip(_MARKUP) or text.strip()
    if not words or len(words) > _LONGEST_OPENING:
        return None
    if words.isdigit() and len(words) <= 2:
        words = _day_of_month(words, above)
    try:
        return _resolve(words, above) if words else None
    except DateError:
        if not _MEANT_AS_DAY.fullmatch(words) or (above is None and not re.search(r"\d{4}", words)):
            return None
        if above is None or _in_year(words, 2000):
            raise
        raise DateError(f"{words!r} is no day of the calendar") from None


def opening_date(text: str, above: DateSpan | None, runs: bool = False) -> Opening | None:
    """The date before a colon, dash or bracket at the start of an entry ("1066: …", "**7 January** – …").

    With `runs` also the date of a first phrase ("In 1066, …"): the words stay whole then.
    Raises DateError for a day that cannot be.
    """
    head = text[:_LONGEST_OPENING]
    for pattern in (_BRACKETED, _EMPHASISED):
        found = pattern.match(text)
        span = heading_date(found["date"], above) if found and found.end() < len(text) else None
        if found and span is not None:
            return Opening(span, found.end())
    for match in reversed(list(_SEPARATOR.finditer(head))):
        span = heading_date(head[: match.start()], above) if match.start() else None
        if span is not None and match.end() < len(text):
            return Opening(span, match.end())
    running = _RUNNING.match(head) if runs else None
    span = heading_date(running[1], above) if running else None
    return Opening(span, 0) if span else None


def lacks_year(text: str) -> bool:
    """True if the text would be a date, had it a year ("7 January")."""
    try:
        return heading_date(text, DateSpan.of_year(2000)) is not None  # a leap year
    except DateError:
        return False


def span_named(title: str) -> DateSpan | None:
    """The one date that a title speaks of ("2014 in Iraq", "(December 2013 – March 2014)"), else None."""
    mentions = find_dates(title[:_LONGEST_TITLE])
    if not mentions:
        years = {int(year) for year in _YEAR.findall(title)}
        return DateSpan.of_year(years.pop()) if len(years) == 1 else None
    spans = {(mention.span.first, mention.span.last): mention.span for mention in mentions}
    span = mentions[0].span
    return span if len(spans) == 1 and span.first and span.last else None


def _day_of_month(digits: str, above: DateSpan | None) -> str:
    """ "7" under "January 2014" → "7 January 2014"; "" elsewhere: a bare small number is no date."""
    if above is None or above.precision not in ("month", "day") or above.first is None:
        return ""
    return f"{int(digits)} {MONTHS[above.first.month - 1]}" if 1 <= int(digits) <= 31 else ""


def _resolve(words: str, above: DateSpan | None) -> DateSpan | None:
    if above is None or above.first is None or above.last is None:
        return parse_date(words)
    first, last = above.first.year, above.last.year
    if first == last:
        # "25 September" under "January–March 1066" is of that year, not of the September nearest to March.
        return parse_date(words, DateSpan.of_year(first) if above.precision == "range" else above)
    try:
        return parse_date(words)
    except DateError:
        fitting = [span for span in (_in_year(words, year) for year in {first, last}) if span]
    inside = [span for span in fitting if above.contains(span)]
    if len(inside) == 1 and last - first == 1:
        return inside[0]
    raise DateError(f"{words!r} does not say its year")


def _in_year(words: str, year: int) -> DateSpan | None:
    try:
        return parse_date(words, DateSpan.of_year(year))
    except DateError:
        return None
