"""Metrics of questions: by hand-made answers, and none where the case names nothing."""

from __future__ import annotations

import math

import pytest
from evals_fakes import answered, question

from evals.asking import failed
from evals.metrics import (
    OF_QUESTIONS,
    abstention_precision,
    abstention_recall,
    answers_right,
    citation_precision,
    citation_recall,
    dates_equal,
    entries_cited,
    exact_match,
    false_refusals,
    ndcg,
    numbers_equal,
    quote_integrity,
    recall,
    reciprocal_rank,
    right_and_cited,
    stated_but_wrong,
    token_f1,
    trust,
)

CASE = question(answers=(("4", "four"), ("26",)), cites=("2014-01-16",), kind="multi")
OPEN = question(id="b", answerable=False, kind="unanswerable")
RIGHT = answered("Four people died [1], 26 were hurt. [1]", "2014-01-16")
WRONG_ENTRY = answered("Four people died [1], 26 were hurt. [1]", "2014-01-15")
HALF = answered("Four people died. [1]", "2014-01-16")
REFUSAL = answered("No entry says.", abstained=True)


def score(metric, case, output):
    """What the metric observes of one case."""
    return metric.METRIC.observe(case, output)


def test_every_group_has_to_be_matched():
    assert score(answers_right, CASE, RIGHT) == 1.0
    assert score(answers_right, CASE, HALF) == 0.0


def test_short_answer_counts():
    assert score(answers_right, CASE, answered("Four.", "2014-01-16", short="4 killed, 26 injured")) == 1.0


def test_every_entry_has_to_be_cited():
    both = CASE.model_copy(update={"cites": ("2014-01-16", "2014-02")})
    assert score(entries_cited, both, RIGHT) == 0.0
    assert score(entries_cited, both, answered("", "2014-01-16", "2014-02")) == 1.0


def test_month_entry_is_not_one_of_its_days():
    assert score(entries_cited, CASE.model_copy(update={"cites": ("2014-01",)}), RIGHT) == 0.0


@pytest.mark.parametrize(("got", "expected"), [(RIGHT, 1.0), (WRONG_ENTRY, 0.0), (HALF, 0.0), (REFUSAL, 0.0)])
def test_right_needs_the_right_entry(got, expected):
    assert score(right_and_cited, CASE, got) == expected


@pytest.mark.parametrize(("got", "expected"), [(RIGHT, 0.0), (WRONG_ENTRY, 1.0), (HALF, 1.0), (REFUSAL, 0.0)])
def test_stated_but_wrong_leaves_refusals_out(got, expected):
    assert score(stated_but_wrong, CASE, got) == expected


@pytest.mark.parametrize(
    ("case", "got", "expected"),
    [
        (CASE, RIGHT, 1),
        (CASE, REFUSAL, 0),
        (CASE, WRONG_ENTRY, -1),
        (CASE, HALF, -1),
        (OPEN, REFUSAL, 1),
        (OPEN, RIGHT, -1),
    ],
)
def test_wrong_statement_costs_more_than_a_refusal(case, got, expected):
    assert score(trust, case, got) == expected


def test_refusals_are_right_or_wrong_by_the_case():
    assert (score(abstention_recall, OPEN, REFUSAL), score(false_refusals, CASE, REFUSAL)) == (1.0, 1.0)
    assert (score(abstention_recall, OPEN, RIGHT), score(false_refusals, CASE, RIGHT)) == (0.0, 0.0)


def test_precision_of_abstention_is_over_refusals():
    cases, outputs = [CASE, OPEN, OPEN, CASE], [REFUSAL, REFUSAL, REFUSAL, RIGHT]
    measured = abstention_precision.METRIC.figure(cases, outputs)
    assert (measured.value, measured.cases) == (pytest.approx(2 / 3), 3)


def test_yes_or_no_leads_the_short_answer():
    case = question(answers=(), polarity="no", kind="yes_no")
    assert score(answers_right, case, answered("26", short="No, 26")) == 1.0
    assert score(answers_right, case, answered("26", short="Yes")) == 0.0


def test_citations_are_counted_by_entry():
    case = CASE.model_copy(update={"cites": ("2014-01-16", "2014-01-17")})
    twice = answered("", "2014-01-16", "2014-01-16", "2014-01-15")
    assert score(citation_precision, case, twice) == 0.5
    assert score(citation_recall, case, twice) == 0.5
    assert score(citation_recall, case, REFUSAL) == 0.0


def test_one_broken_quote_breaks_integrity():
    assert score(quote_integrity, CASE, RIGHT) == 1.0
    assert score(quote_integrity, CASE, answered("", "2014-01-16", "2014-01-16", exact=[True, False])) == 0.0
    assert score(quote_integrity, CASE, REFUSAL) is None


def test_nothing_to_score_is_none_not_zero():
    keys = {metric.key for metric in OF_QUESTIONS if metric.observe(OPEN, REFUSAL) is not None}
    assert keys == {"abstention_recall", "abstention_precision", "trust"}
    assert score(citation_precision, CASE, REFUSAL) is None


def test_case_without_answers_is_right_by_its_entries():
    listing = CASE.model_copy(update={"answers": ()})
    assert score(answers_right, listing, RIGHT) is None
    assert score(right_and_cited, listing, RIGHT) == 1.0


def test_ranking_is_measured_by_hand_computed_values():
    case = question(cites=("2014-01-02", "2014-01-04"))
    ranked = answered("", ranking=("2014-01-01", "2014-01-02", "2014-01-03", "2014-01-04"))
    ideal = 1 + 1 / math.log2(3)
    gained = 1 / math.log2(3) + 1 / math.log2(5)
    assert score(ndcg, case, ranked) == pytest.approx(gained / ideal)
    assert score(reciprocal_rank, case, ranked) == 0.5
    assert [metric.observe(case, ranked) for metric in (recall.AT_1, recall.AT_5, recall.AT_10)] == [0.0, 1.0, 1.0]


def test_nothing_found_is_a_recall_of_zero():
    assert recall.AT_10.observe(CASE, REFUSAL) == 0.0


def test_failed_is_either_way():
    assert failed(CASE, REFUSAL)
    assert failed(OPEN, RIGHT)
    assert not failed(CASE, RIGHT)
    assert not failed(OPEN, REFUSAL)


@pytest.mark.parametrize("metric", OF_QUESTIONS, ids=lambda metric: metric.key)
def test_keys_are_unique_and_can_stand_in_a_toml_file(metric):
    assert [other.key for other in OF_QUESTIONS].count(metric.key) == 1
    assert metric.key.replace("_", "").isalnum()


@pytest.mark.parametrize(
    ("accepted", "short", "expected"),
    [
        (("18",), "eighteen people", 1.0),
        (("60 minutes",), "one hour", 1.0),
        (("88.7",), "88.7% of the vote", 1.0),
        (("more than 1,000",), "over 1,000 civilians", 1.0),
        (("1,000 civilians",), "more than 1,000 civilians", 0.0),
        (("18",), "19 people", 0.0),
        (("18",), "", 0.0),
        (("rebels",), "18 rebels", None),
    ],
)
def test_numbers_are_equal_by_algebra(accepted, short, expected):
    assert score(numbers_equal, question(answers=(accepted,)), answered("", "2014-01-07", short=short)) == expected


@pytest.mark.parametrize(
    ("accepted", "short", "expected"),
    [
        (("7 January", "January 7"), "2014-01-07", 1.0),
        (("2014-01-07",), "on the 7th of January", 1.0),
        (("January 2014",), "7 January 2014", 0.0),
        (("7 January",), "8 January", 0.0),
        (("7 January",), "7 January 2013", 0.0),
        (("three hundred", "300"), "7 January", None),
    ],
)
def test_dates_are_equal_by_their_days(accepted, short, expected):
    assert score(dates_equal, question(answers=(accepted,)), answered("", "2014-01-07", short=short)) == expected


def test_several_numbers_have_to_stand_in_the_answer():
    case = question(answers=(("4",), ("26",)))
    assert score(numbers_equal, case, answered("Four died, 26 were hurt.", "2014-01-07", short="4 people")) == 1.0
    assert score(numbers_equal, case, answered("Four died.", "2014-01-07", short="4 people")) == 0.0


def test_token_f1_is_that_of_squad():
    case = question(answers=(("the Israeli Air Force", "Israel"),))
    said = answered("", "2014-01-07", short="An air force of Israel")  # air, force, of, israel
    assert score(token_f1, case, said) == pytest.approx(2 * 2 / (4 + 3))
    assert score(exact_match, case, said) == 0.0
    assert score(exact_match, case, answered("", "2014-01-07", short="Israeli air force!")) == 1.0
    assert score(token_f1, case, REFUSAL) == 0.0


def test_short_answer_of_several_things_is_not_scored():
    assert score(token_f1, CASE, RIGHT) is None
    assert score(exact_match, question(answers=(("they",),), polarity="yes"), RIGHT) is None
