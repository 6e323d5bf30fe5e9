import re
from calendar import month_name
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.calendar import Day
from vectorstore.dates import find_dates, parse_date, to_edtf

ENTRY = parse_date("2014-01-23")  # a Thursday


def found(text, anchor=ENTRY):
    return [(mention.span.raw, to_edtf(mention.span), mention.role) for mention in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "raw", "edtf", "role"),
    [
        ("By 23 January, they left", "By 23 January", "../2014-01-23", "by"),
        ("died since October.", "since October", "2013-10-01/2014-01-23", "since"),
        ("Between 15 and 17 January, rebels", "Between 15 and 17 January", "2014-01-15/2014-01-17", "at"),
        ("from 3 to 9 June", "from 3 to 9 June", "2014-06-03/2014-06-09", "at"),
        ("on 15–17 January they", "15–17 January", "2014-01-15/2014-01-17", "at"),
        ("confirmed his death on 2 February", "2 February", "2014-02-02", "at"),
        ("on February 2 it", "February 2", "2014-02-02", "at"),
        ("during the previous evening", "previous evening", "2014-01-22", "at"),
        ("the following day", "following day", "2014-01-24", "at"),
        ("overnight attacks", "overnight", "2014-01-22/2014-01-23", "at"),
        ("it fell yesterday", "yesterday", "2014-01-22", "at"),
        ("it fell on Tuesday", "Tuesday", "2014-01-21", "at"),
        ("it fell last Thursday", "last Thursday", "2014-01-16", "at"),
        ("they will meet on Friday", "Friday", "2014-01-24", "at"),
        ("it fell last week", "last week", "2014-01-13/2014-01-19", "at"),
        ("it fell last October", "last October", "2013-10", "at"),
        ("three days later", "three days later", "2014-01-26", "at"),
        ("two weeks earlier", "two weeks earlier", "2014-01-06/2014-01-12", "at"),
        ("in the previous few days", "previous few days", "2014-01-16/2014-01-23", "at"),
        ("a year ago", "a year ago", "2013", "at"),
        ("for the last three years", "last three years", "2011-01-23/2014-01-23", "at"),
        ("over the past 24 hours", "past 24 hours", "2014-01-22/2014-01-23", "at"),
        ("earlier in the month", "earlier in the month", "2014-01-01/2014-01-23", "at"),
        ("in 2011, it", "2011", "2011", "at"),
        ("since the August 2013 attacks", "since the August 2013", "2013-08-01/2014-01-23", "since"),
        ("in the summer of 2012", "summer of 2012", "2012-06-01/2012-08-31", "at"),
        ("in the last week of May", "last week of May", "2014-05-25/2014-05-31", "at"),
        ("until 7 January", "until 7 January", "../2014-01-07", "until"),
        ("they have until Thursday to leave", "until Thursday", "../2014-01-23", "until"),
        ("the crisis of 2007–08.", "2007–08", "2007-01-01/2008-12-31", "at"),
        ("before 2014 it", "before 2014", "../2013-12-31", "before"),
        ("after 7 January", "after 7 January", "2014-01-08/..", "after"),
        ("from 5 January onwards", "from 5 January onwards", "2014-01-05/2014-01-23", "since"),
        ("in the 1960s", "1960s", "1960-01-01/1969-12-31", "at"),
        ("on 15 March 44 BC he", "15 March 44 BC", "-0043-03-15", "at"),
        ("Fought between 90 and 30 BC by all", "between 90 and 30 BC", "-0089-01-01/-0029-12-31", "at"),
        ("from 490 to 402 BC it", "from 490 to 402 BC", "-0489-01-01/-0401-12-31", "at"),
        ("on 30 February 2014 it", "February 2014", "2014-02", "at"),
        ("on 2014-01-07 it", "2014-01-07", "2014-01-07", "at"),
    ],
)
def test_a_date_in_running_text(text, raw, edtf, role):
    assert found(text) == [(raw, edtf, role)]


@pytest.mark.parametrize(
    "text",
    [
        "during World War II", "it took 18 months", "within 24 hours", "the 46th base", "the 17th Division",
        "a MiG-23 and two F-16s", "1,000 men", "$2014", "Resolution 2118", "Highway 2014", "room 2014",
        "it may rain", "they march on", "Theresa May resigned", "an august company", "the Sunday Times",
        "Black Friday", "Friday prayers", "the September 11 attacks", "the 14 March Alliance",
        "in 1500 villages",
        "2014 people", "192.168.2014.1", "three days before the attack", "(USA Today)",
        "(Today's Zaman)", "5000-1 outsiders",
        "the sun set", "following 6 weeks of protests", "between 10 and 12 people",
    ],
)  # fmt: skip
def test_what_is_no_date(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("question", "edtf"),
    [
        ("What happened in March 2014?", ["2014-03"]),
        ("who died between 3 and 9 June 2014", ["2014-06-03/2014-06-09"]),
        ("the first week of February 2014", ["2014-02-01/2014-02-07"]),
        ("in the last month of 2013", ["2013-12"]),
        ("since May 2014", ["2014-05-01/.."]),
        ("from January to March 2014", ["2014-01-01/2014-03-31"]),
        ("in the first half of 2014", ["2014-01-01/2014-06-30"]),
        ("during the week of 3 June 2014", ["2014-06-02/2014-06-08"]),
        ("on January 7 and 8, 2014", ["2014-01-07", "2014-01-08"]),
        ("in 2011, 2012 and 2013", ["2011", "2012", "2013"]),
        ("what happened in march 2014?", ["2014-03"]),
        ("on 5 January", []),
    ],
)
def test_questions_need_no_anchor_where_the_year_stands_in_them(question, edtf):
    assert [written for _, written, _ in found(question, None)] == edtf


def test_a_question_takes_the_year_from_the_covered_period():
    covered = parse_date("January–July 2014")
    assert [edtf for _, edtf, _ in found("What happened on 5 January, in May?", covered)] == [
        "2014-01-05",
        "2014-05",
    ]


def test_the_following_day_follows_the_date_that_was_named():
    text = "By 20 January, they held Manbij and secured Darkush the following day"
    assert [edtf for _, edtf, _ in found(text)] == ["../2014-01-20", "2014-01-21"]


def test_under_a_month_the_following_day_stays_wide():
    assert found("the following day", parse_date("2014-02"))[0][1] == "2014-02-02/2014-03-01"


SENTENCES = ("On {d} {m} {y}, it fell.", "It fell on {m} {d}, {y} at night.", "({y}-{n:02d}-{d:02d})")


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(SENTENCES))
def test_a_full_date_in_a_sentence_is_found_exactly(day, form):
    (mention,) = find_dates(form.format(d=day.day, m=month_name[day.month], n=day.month, y=day.year))
    assert (mention.span.first, mention.span.last, mention.relative) == (Day.of(day), Day.of(day), False)


WORDS = st.lists(
    st.sampled_from(
        re.split(
            r"\s+",
            """on in by since until the a of and to – , . - ( ) ' early mid- last next this first will was
            week day days month year years ago later earlier following previous between from yesterday
            overnight winter May March January Friday Sunday 7 15 31st 2014 1999 44 BC AD 19th century
            Q1 1960s three few 0 99 12/13/2014""",
        )
    ),
    max_size=14,
).map(" ".join)
ANCHORS = st.sampled_from([ENTRY, None, parse_date("2014-02"), parse_date("44 BC")])


@given(WORDS | st.text(max_size=200), ANCHORS)
def test_any_text_gives_ordered_mentions_that_quote_it(text, anchor):
    end = 0
    for mention in find_dates(text, anchor):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.span.raw
        first, last, end = mention.span.first, mention.span.last, mention.end
        assert first is None or last is None or first <= last


@given(WORDS)
def test_without_an_anchor_nothing_is_relative(text):
    assert not any(mention.relative for mention in find_dates(text))


@pytest.mark.parametrize(
    ("word", "days"),
    [("March 2014", 31), ("2014", 365), ("early March 2014", 10), ("the 1960s", 3653), ("Q1 2014", 90)],
)
def test_precision_is_never_finer_than_the_words(word, days):
    (mention,) = find_dates(f"It was in {word} that it fell.", ENTRY)
    assert mention.span.last.ordinal - mention.span.first.ordinal + 1 == days


def _seconds(text):
    began = process_time()
    find_dates(text, ENTRY)
    return process_time() - began


@pytest.mark.parametrize(
    "piece", ["1 May - ", "mid ", "between 1 May and ", "the first ", "2014, ", "7 and ", "x", "  "]
)
def test_the_time_grows_with_the_length_and_no_faster(piece):
    short, long = (piece * (size // len(piece)) for size in (2_000, 16_000))
    # Eight times the text; a quadratic search would take 64 times as long.
    assert _seconds(long) < 24 * min(_seconds(short) for _ in range(3)) + 0.1
