from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.calendar import MAX_YEAR, MIN_YEAR, Day, days_in_month
from vectorstore.errors import DateError

ORDINALS = st.integers(Day(MIN_YEAR, 1, 1).ordinal, Day(MAX_YEAR, 12, 31).ordinal)
DAYS = ORDINALS.map(Day.from_ordinal)


@given(st.dates(), st.integers(-100_000, 100_000))
def test_arithmetic_agrees_with_the_standard_library(day, shift):
    ours = Day.of(day)
    assert ours.ordinal == day.toordinal()
    assert ours.weekday == day.weekday()
    if 1 <= day.toordinal() + shift <= date.max.toordinal():
        assert ours.plus(shift) == Day.of(date.fromordinal(day.toordinal() + shift))


@given(DAYS)
def test_ordinal_and_key_round_trip_before_year_0_too(day):
    assert Day.from_ordinal(day.ordinal) == day
    assert Day.from_key(day.key) == day


@given(DAYS, DAYS)
def test_days_keys_and_ordinals_order_alike(one, other):
    assert (one < other) == (one.key < other.key) == (one.ordinal < other.ordinal)


@given(st.dates())
def test_isoformat_is_that_of_the_standard_library(day):
    assert Day.of(day).isoformat() == day.isoformat()


def test_years_before_christ_have_a_sign_and_four_digits():
    assert Day(-43, 3, 15).isoformat() == "-0043-03-15"


@pytest.mark.parametrize(("year", "days"), [(2014, 28), (2012, 29), (1900, 28), (0, 29), (-4, 29), (-100, 28)])
def test_february(year, days):
    assert days_in_month(year, 2) == days


def test_an_impossible_day_names_the_mend():
    with pytest.raises(DateError, match=r"2014-02-30.*28 days"):
        Day(2014, 2, 30)


@pytest.mark.parametrize("parts", [(2014, 13, 1), (2014, 0, 1), (2014, 1, 0), (10_000, 1, 1), (-10_000, 1, 1)])
def test_what_no_calendar_has_is_refused(parts):
    with pytest.raises(DateError):
        Day(*parts)
