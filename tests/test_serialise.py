"""The public JSON: what it looks like, and that the same result gives the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.models import Answer, Citation
from assistant.serialise import to_json, to_line
from vectorstore.calendar import Day
from vectorstore.models import DateSpan

FEBRUARY = DateSpan.of_month(2014, 2, "February 2014")
CITATION = Citation(1, "e1", FEBRUARY, FEBRUARY, "Title", "quote", 3, 8)
ANSWER = Answer("Who?", "They did. [1]", "They", False, (), (CITATION,), (), ())


def test_date_span_is_the_documented_object():
    assert to_json(FEBRUARY) == {
        "edtf": "2014-02",
        "first": "2014-02-01",
        "last": "2014-02-28",
        "precision": "month",
        "raw": "February 2014",
    }


def test_answer_has_every_field_in_order_but_seconds():
    names = [
        "question",
        "answer",
        "short_answer",
        "abstained",
        "missing",
        "citations",
        "nearest",
        "conflicts",
    ]
    assert list(to_json(ANSWER)) == [*names, "standalone_question"]


def test_seconds_are_there_when_measured():
    assert to_json(replace(ANSWER, seconds=0.5))["seconds"] == 0.5


def test_citation_holds_its_dates_as_objects():
    assert to_json(ANSWER)["citations"][0]["entry"]["edtf"] == "2014-02"


def test_day_is_iso():
    assert to_json({"day": Day(-43, 3, 15)}) == {"day": "-0043-03-15"}


@given(st.text())
def test_line_is_one_line_that_reads_back(text):
    line = to_line({"quote": text})
    assert json.loads(line) == {"quote": text.encode("utf-8", "replace").decode()}
    assert len(line.splitlines()) == 1


@given(st.characters(categories=["Cs"]))
def test_half_a_character_does_not_stop_the_line(half):
    assert json.loads(to_line(half).encode("utf-8")) == "?"


def test_control_characters_are_escaped():
    assert to_line("\x1b[31m\x9b1m\x7f") == r'"\u001b[31m\u009b1m\u007f"'


def test_unknown_type_is_refused():
    with pytest.raises(TypeError, match="set has no place"):
        to_json({1, 2})
