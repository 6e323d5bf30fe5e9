"""What a question asks for, of which days, and what an entry must have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.questions import understand
from vectorstore.calendar import Day
from vectorstore.dates import to_edtf
from vectorstore.models import DateSpan

COVERED = DateSpan(Day(2014, 1, 7), Day(2014, 7, 25), "range")


def asked(question: str) -> list[str]:
    return [ask.kind for ask in understand(question).asks]


def days(question: str) -> list[str]:
    return [to_edtf(window) for window in understand(question, COVERED).windows]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who executed 34 foreign jihadists?", "who"),
        ("By whom was the mill seized?", "who"),
        ("Which general was killed?", "who"),
        ("When did the truce begin?", "when"),
        ("On which day did the truce begin?", "when"),
        ("Where did the bomb go off?", "where"),
        ("In which town did the bomb go off?", "where"),
        ("How many people were killed?", "how_many"),
        ("What was the death toll?", "how_many"),
        ("How long did the siege last?", "how_long"),
        ("For how many days did it last?", "how_long"),
        ("How much did it cost?", "how_much"),
        ("Why was the envoy expelled?", "why"),
        ("How did they escape?", "how"),
        ("What did ISIL seize?", "what"),
        ("Did ISIL seize the mill?", "yes_no"),
        ("What happened on 7 January?", "events"),
        ("List the events between 3 and 9 June.", "events"),
    ],
)
def test_the_kind_of_answer_is_recognised(question: str, kind: str) -> None:
    assert asked(question) == [kind]


@pytest.mark.parametrize(
    ("question", "kinds"),
    [("Who was killed and when?", ["who", "when"]), ("Where did it happen, and how many died?", ["where", "how_many"])],
)
def test_every_part_of_a_question_is_asked(question: str, kinds: list[str]) -> None:
    assert asked(question) == kinds


def test_which_towns_expects_several() -> None:
    assert [ask.several for ask in understand("Which towns did ISIL seize?").asks] == [True]


@pytest.mark.parametrize(
    ("question", "windows"),
    [
        ("What happened in March 2014?", ["2014-03"]),
        ("What happened on 5 January?", ["2014-01-05"]),
        ("What happened between 3 and 9 June?", ["2014-06-03/2014-06-09"]),
        ("What happened in the first week of February?", ["2014-02-01/2014-02-07"]),
        ("Who won the 2018 World Cup?", []),
        ("Who was killed?", []),
    ],
)
def test_the_days_of_a_question_are_read_within_those_covered(question: str, windows: list[str]) -> None:
    assert days(question) == windows


def test_dates_and_what_is_asked_for_are_no_terms() -> None:
    question = understand("How many soldiers were killed in Homs in March 2014?", COVERED)
    assert {term.text for term in question.terms} == {"killed", "Homs"}


def test_space_is_evened_out() -> None:
    assert understand("  Who \n was  killed? ").text == "Who was killed?"


@given(st.text(max_size=60))
def test_any_text_asks_for_something(text: str) -> None:
    question = understand(text.encode("utf-8", "replace").decode(), COVERED)
    assert question.asks
    assert all(question.text[term.start : term.end] == term.text for term in question.terms)
