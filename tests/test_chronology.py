"""Entries by day and word: what a window and words let through, and how bars count."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.ui.chronology import Chronology, days_of, stretch, unit_for
from vectorstore.calendar import Day
from vectorstore.models import DateSpan, Event

LOW, HIGH = Day(-9999, 1, 1).ordinal, Day(9999, 12, 31).ordinal
days = st.integers(LOW, HIGH).map(Day.from_ordinal)
ends = st.one_of(st.none(), days)
units = st.sampled_from(["day", "month", "year", "decade", "century"])


@st.composite
def spans(draw):
    """A day, or days between two ends either of which may be open."""
    first, last = draw(ends), draw(ends)
    if first is not None and last is not None and last < first:
        first, last = last, first
    return DateSpan(first, last, "day" if first is not None and first == last else "range")


def event(span, text="An entry.", name="e"):
    return Event(name, "s", span, span, (), text, 0, len(text))


@given(st.lists(spans(), max_size=12), spans())
def test_a_window_lets_through_what_overlaps_it(entries, window):
    rows = Chronology.of(map(event, entries)).rows(window).tolist()
    assert rows == [row for row, span in enumerate(entries) if span.overlaps(window)]


@given(st.lists(spans(), max_size=12))
def test_without_filters_all_pass(entries):
    assert len(Chronology.of(map(event, entries)).rows()) == len(entries)


def test_every_word_must_be_there_in_any_case():
    one = DateSpan.of_day(Day(1901, 1, 1))
    kept = Chronology.of([event(one, "The Quay closed."), event(one, "A quay opened."), event(one, "Closed.")])
    assert kept.rows(wanted="QUAY clos").tolist() == [0]


@given(st.lists(spans(), min_size=1, max_size=12), units)
def test_bars_count_each_dated_entry_once_and_stand_apart(entries, unit):
    kept = Chronology.of(map(event, entries))
    bars = kept.bins(kept.rows(), unit)
    assert sum(bar.count for bar in bars) == len(kept.dated(kept.rows()))
    assert all(one.last < two.first for one, two in pairwise(bars))


@given(days, units)
def test_a_day_lies_within_its_stretch(day, unit):
    first, last = stretch(day.ordinal, unit)
    assert LOW <= first <= day.ordinal <= last <= HIGH


@given(st.integers(1, HIGH - LOW + 1))
def test_bars_are_never_too_many_to_see(length):
    first, last = stretch(0, unit_for(length))
    assert length / (last - first + 1) <= 420


@given(spans())
def test_an_open_end_is_drawn_at_the_other(span):
    assume(span.first is not None or span.last is not None)
    known = [day.ordinal for day in (span.first, span.last) if day is not None]
    assert days_of(span) == (known[0], known[-1])
