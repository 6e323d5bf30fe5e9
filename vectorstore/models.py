"""What flows through the store: sources, their dated events, passages of those, and hits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .calendar import Day, days_in_month

Precision = Literal["day", "month", "year", "range"]


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Inclusive days that an entry covers, with the wording it came from.

    `precision` says how the words fixed it: a day, a whole month, a whole year, or any other range
    (open ends included). It is never finer than the words.
    """

    first: Day | None  # None: open towards the past
    last: Day | None  # None: open towards the future
    precision: Precision
    raw: str = ""  # as printed: "mid-February"

    @classmethod
    def of_day(cls, day: Day, raw: str = "") -> DateSpan:
        """The span of one day."""
        return cls(day, day, "day", raw)

    @classmethod
    def of_month(cls, year: int, month: int, raw: str = "") -> DateSpan:
        """The span of a whole month."""
        return cls(Day(year, month, 1), Day(year, month, days_in_month(year, month)), "month", raw)

    @classmethod
    def of_year(cls, year: int, raw: str = "") -> DateSpan:
        """The span of a whole year."""
        return cls(Day(year, 1, 1), Day(year, 12, 31), "year", raw)

    def overlaps(self, other: DateSpan) -> bool:
        """True if a day may belong to both; an open end reaches without limit."""
        starts_in_time = self.first is None or other.last is None or self.first <= other.last
        ends_in_time = self.last is None or other.first is None or other.first <= self.last
        return starts_in_time and ends_in_time

    def contains(self, other: DateSpan) -> bool:
        """True if every day of `other` is a day of this span."""
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return starts and ends


@dataclass(frozen=True, slots=True)
class Source:
    """One document that was read, and where it came from."""

    id: str  # first 12 hex digits of sha256
    title: str
    path: str  # as given by the user, made absolute
    sha256: str  # of the file's bytes
    description: str = ""  # text before the first date
    url: str = ""
    publisher: str = ""
    licence: str = ""
    retrieved: str = ""  # ISO date, where the document says so
    format: str = ""  # the reader's name


@dataclass(frozen=True, slots=True)
class Event:
    """One dated entry. `source_text[start:end] == text` always, offsets in characters."""

    id: str
    source_id: str
    entry: DateSpan  # the date that it stands under
    occurred: DateSpan  # the date that its first sentence speaks of
    headings: tuple[str, ...]  # outermost first, as printed
    text: str
    start: int
    end: int
    outlets: tuple[str, ...] = ()  # who reported it, where the entry cites them: ("BBC", "AP")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence (or a few) of an event. `source_text[start:end] == text`, offsets in characters."""

    event_id: str
    text: str
    start: int
    end: int
    occurred: DateSpan  # the date that this sentence speaks of


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, best rank 1."""

    passage: Passage
    event: Event
    score: float  # fused, larger is better, comparable within one search only
    rank: int
    dense: float = 0.0  # cosine similarity, -1 to 1
    lexical: float = 0.0  # BM25, 0 and up


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that was skipped: where, what, and what to do."""

    path: str
    line: int  # counted from 1; 0 where the whole file is meant
    what: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what}; {self.mend}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a file: the text that all offsets count in, its events, what it skipped."""

    source: Source
    text: str
    events: tuple[Event, ...]
    problems: tuple[Problem, ...] = field(default=())
