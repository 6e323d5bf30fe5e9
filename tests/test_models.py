from hypothesis import given
from hypothesis import strategies as st

from vectorstore.calendar import Day
from vectorstore.models import DateSpan, Problem

DAYS = st.dates().map(Day.of)


@st.composite
def spans(draw):
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return DateSpan(draw(st.sampled_from([first, None])), draw(st.sampled_from([last, None])), "range")


@given(spans(), spans())
def test_overlap_is_mutual(one, other):
    assert one.overlaps(other) == other.overlaps(one)


@given(spans(), spans())
def test_what_is_contained_overlaps(one, other):
    assert not one.contains(other) or one.overlaps(other)


@given(spans(), DAYS)
def test_containing_a_day_is_overlapping_it(span, day):
    assert span.contains(DateSpan.of_day(day)) == span.overlaps(DateSpan.of_day(day))


@given(spans())
def test_a_span_without_ends_contains_every_span(span):
    assert DateSpan(None, None, "range").contains(span)


@given(st.integers(-9999, 9999), st.integers(1, 12))
def test_a_year_contains_its_months(year, month):
    assert DateSpan.of_year(year).contains(DateSpan.of_month(year, month))


def test_neighbouring_days_do_not_overlap():
    assert not DateSpan.of_day(Day(2014, 1, 7)).overlaps(DateSpan.of_day(Day(2014, 1, 8)))


def test_a_problem_reads_path_line_what_mend():
    assert str(Problem("a.txt", 3, "no date", "add one")) == "a.txt:3: no date; add one"
    assert str(Problem("a.txt", 0, "empty", "fill it")) == "a.txt: empty; fill it"
