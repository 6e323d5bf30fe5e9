from calendar import month_name
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.calendar import MAX_YEAR, MIN_YEAR, Day
from vectorstore.dates import from_edtf, parse_date, span_json, to_edtf
from vectorstore.errors import DateError
from vectorstore.models import DateSpan

JANUARY = DateSpan.of_month(2014, 1)
DAYS = st.integers(Day(MIN_YEAR, 1, 1).ordinal, Day(MAX_YEAR, 12, 31).ordinal).map(Day.from_ordinal)
FORMS = (
    "{d} {m} {y}", "{m} {d}, {y}", "{m} {d} {y}", "{d} {a} {y}", "{a}. {d}, {y}", "the {d} of {m} {y}",
    "{y} {m} {d}", "Tuesday, {d} {m} {y}", "{y}/{n}/{d}", "{d}.{n}.{y}", "{y}{n:02d}{d:02d}",
    "{y}-{n:02d}-{d:02d}T11:30:00Z",
)  # fmt: skip


@given(DAYS)
def test_iso_days_round_trip_in_all_years(day):
    span = parse_date(day.isoformat())
    assert (span.first, span.last, span.precision, span.raw) == (day, day, "day", day.isoformat())


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(FORMS))
def test_a_day_is_read_in_every_form(day, form):
    name = month_name[day.month]
    text = form.format(d=day.day, m=name, a=name[:3], n=day.month, y=day.year)
    assert (parse_date(text).first, parse_date(text).precision) == (Day.of(day), "day")


@pytest.mark.parametrize(
    ("text", "edtf", "precision"),
    [
        ("7 January", "2014-01-07", "day"),
        ("January 7", "2014-01-07", "day"),
        ("July 16", "2014-07-16", "day"),
        ("January 7th, 2014", "2014-01-07", "day"),
        ("Jan. 7", "2014-01-07", "day"),
        ("7", "2014-01-07", "day"),
        ("January 2014", "2014-01", "month"),
        ("2014-01", "2014-01", "month"),
        ("2014", "2014", "year"),
        ("23/01/2014", "2014-01-23", "day"),
        ("01/23/2014", "2014-01-23", "day"),
        ("15–17 January", "2014-01-15/2014-01-17", "range"),
        ("January–July 2014", "2014-01-01/2014-07-31", "range"),
        ("28 January – 3 February 2014", "2014-01-28/2014-02-03", "range"),
        ("30 December – 2 January", "2013-12-30/2014-01-02", "range"),
        ("44 BC", "-0043", "year"),
        ("15 March 44 BC", "-0043-03-15", "day"),
        ("44 BC – AD 14", "-0043-01-01/0014-12-31", "range"),
        ("AD 79", "0079", "year"),
        ("4 September 476", "0476-09-04", "day"),
        ("the 1960s", "1960-01-01/1969-12-31", "range"),
        ("mid-1990s", "1993-01-01/1996-12-31", "range"),
        ("19th century", "1801-01-01/1900-12-31", "range"),
        ("5th century BC", "-0499-01-01/-0400-12-31", "range"),
        ("c. 1066", "1066~", "year"),
        ("circa 1066", "1066~", "year"),
        ("early February 2014", "2014-02-01/2014-02-10", "range"),
        ("mid-February", "2014-02-10/2014-02-20", "range"),
        ("late 2013", "2013-09-01/2013-12-31", "range"),
        ("spring 1945", "1945-03-01/1945-05-31", "range"),
        ("winter 2013–14", "2013-12-01/2014-02-28", "range"),
        ("Q1 2014", "2014-01-01/2014-03-31", "range"),
        ("first half of 2014", "2014-01-01/2014-06-30", "range"),
        ("first week of March 2014", "2014-03-01/2014-03-07", "range"),
        ("last three days of May 2014", "2014-05-29/2014-05-31", "range"),
        ("last month of 2013", "2013-12", "month"),
        ("the week of 3 June 2014", "2014-06-02/2014-06-08", "range"),
        ("1 June 2014 - 3 June 2014", "2014-06-01/2014-06-03", "range"),
        ("2010–11", "2010-01-01/2011-12-31", "range"),
        ("2010-11", "2010-11", "month"),
        ("2014-02~", "2014-02~", "month"),
        ("19XX", "1900-01-01/1999-12-31", "range"),
        ("../2014-01-23", "../2014-01-23", "range"),
    ],
)
def test_words_become_the_span_that_they_fix(text, edtf, precision):
    span = parse_date(text, JANUARY)
    assert (to_edtf(span), span.precision) == (edtf, precision)


def test_an_ambiguous_date_names_both_readings():
    with pytest.raises(DateError, match=r"2014-01-07 \(day first\) or 2014-07-01 \(month first\)"):
        parse_date("07/01/2014")


@pytest.mark.parametrize("text", ["30 February 2014", "2014-02-30", "31/02/2014"])
def test_an_impossible_day_names_the_value_and_the_mend(text):
    with pytest.raises(DateError, match=r"2014-02-3\d is no day.*28 days"):
        parse_date(text)


@pytest.mark.parametrize("text", ["7 January", "mid-February", "15–17 January", "May"])
def test_a_year_is_not_invented(text):
    with pytest.raises(DateError, match="no year"):
        parse_date(text)


@pytest.mark.parametrize(
    "text", ["", "hello", "7 January and so on", "99999-01-01", "February 3 – January 2014", "x" * 500]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(DateError):
        parse_date(text, JANUARY)


@given(st.text(max_size=60))
def test_only_date_errors_come_of_arbitrary_text(text):
    try:
        span = parse_date(text, JANUARY)
    except DateError:
        return
    assert span.first is None or span.last is None or span.first <= span.last


@given(st.text(alphabet="0123456789XYESu~?%./-[]{},T:+", max_size=24))
def test_only_date_errors_come_of_broken_notation(text):
    try:
        span = from_edtf(text)
    except DateError:
        return
    assert span.first is None or span.last is None or span.first <= span.last


@st.composite
def spans(draw):
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return draw(
        st.sampled_from(
            (
                DateSpan.of_day(first),
                DateSpan.of_month(first.year, first.month),
                DateSpan.of_year(first.year),
                DateSpan(first, last, "range"),
                DateSpan(None, last, "range"),
                DateSpan(first, None, "range"),
            )
        )
    )


@given(spans())
def test_edtf_round_trips(span):
    again = from_edtf(to_edtf(span))
    assert (again.first, again.last, again.precision) == (span.first, span.last, span.precision)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("201X", "2010-01-01", "2019-12-31"),
        ("2014-01-XX", "2014-01-01", "2014-01-31"),
        ("2014-21", "2014-03-01", "2014-05-31"),
        ("[1667,1668]", "1667-01-01", "1668-12-31"),
        ("2014?", "2014-01-01", "2014-12-31"),
        ("2014-01/..", "2014-01-01", None),
        ("/2014-01", None, "2014-01-31"),
    ],
)
def test_edtf_bounds(text, first, last):
    written = span_json(from_edtf(text))
    assert (written["first"], written["last"]) == (first, last)


def test_uncertainty_survives():
    assert [to_edtf(from_edtf(text)) for text in ("1066~", "1066?", "2014-02%")] == [
        "1066~",
        "1066?",
        "2014-02%",
    ]


def test_a_span_is_written_as_the_documents_say():
    assert span_json(parse_date("February 2014")) == {
        "edtf": "2014-02",
        "first": "2014-02-01",
        "last": "2014-02-28",
        "precision": "month",
        "raw": "February 2014",
    }
