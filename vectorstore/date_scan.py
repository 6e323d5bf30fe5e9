"""Running text → the dates that it speaks of, in order, with their offsets and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .calendar import Day
from .date_context import Role, goes_on, is_date, is_name, is_weekday, lean_at, role_before, spans_from
from .date_numeric import MARKED, spoken_in
from .date_phrases import phrase_at
from .date_readings import Item, Phrase
from .date_relative import Context, relative_at
from .date_spoken import Lean
from .date_words import HEADS, TRIGGERS, UNITS, WEEKDAYS
from .errors import DateError
from .models import DateSpan

_WORD = re.compile(r"[^\W\d_]+|\d+")
_ASCII_WORDS = re.compile(r"[a-z]+")
_FIGURES = re.compile(r"[0-9](?:[0-9]{3}|st|nd|rd|th|[./][0-9])")
_COUNTS = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that a text speaks of. `text[start:end] == span.raw`, offsets in characters."""

    span: DateSpan
    start: int
    end: int
    role: Role
    relative: bool  # needed the anchor: "the following day", "2 February" without a year


def find_dates(text: str, anchor: DateSpan | None = None) -> tuple[DateMention, ...]:
    """Every date in running text, in order; those that need an anchor only where there is one.

    `anchor` is the date that the text stands under. Durations ("18 months"), names ("Black Friday") and
    numbers are no dates. Never raises.
    """
    if HEADS.isdisjoint(_ASCII_WORDS.findall(text.lower())) and not _FIGURES.search(text):
        return ()
    return tuple(_mentions(text, anchor))


def _mentions(text: str, anchor: DateSpan | None) -> Iterator[DateMention]:
    done, named = 0, None
    for start in _triggers(text):
        if start < done:
            continue
        for mention, core in _at(text, start, anchor, named):
            done, named = max(done, mention.end), core
            yield mention


def _triggers(text: str) -> Iterator[int]:
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if (
            word in TRIGGERS
            or word[0].isdecimal()
            or (word in _COUNTS and text[match.end() + 1 : match.end() + 8].lower().startswith(UNITS))
        ):
            yield match.start()


def _at(text: str, start: int, anchor: DateSpan | None, named: DateSpan | None) -> list[tuple[DateMention, DateSpan]]:
    phrase = _numeric(text, start) or phrase_at(text, start)
    if phrase is not None and spans_from(text, start) is not None:
        phrase = phrase_at(text, start, between=True) or phrase
    if phrase is not None and is_date(text, phrase):
        try:
            found = _resolved(text, phrase, anchor)
        except DateError:  # a day that does not exist: "30 February"
            return []
        if found:
            return found
    if anchor is None:
        return []
    context = Context(anchor, named, lambda: _lean(text, start))
    relative = relative_at(text, start, context)
    if relative is None or not _stands(text, start, relative[1]):
        return []
    span, end = relative
    return [_mention(text, span, start, end, anchor, relative=True)]


def _lean(text: str, start: int) -> Lean:
    """Weekdays: "until Thursday" looks forward whatever the tense."""
    return "future" if role_before(text, start)[0] == "until" else lean_at(text, start)


def _is_since(text: str, start: int) -> bool:
    return role_before(text, start)[0] == "since"


def _stands(text: str, start: int, end: int) -> bool:
    words = text[start:end].lower().split()
    weekday = next((word for word in words if word in WEEKDAYS), None)
    if weekday is None:
        return not is_name(text, start) or not text[start:end].isalpha()
    at = start + text[start:end].lower().index(weekday)
    return is_weekday(text, at, end)


def _numeric(text: str, start: int) -> Phrase | None:
    if start and (text[start - 1].isalnum() or text[start - 1] in "./-:,_$"):
        return None
    for pattern in MARKED:
        match = pattern.match(text, start)
        if match is not None:
            try:
                return Phrase((Item(spoken_in(match), start, match.end()),), False)
            except DateError:
                return None  # day and month may change places
    return None


def _resolved(text: str, phrase: Phrase, anchor: DateSpan | None) -> list[tuple[DateMention, DateSpan]]:
    spans = [span for item in phrase.items if (span := _placed(text, item, anchor)) is not None]
    if not spans or len(spans) != len(phrase.items):
        return []
    borrowed = any(item.spoken.year is None for item in phrase.items)
    opening = spans_from(text, phrase.start)
    if len(spans) > 1 and (phrase.ranged or opening is not None):
        final = phrase.items[-1].spoken
        last = final.after(spans[0]).days().last if final.year is None else spans[-1].last
        if spans[0].first is None or last is None or last < spans[0].first:
            return []
        hull = DateSpan(spans[0].first, last, "range")
        start = phrase.start if opening is None else opening
        return [_mention(text, hull, start, phrase.end, None, relative=borrowed, role="at")]
    return [
        _mention(text, span, item.start, item.end, anchor, relative=item.spoken.year is None)
        for item, span in zip(phrase.items, spans, strict=True)
    ]


def _placed(text: str, item: Item, anchor: DateSpan | None) -> DateSpan | None:
    spoken = item.spoken
    if spoken.year is None:
        if anchor is None:
            return None
        spoken = spoken.near(anchor, "past" if _is_since(text, item.start) else lean_at(text, item.start))
    return None if spoken.year is None else spoken.days()


def _mention(
    text: str,
    core: DateSpan,
    start: int,
    end: int,
    anchor: DateSpan | None,
    *,
    relative: bool,
    role: Role | None = None,
) -> tuple[DateMention, DateSpan]:
    if role is None:
        role, start = role_before(text, start)
    onwards = goes_on(text, end) if role in {"at", "since"} else None
    opening = spans_from(text, start) if onwards is not None else None
    if onwards is not None and (opening is not None or role == "since"):
        role, start, end = "since", start if opening is None else opening, onwards
    span = _reached(core, role, anchor)
    return DateMention(replace(span, raw=text[start:end]), start, end, role, relative), core


def _reached(core: DateSpan, role: Role, anchor: DateSpan | None) -> DateSpan:
    """The days that a role makes of a date; "since" reaches to the anchor, where that lies later."""
    if role == "at":
        return core
    if role in {"by", "until"}:
        return DateSpan(None, core.last, "range")
    if role == "before":
        return DateSpan(None, _step(core.first, -1), "range")
    if role == "after":
        return DateSpan(_step(core.last, 1), None, "range")
    end = anchor.last if anchor is not None else None
    return DateSpan(
        core.first, end if end is not None and core.first is not None and core.first <= end else None, "range"
    )


def _step(day: Day | None, days: int) -> Day | None:
    try:
        return None if day is None else day.plus(days)
    except DateError:  # the first or last day that there is
        return None
