"""Scorers: one fact of an answer each, and none where the case names nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.models import Answer, Citation
from evals.cases import Case
from evals.scorers import (
    SCORERS,
    answered_right,
    citation_precision,
    cited_right,
    cited_wrong,
    failed,
    refused_rightly,
    refused_wrongly,
    right_and_cited,
)
from vectorstore.dates import parse_date

CASE = Case(
    id="a",
    question="How many were killed and wounded?",
    answers=(("4", "four"), ("26",)),
    cites=("2014-01-16",),
    answerable=True,
    kind="multi",
)
UNANSWERABLE = Case(id="b", question="Why?", answerable=False, kind="unanswerable")


def answer(text, *dates, short="", abstained=False):
    """An Answer with citations of entries on those dates."""
    spans = [parse_date(date) for date in dates]
    cited = tuple(Citation(i, f"e{i}", span, span, "", "", 0, 0) for i, span in enumerate(spans, 1))
    return Answer("", text, short, abstained, (), cited, (), ())


RIGHT = answer("Four people died [1], 26 were hurt. [1]", "2014-01-16")
WRONG_ENTRY = answer("Four people died [1], 26 were hurt. [1]", "2014-01-15")
HALF = answer("Four people died. [1]", "2014-01-16")
REFUSAL = answer("No entry says.", abstained=True)


def test_every_group_has_to_be_matched():
    assert answered_right(CASE, RIGHT) == 1.0
    assert answered_right(CASE, HALF) == 0.0


def test_short_answer_counts():
    assert answered_right(CASE, replace(HALF, short_answer="4 killed, 26 injured")) == 1.0


def test_every_entry_has_to_be_cited():
    both = CASE.model_copy(update={"cites": ("2014-01-16", "2014-02")})
    assert cited_right(both, RIGHT) == 0.0
    assert cited_right(both, answer("", "2014-01-16", "2014-02")) == 1.0


def test_month_entry_is_not_one_of_its_days():
    month = CASE.model_copy(update={"cites": ("2014-01",)})
    assert cited_right(month, RIGHT) == 0.0


@pytest.mark.parametrize(("got", "score"), [(RIGHT, 1.0), (WRONG_ENTRY, 0.0), (HALF, 0.0), (REFUSAL, 0.0)])
def test_right_needs_the_right_entry(got, score):
    assert right_and_cited(CASE, got) == score


@pytest.mark.parametrize(("got", "score"), [(RIGHT, 0.0), (WRONG_ENTRY, 1.0), (HALF, 1.0), (REFUSAL, 0.0)])
def test_stated_but_wrong_leaves_refusals_out(got, score):
    assert cited_wrong(CASE, got) == score


def test_refusals_are_right_or_wrong_by_the_case():
    assert (refused_rightly(UNANSWERABLE, REFUSAL), refused_wrongly(CASE, REFUSAL)) == (1.0, 1.0)
    assert (refused_rightly(UNANSWERABLE, RIGHT), refused_wrongly(CASE, RIGHT)) == (0.0, 0.0)


def test_yes_or_no_leads_the_short_answer():
    case = Case(id="c", question="Did it?", polarity="no", cites=("2014-01-16",), answerable=True, kind="yes_no")
    assert answered_right(case, replace(RIGHT, short_answer="No, 26")) == 1.0
    assert answered_right(case, replace(RIGHT, short_answer="Yes")) == 0.0


def test_precision_counts_entries_once():
    assert citation_precision(CASE, answer("", "2014-01-16", "2014-01-16", "2014-01-15")) == 0.5


def test_nothing_to_score_is_none_not_zero():
    assert [name for name, scorer in SCORERS.items() if scorer(UNANSWERABLE, REFUSAL) is not None] == [
        "unanswerable refused"
    ]
    assert citation_precision(CASE, REFUSAL) is None


def test_case_without_answers_is_right_by_its_entries():
    listing = CASE.model_copy(update={"answers": ()})
    assert answered_right(listing, RIGHT) is None
    assert right_and_cited(listing, RIGHT) == 1.0


def test_failed_is_either_way():
    assert failed(CASE, REFUSAL)
    assert failed(UNANSWERABLE, RIGHT)
    assert not failed(CASE, RIGHT)
    assert not failed(UNANSWERABLE, REFUSAL)
