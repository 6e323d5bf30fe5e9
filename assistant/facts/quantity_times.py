"""Times of day in text: "11:30 AM", "14:05", "noon", "3 p.m. local time", "five o'clock"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HALF = r"(?P<half{0}>[ap]\.?\s?m\b\.?)"
_ZONE = (
    r"(?:\s*\(?(?P<zone>local time|UTC(?:[+-]\d{1,2})?|GMT(?:[+-]\d{1,2})?"
    r"|(?:Eastern|Central|Pacific|Mountain)(?: (?:Daylight|Standard))?(?: Time)?|(?-i:[A-Z]{1,4}T))\b\)?)?"
)
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TIME = re.compile(
    r"(?<![\d:.,/\-–])(?:"
    rf"(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.h])(?P<minute>[0-5]\d)(?![\d:]|\.\d|%)(?:\s*{_HALF.format(1)})?{_ZONE}"
    rf"|(?P<hour2>1[0-2]|0?[1-9]|{'|'.join(_HOURS)})(?:\s*{_HALF.format(2)}|\s+o['’]clock)"
    rf"{_ZONE.replace('zone', 'zone2')}"
    r"|(?P<hour3>[01]\d|2[0-3])(?P<minute3>[0-5]\d)\s*(?:hours|hrs|h)?\s+(?P<zone3>UTC|GMT|local time)\b"
    r"|\b(?P<word>noon|midday|midnight)\b)",
    re.IGNORECASE,
)
_MINUTES = {"noon": 720.0, "midday": 720.0, "midnight": 0.0}


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """Minutes after midnight, 0 to 1440, with the zone as printed ("" where none) and its offsets."""

    minutes: float
    zone: str
    start: int
    end: int


def times_of_day(text: str) -> tuple[TimeOfDay, ...]:
    """The times of day that the text names, in order."""
    found = (_time(match) for match in _TIME.finditer(text))
    return tuple(time for time in found if time is not None)


def _time(match: re.Match[str]) -> TimeOfDay | None:
    start, end = match.span()
    if match["word"]:
        return TimeOfDay(_MINUTES[match["word"].lower()], "", start, end)
    zone = match["zone"] or match["zone2"] or match["zone3"] or ""
    half = (match["half1"] or match["half2"] or "").lower()
    # "4.30" is a time only with "pm" or a zone; "2h15" is a duration as often as a time.
    if match["mark"] and match["mark"] != ":" and not half and not zone:
        return None
    hour = match["hour"] or match["hour2"] or match["hour3"]
    hours = _HOURS.index(hour.lower()) + 1 if not hour.isdigit() else int(hour)
    minutes = 60 * _of_day(hours, half) + int(match["minute"] or match["minute3"] or 0)
    return TimeOfDay(float(minutes), zone, start, end) if minutes <= 1440 else None


def _of_day(hours: int, half: str) -> int:
    """0 to 24 from the hour as printed and its half of the day."""
    if half and hours <= 12:
        return hours % 12 + (12 if half.startswith("p") else 0)
    return hours
