"""A conversation goes to the browser and comes back the same, and whatever else comes back is dropped."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from assistant.models import Answer, Citation, Conflict, Figure
from assistant.ui.conversation import (
    KEPT,
    cited_events,
    exchange,
    failure,
    history,
    read_conversation,
    write_conversation,
)
from vectorstore.calendar import Day
from vectorstore.models import DateSpan

ENTRY, EVENING = DateSpan.of_day(Day(1901, 1, 2)), DateSpan.of_day(Day(1901, 1, 1))
words = st.text(max_size=30)
citations = st.builds(
    Citation,
    marker=st.integers(1, 9),
    event_id=words,
    entry=st.just(ENTRY),
    occurred=st.sampled_from([ENTRY, EVENING]),
    source_title=words,
    quote=words,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    headings=st.tuples(words),
)
figures = st.builds(Figure, value=words, attribution=words, entry=st.just(ENTRY), marker=st.integers(1, 9))
answers = st.builds(
    Answer,
    question=words,
    answer=words,
    short_answer=words,
    abstained=st.booleans(),
    missing=st.just(()),
    citations=st.lists(citations, max_size=3).map(tuple),
    nearest=st.lists(citations, max_size=2).map(tuple),
    conflicts=st.lists(st.builds(Conflict, about=words, figures=st.tuples(figures, figures)), max_size=1).map(tuple),
    standalone_question=words,
)
exchanges = st.one_of(st.builds(exchange, words, answers), st.builds(failure, words, words))
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=9)),
    lambda part: st.one_of(
        st.lists(part, max_size=3),
        st.dictionaries(st.sampled_from(["kind", "question", "answer", "citations"]), part, max_size=4),
    ),
)


@given(st.lists(exchanges, max_size=4).map(tuple))
def test_a_conversation_comes_back_from_the_browser_as_it_went(conversation):
    stored = json.loads(json.dumps(write_conversation(conversation)))
    assert read_conversation(stored) == conversation


@given(anything)
def test_what_is_no_conversation_of_ours_is_dropped(stored):
    assert isinstance(read_conversation(stored), tuple)


def test_the_browser_keeps_the_last_exchanges():
    long = tuple(failure(str(number), "no") for number in range(KEPT + 5))
    assert [part.question for part in read_conversation(write_conversation(long))] == [str(n) for n in range(5, 35)]


@given(exchanges, exchanges)
def test_the_history_has_a_turn_of_each_side_and_no_failures(one, two):
    turns = history((one, two))
    assert [turn["role"] for turn in turns] == ["user", "assistant"] * sum(part.kind != "error" for part in (one, two))


@given(answers)
def test_a_date_that_is_the_entrys_own_is_told_once(given_answer):
    for cited, kept in zip(given_answer.citations, exchange("?", given_answer).citations, strict=True):
        assert kept.occurred == ("" if cited.occurred == cited.entry else "1 January 1901")


@given(st.lists(exchanges, min_size=1, max_size=3).map(tuple))
def test_only_the_last_answer_marks_entries(conversation):
    marks = cited_events(conversation)
    assert sorted(mark for each in marks.values() for mark in each) == sorted(
        c.marker for c in conversation[-1].citations
    )


def test_no_conversation_marks_nothing():
    assert cited_events(()) == {}
