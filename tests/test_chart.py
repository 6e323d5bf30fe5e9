"""The figure of the timeline: every entry in it once, where its days are, and no text that is markup."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.chart import MOST_DOTS, Cited, figure
from assistant.ui.chronology import Chronology
from assistant.ui.filters import Filters, view_of
from vectorstore.calendar import Day
from vectorstore.models import DateSpan, Event

LOW, HIGH = Day(-9999, 1, 1).ordinal, Day(9999, 12, 31).ordinal
pairs = st.tuples(st.integers(LOW, HIGH), st.integers(0, 900)).map(lambda pair: (pair[0], min(sum(pair), HIGH)))


def entry(number, first, last=None, text="An entry."):
    precision = "range" if last is not None and last != first else "day"
    span = DateSpan(Day.from_ordinal(first), Day.from_ordinal(first if last is None else last), precision)
    return Event(f"e{number}", "s", span, span, (), text, 0, len(text))


def drawn(events, cited=()):
    kept = Chronology.of(events)
    return json.loads(figure(view_of(Filters(), kept), kept, events, cited).to_json())


def told(shown):
    return [text for trace in shown["data"] for text in trace["text"]]


@given(st.lists(pairs, min_size=1, max_size=12))
def test_each_entry_is_drawn_once(days):
    shown = drawn([entry(number, *pair) for number, pair in enumerate(days)])
    chosen = [each for trace in shown["data"] for each in trace["customdata"]]
    assert sorted(chosen) == sorted(f"e{number}" for number in range(len(days)))


def test_entries_of_one_day_do_not_hide_each_other():
    shown = drawn([entry(number, 5000) for number in range(3)])
    assert len({y for trace in shown["data"] for y in trace["y"]}) == 3


def test_cited_entries_stand_out_with_their_markers():
    events = [entry(0, 5000), entry(1, 5001)]
    shown = drawn(events, [Cited(events[1], (1, 3))])
    assert shown["data"][-1]["customdata"] == ["e1"]
    assert shown["data"][-1]["text"][0].startswith("<b>[1][3] ")


def test_many_entries_are_bars_and_cited_ones_stand_out_on_them():
    events = [entry(number, 5000 + number) for number in range(MOST_DOTS + 1)]
    bars, marks = drawn(events, [Cited(events[7], (1,))])["data"]
    assert sum(bars["y"]) == len(events)
    assert marks["customdata"] == ["e7"]


@given(st.text(alphabet='<>&"ab=/ \nimgscript', max_size=60))
def test_what_an_entry_says_is_no_markup_in_the_figure(text):
    (shown,) = told(drawn([entry(0, 5000, text=f"x {text}")]))
    assert not set(shown.replace("<b>", "").replace("</b>", "").replace("<br>", "")) & set('<>"')
