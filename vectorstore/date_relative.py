"""Dates that need another one to count from: "the following day", "three weeks earlier", "last Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from .calendar import MAX_YEAR, MIN_YEAR, Day
from .date_spoken import Lean, Part, Spoken
from .date_steps import blurred, months_of, moved, shifted, weeks
from .date_words import FULL_WEEKDAYS, MONTH, NUMBERS, SEASONS, SPACE, WEEKDAYS, any_of, month_of
from .errors import DateError
from .models import DateSpan


@dataclass(frozen=True, slots=True)
class Context:
    """What relative words are counted from."""

    anchor: DateSpan  # the date that the text stands under
    named: DateSpan | None = None  # the date that the text named last
    lean: Callable[[], Lean] = lambda: "nearest"  # asked only where it matters: it costs a search

    @property
    def here(self) -> DateSpan:
        """The date that "the following day" follows."""
        return self.named or self.anchor


Resolver = Callable[[re.Match[str], Context], DateSpan | None]
_DAYTIME = r"(?:morning|afternoon|evening|night)"
_COUNT = (
    rf"(?:\d{{1,3}}|{any_of(NUMBERS)}|(?:a{SPACE})?couple{SPACE}of"
    rf"|(?:a{SPACE}|the{SPACE})?(?:few|several|many))"
)
_UNIT = r"(?P<unit>hour|day|week|month|year|decade|centur)(?:s|y|ies)?"
_UNIT_ONE = r"(?P<unit>week|month|year|decade|centur)y?"
_FEW = {"couple": (2, 2), "few": (2, 7), "several": (2, 7), "many": (2, 12)}


def _today(_: re.Match[str], at: Context) -> DateSpan:
    return at.anchor


def _day_off(days: int) -> Resolver:
    return lambda _, at: shifted(at.anchor, days)


def _overnight(_: re.Match[str], at: Context) -> DateSpan:
    before = shifted(at.here, -1)
    return DateSpan(before.first, at.here.last, "range")


def _neighbour(match: re.Match[str], at: Context) -> DateSpan | None:
    """ "The following day", "the previous month", "that year", "next week"."""
    which, unit = match["which"].lower(), match["of"].lower()
    steps = {"previous": -1, "preceding": -1, "prior": -1, "last": -1, "following": 1, "next": 1, "coming": 1}
    step = steps.get(which.split()[-1], 0)
    origin = at.anchor if which in {"this", "last", "next"} else at.here
    if unit in {"day", "morning", "afternoon", "evening", "night"}:
        return shifted(origin, step) if step else origin
    if unit in {"week", "weekend"}:
        return weeks(origin, step, unit == "weekend")
    return months_of(origin, step, unit)


def _within(match: re.Match[str], at: Context) -> DateSpan | None:
    """ "Earlier this month" ends at the anchor, "later in the year" begins there."""
    if match["of"].lower() in {"day", "today", "evening", "morning", "afternoon", "night"}:
        return at.here if "that" in match[0].lower() else at.anchor
    origin = at.here if "that" in match[0].lower() else at.anchor
    unit = match["of"].lower()
    whole = weeks(origin, 0, False) if unit == "week" else months_of(origin, 0, unit)
    if whole is None:
        return None
    if match["when"].lower() in {"later", "late"}:
        return replace(whole, first=origin.first, precision="range")
    return replace(whole, last=origin.last, precision="range")


def _count(words: str | None) -> tuple[int, int]:
    """The least and most that the words may mean."""
    if not words:
        return 1, 1
    last = words.lower().replace(" of", "").split()[-1]
    if last in _FEW:
        return _FEW[last]
    number = int(last) if last.isdecimal() else NUMBERS[last]
    return number, number


def _lately(match: re.Match[str], at: Context) -> DateSpan | None:
    """ "The last three years", "the previous few days", "the past 24 hours": up to the anchor, or from it."""
    if at.anchor.first is None or at.anchor.last is None:
        return None
    unit, most = match["unit"].lower(), _count(match["count"])[1]
    if unit == "hour":
        unit, most = "day", -(-most // 24)
    if match["which"].lower() in {"next", "coming", "following"}:
        return DateSpan(at.here.first, moved(at.here.last or at.anchor.last, unit, most), "range")
    return DateSpan(moved(at.anchor.first, unit, -most), at.anchor.last, "range")


def _counted(match: re.Match[str], at: Context) -> DateSpan | None:
    """ "Two weeks ago", "three days later": as exact as the unit, a day for days, a year for years."""
    origin = at.anchor if match["way"].lower() == "ago" else at.here
    first, last = origin.first, origin.last
    if first is None or last is None:
        return None
    unit, sign = match["unit"].lower(), 1 if match["way"].lower() in {"later", "on"} else -1
    low, high = _count(match["count"]) if match["count"] else (1, 12)
    if unit == "hour":
        ends = sorted((0, sign * -(-high // 24)))
        return DateSpan(first.plus(ends[0]), last.plus(ends[1]), "range")
    high += 1 if match["more"] else 0
    ends = sorted((sign * low, sign * high))
    return blurred(moved(first, unit, ends[0]), moved(last, unit, ends[1]), unit)


def _weekday(match: re.Match[str], at: Context) -> DateSpan | None:
    which = " ".join((match["which"] or "").lower().split())
    origin = at.here if which in {"following", "same", "previous", "preceding", "prior"} else at.anchor
    wanted, first, last = WEEKDAYS[match["weekday"].lower()], origin.first, origin.last
    if first is None or last is None:
        return None
    if "next" in which or "following" in which or (not which and at.lean() == "future"):
        step = (wanted - last.weekday) % 7
        day = last.plus(step or (7 if which else 0))
        early = first.plus(((wanted - first.weekday) % 7) or (7 if which else 0))
    else:
        strict = "last" in which or "previous" in which
        day = last.plus(-((last.weekday - wanted) % 7 or (7 if strict else 0)))
        early = first.plus(-((first.weekday - wanted) % 7 or (7 if strict else 0)))
    return DateSpan(early, day, "day" if early == day else "range")


def _named_time(match: re.Match[str], at: Context) -> DateSpan | None:
    """ "Last October", "next spring", "this March"."""
    which, word = match["which"].lower(), match["time"].lower()
    spoken = Spoken(part=Part("season", SEASONS[word])) if word in SEASONS else Spoken(month=month_of(word))
    lean: Lean = {"last": "past", "next": "future"}.get(which, "nearest")  # type: ignore[assignment]
    origin = at.anchor
    if which != "this" and origin.first is not None and origin.last is not None:
        # "Last March", said in March, is not this one.
        step = -1 if which == "last" else 1
        edge = origin.last if which == "last" else origin.first
        beyond = moved(Day(edge.year, edge.month, 1), "month", step)
        origin = DateSpan.of_month(beyond.year, beyond.month)
    placed = spoken.near(origin, lean)
    return None if placed.year is None else placed.days()


def _of_month(match: re.Match[str], at: Context) -> DateSpan | None:
    placed = Spoken(day=int(match["day"])).near(at.here, "nearest")
    return None if placed.year is None else placed.days()


def _vaguely(match: re.Match[str], at: Context) -> DateSpan | None:
    """ "In previous days": an unknown number of them, so twelve of the unit at most."""
    unit = match["unit"].lower()
    first = at.anchor.first
    if first is None or at.anchor.last is None:
        return None
    return DateSpan(moved(first, "day" if unit == "hour" else unit, -12), at.anchor.last, "range")


_WHICH = rf"(?:the{SPACE})?(?:following|next|same|very{SPACE}same|previous|preceding|prior)"
_PATTERNS: tuple[tuple[re.Pattern[str], Resolver], ...] = tuple(
    (re.compile(pattern + r"(?!\w)", re.IGNORECASE), resolver)
    for pattern, resolver in (
        (rf"(?:today|tonight|this{SPACE}{_DAYTIME})", _today),
        (rf"(?:day{SPACE}before{SPACE}yesterday)", _day_off(-2)),
        (rf"(?:day{SPACE}after{SPACE}tomorrow)", _day_off(2)),
        (rf"(?:yesterday(?:{SPACE}{_DAYTIME})?|last{SPACE}night)", _day_off(-1)),
        (rf"tomorrow(?:{SPACE}{_DAYTIME})?", _day_off(1)),
        (r"overnight", _overnight),
        (
            rf"(?P<when>earlier|later|early|late){SPACE}(?:in{SPACE}the|(?:on{SPACE}|in{SPACE})?(?:this"
            rf"|that)(?:{SPACE}same)?)"
            rf"{SPACE}(?P<of>day|week|month|year|decade|morning|afternoon|evening|night)",
            _within,
        ),
        (rf"(?P<when>earlier|later|early|late){SPACE}(?:on{SPACE})?(?P<of>today)", _within),
        (
            rf"(?P<which>last|past|previous|preceding|next|coming"
            rf"|(?<=the\s)following){SPACE}(?P<count>{_COUNT}){SPACE}{_UNIT}",
            _lately,
        ),
        (rf"(?P<which>(?:this{SPACE})?past|last(?={SPACE}decade)){SPACE}(?P<count>){_UNIT_ONE}", _lately),
        (rf"(?P<which>(?:this{SPACE})?past|previous|preceding)(?P<count>){SPACE}(?P<unit>hour|day|week|month|year|decade)s",
         _vaguely),
        (
            r"(?P<which>(?:that|the)?\s?\b(?:very\s)?same|following|next|previous|preceding|prior|last"
            r"|this|that|coming)"
            rf"{SPACE}(?P<of>day|morning|afternoon|evening|night|week|weekend|month|year"
            rf"|decade)(?!{SPACE}of\b)",
            _neighbour,
        ),
        (r"(?<=the\s)weekend", lambda _, at: weeks(at.here, 0, True)),
        (rf"(?P<which>last|next|this){SPACE}(?P<time>{any_of(SEASONS)}|{MONTH})(?!\s?,?\s?\d)", _named_time),
        (
            rf"(?:(?P<more>more{SPACE}than"
            rf"|over){SPACE})?(?P<count>{_COUNT})?(?(count){SPACE}){_UNIT}{SPACE}"
            rf"(?P<way>ago|earlier|later|previously|before(?=[.,;)]|$))(?!{SPACE}than\b)",
            _counted,
        ),
        (
            rf"(?:(?P<which>last|next|this(?:{SPACE}past)?"
            rf"|{_WHICH}){SPACE})?(?P<weekday>{any_of(FULL_WEEKDAYS)})"
            rf"(?:{SPACE}{_DAYTIME})?",
            _weekday,
        ),
        (r"(?<=the\s)(?P<day>\d{1,2})(?:st|nd|rd|th)(?=[.,;)]|$)", _of_month),
    )
)  # fmt: skip
# Each of them has one of these soon after it begins; most numbers in a text, which might begin one, do not.
_REACH = 60  # characters
_NEEDED = (*"day year month week hour night morning evening afternoon tomorrow decade centur".split(), *SEASONS)
_OF_NAMED_TIMES = ("last", "next", "this")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)


def _may_begin(text: str, at: int) -> bool:
    """False where no pattern can match: in the time of one match instead of seventeen."""
    ahead = text[at : at + _REACH].lower()
    named = any(word in ahead for word in _NEEDED) or ahead.startswith(_OF_NAMED_TIMES)
    return named or _ORDINAL.match(text, at) is not None


def relative_at(text: str, at: int, context: Context) -> tuple[DateSpan, int] | None:
    """The span of the relative words that begin exactly here and where they end; None if there are none."""
    if not _may_begin(text, at):
        return None
    for pattern, resolver in _PATTERNS:
        match = pattern.match(text, at)
        if match is None:
            continue
        try:
            span = resolver(match, context)
        except DateError:  # beyond the years that a Day can hold
            return None
        return None if span is None or not _in_time(span) else (span, match.end())
    return None


def _in_time(span: DateSpan) -> bool:
    return all(day is None or MIN_YEAR <= day.year <= MAX_YEAR for day in (span.first, span.last))
