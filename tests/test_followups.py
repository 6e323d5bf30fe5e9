"""Follow-ups made to stand alone, and questions that stand alone left as they are."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import QuestionError
from assistant.followups import standalone_question
from assistant.models import Turn
from vectorstore.calendar import Day
from vectorstore.models import DateSpan

SUITES = Path(__file__).parents[1] / "evals" / "suites"
HERMEL = (
    "How many people were killed in the Hermel bombing?",
    "16 January 2014: A suicide bomber killed 4 people and injured 26 in the Lebanese town of Hermel. [1]",
)
SARAQEB = (
    "When did rebels capture Saraqeb?",
    "12 January 2014: Rebel forces captured the eastern part of Saraqeb. [1]",
)
HOMS = (
    "What happened in Homs on 7 February 2014?",
    "7 February 2014: A three-day truce was agreed; civilians were allowed to evacuate. [1]",
)
STRIKE = (
    "What did the Israeli Air Force hit on 19 March 2014?",
    "The Israeli Air Force launched several air strikes on Syrian military sites, killing one soldier. [1]",
)
ENVOY = (
    "Which ambassador did Jordan throw out in May 2014?",
    "Bahjat Suleiman. The Jordanian ministry deemed the Syrian ambassador persona non grata. [1]",
)
REFUSED = ("How many tanks were lost in Narnia?", "The sources do not say. They cover January to July 2014.")


def said(question: str, answer: str) -> list[Turn]:
    return [Turn(role="user", content=question), Turn(role="assistant", content=answer)]


def history_free() -> list[str]:
    files = sorted(SUITES.glob("*-questions.dev.jsonl"))
    cases = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [case["question"] for case in cases if not case["history"]]


@pytest.mark.parametrize("before", [HERMEL, HOMS, ENVOY, REFUSED], ids=["count", "what", "who", "refusal"])
def test_questions_that_stand_alone_are_left_alone_whatever_was_said_before(before):
    changed = [q for q in history_free() if standalone_question(q, said(*before)) != q]
    assert changed == []


def test_each_question_stands_alone_after_the_one_before_it():
    questions = history_free()
    changed = [
        q for before, q in pairwise(questions) if standalone_question(q, [Turn(role="user", content=before)]) != q
    ]
    assert changed == []


@given(st.text(max_size=60))
def test_without_a_history_every_question_is_its_own(question):
    assert standalone_question(question, []) == question


@pytest.mark.parametrize(
    ("before", "question", "alone"),
    [
        (HERMEL, "and how many were wounded?", "How many people were wounded in the Hermel bombing?"),
        (HERMEL, "and wounded?", "How many people were wounded in the Hermel bombing?"),
        (HERMEL, "what about Aleppo?", "How many people were killed in Aleppo?"),
        (HERMEL, "And in Arsal?", "How many people were killed in Arsal?"),
        (HERMEL, "What about soldiers?", "How many soldiers were killed in the Hermel bombing?"),
        (HERMEL, "Why?", "Why were people killed in the Hermel bombing?"),
        (HERMEL, "when was that?", "When were people killed in the Hermel bombing?"),
        (HERMEL, "by whom?", "By whom were people killed in the Hermel bombing?"),
        (HERMEL, "who did it?", "By whom were people killed in the Hermel bombing?"),
        (HERMEL, "Who claimed responsibility for it?", "Who claimed responsibility for the Hermel bombing?"),
        (HERMEL, "and the day after?", "What happened on 17 January 2014?"),
        (HERMEL, "What happened two days later?", "What happened on 18 January 2014?"),
        (HERMEL, "how many of them were soldiers?",
         "How many of the people were soldiers in the Hermel bombing?"),
        (SARAQEB, "did they recapture it later?", "Did rebels recapture Saraqeb later?"),
        (SARAQEB, "Was it retaken by ISIL?", "Was Saraqeb retaken by ISIL?"),
        (SARAQEB, "What about Manbij?", "When did rebels capture Manbij?"),
        (SARAQEB, "And what happened there in February?", "What happened in Saraqeb in February 2014?"),
        (HOMS, "and in Aleppo?", "What happened in Aleppo on 7 February 2014?"),
        (HOMS, "and on 12 February?", "What happened in Homs on 12 February 2014?"),
        (HOMS, "and the following month?", "What happened in Homs in March 2014?"),
        (HOMS, "the day before?", "What happened in Homs on 6 February 2014?"),
        (HOMS, "And then?", "What happened in Homs after 7 February 2014?"),
        (HOMS, "What about Raqqa on that day?", "What happened in Raqqa on 7 February 2014?"),
        (STRIKE, "How many soldiers did that kill?",
         "How many soldiers did the Israeli Air Force kill on 19 March 2014?"),
        (STRIKE, "And why did they do it?",
         "Why did the Israeli Air Force launch several air strikes on Syrian"
         " military sites on 19 March 2014?"),
        (ENVOY, "How long did he get to pack up?", "How long did Bahjat Suleiman get to pack up?"),
        (REFUSED, "and in Homs?", "How many tanks were lost in Homs?"),
        (REFUSED, "tell me more", "How many tanks were lost in Narnia?"),
    ],
)  # fmt: skip
def test_follow_ups_are_written_out(before, question, alone):
    assert standalone_question(question, said(*before)) == alone


def test_who_said_so_asks_for_the_speaker_of_what_was_answered():
    alone = standalone_question("Who said so?", said(*HERMEL))
    assert alone.startswith("Who said that a suicide bomber killed 4 people")


def test_a_follow_up_of_a_follow_up_keeps_the_first_matter():
    history = [
        *said(*HERMEL),
        Turn(role="user", content="and wounded?"),
        Turn(role="assistant", content="26. [1]"),
    ]
    assert standalone_question("And in Arsal?", history) == "How many people were wounded in Arsal?"


def test_the_date_of_a_quoted_entry_can_be_told_by_the_caller():
    history = said("How many people did the rocket on Arsal kill?", "Seven. A rocket killed seven people. [1]")
    day = DateSpan.of_day(Day(2014, 1, 17))
    alone = standalone_question("What had happened the day before?", history, entry_date=lambda _: day)
    assert alone == "What happened on 16 January 2014?"


@pytest.mark.parametrize(
    "history",
    [
        "When?",
        [{"role": "user"}],
        [{"role": "system", "content": "x"}],
        ["x"],
        [{"role": "user", "content": 3}],
        None,
        7,
    ],
)
def test_what_is_no_history_is_an_error_that_says_so(history):
    with pytest.raises(QuestionError, match="history"):
        standalone_question("When?", history)


def test_a_very_long_history_gives_a_question_of_bounded_length():
    history = said("What happened in " + "Aleppo " * 5000, "A rebel " * 50_000 + "[1]") * 40
    assert len(standalone_question("and then?", history)) <= 2000


SPOKEN = "and what about it they that day the then Aleppo May 5 2014 how many were killed ? . ; [1]"
turns = st.builds(
    lambda role, words: Turn(role=role, content=" ".join(words)),
    st.sampled_from(["user", "assistant"]),
    st.lists(st.sampled_from(SPOKEN.split()), max_size=12),
)


@settings(max_examples=60, deadline=None)
@given(turns, st.lists(turns, max_size=4))
def test_any_conversation_gives_some_question(last, history):
    assert isinstance(standalone_question(last["content"], history), str)


def test_days_are_counted_on_from_follow_up_to_follow_up():
    history = [*said(*HOMS), Turn(role="user", content="and the day after?")]
    assert standalone_question("And the next day?", history) == "What happened in Homs on 9 February 2014?"
