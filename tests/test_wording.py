"""Dates in words, never finer than they are."""

from __future__ import annotations

import pytest

from assistant.wording import spelled
from vectorstore.calendar import Day
from vectorstore.models import DateSpan


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (DateSpan.of_day(Day(2014, 1, 7)), "7 January 2014"),
        (DateSpan.of_month(2014, 2), "February 2014"),
        (DateSpan.of_year(2014), "2014"),
        (DateSpan.of_year(-43), "44 BC"),
        (DateSpan(Day(2014, 1, 15), Day(2014, 1, 17), "range"), "15–17 January 2014"),
        (DateSpan(Day(2014, 1, 31), Day(2014, 2, 1), "range"), "31 January – 1 February 2014"),
        (DateSpan(Day(2013, 12, 31), Day(2014, 1, 1), "range"), "31 December 2013 – 1 January 2014"),
        (DateSpan(None, Day(2014, 5, 3), "range"), "until 3 May 2014"),
        (DateSpan(Day(2014, 5, 3), None, "range"), "since 3 May 2014"),
        (DateSpan(None, None, "range", "some day"), "some day"),
        (DateSpan(None, None, "range"), "no date"),
    ],
)
def test_span_in_words(span, words):
    assert spelled(span) == words
