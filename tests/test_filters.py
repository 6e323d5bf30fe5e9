"""The boxes of the timeline, zooming and dragging: always a stretch that the boxes themselves can say."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.ui.chronology import Chronology
from assistant.ui.filters import Filters, between, dragged, view_of, zoomed
from vectorstore.calendar import Day
from vectorstore.errors import DateError
from vectorstore.models import DateSpan, Event

LOW, HIGH = Day(-9999, 1, 1).ordinal, Day(9999, 12, 31).ordinal
ordinals = st.integers(LOW, HIGH)


def chronology(*days: Day) -> Chronology:
    spans = [DateSpan.of_day(day) for day in sorted(days)]
    return Chronology.of(Event(str(n), "s", span, span, (), "An entry.", 0, 9) for n, span in enumerate(spans))


@given(ordinals, ordinals)
def test_the_boxes_say_any_two_days(one, two):
    first, last = sorted((one, two))
    window = between(first, last, "").window()
    assert (window.first.ordinal, window.last.ordinal) == (first, last)


def test_empty_boxes_are_no_window():
    assert Filters(" ", "", "quay").window() is None


def test_a_month_reaches_from_its_first_day_to_its_last():
    window = Filters("2014-02", "February 2014").window()
    assert (window.first, window.last) == (Day(2014, 2, 1), Day(2014, 2, 28))


def test_an_end_before_the_beginning_is_told():
    with pytest.raises(DateError, match="swap From and To"):
        Filters("2014", "2013").window()


def test_the_axis_shows_what_was_asked_for_though_it_be_empty():
    view = view_of(Filters("1950", "1950"), chronology(Day(1901, 1, 1), Day(1999, 1, 1)))
    assert (len(view.rows), view.first) == (0, Day(1950, 1, 1).ordinal)


def test_nothing_dated_is_no_view():
    assert view_of(Filters(), chronology()) is None


@given(st.lists(ordinals, min_size=1, max_size=6), st.sampled_from([0.5, 2.0]))
def test_zooming_stays_within_what_is_covered(days, factor):
    kept = chronology(*map(Day.from_ordinal, days))
    filters = Filters()
    for _ in range(4):
        filters = zoomed(filters, kept, factor)
        view = view_of(filters, kept)
        assert min(days) <= view.first <= view.last <= max(days)


@given(ordinals, st.integers(3, 4000))
def test_zooming_in_and_out_again_shows_everything(start, length):
    assume(start + length <= HIGH)
    kept = chronology(Day.from_ordinal(start), Day.from_ordinal(start + length))
    filters = zoomed(Filters(words="quay"), kept, 0.5)
    for _ in range(3):
        filters = zoomed(filters, kept, 2.0)
    assert filters == Filters(words="quay")


def test_a_dragged_stretch_becomes_dates():
    moved = dragged({"first": "2014-03-02 07:12:00.5", "last": "2014-04-01"}, "quay")
    assert moved == Filters("2014-03-02", "2014-04-01", "quay")


@given(st.dictionaries(st.sampled_from(["first", "last", "x"]), st.one_of(st.text(), st.integers(), st.none())))
def test_whatever_a_browser_sends_is_a_window_or_none(sent):
    dragged(sent, "").window()
