"""Figures and their intervals; what was not scored does not count."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.figures import figure
from evals.pairing import difference

SCORES = st.lists(st.floats(0, 1), min_size=1, max_size=30)


def test_nothing_scored_is_no_figure():
    assert figure([None, None]) is None


def test_unscored_is_not_zero():
    measured = figure([1.0, None, 1.0])
    assert (measured.value, measured.cases) == (1.0, 2)


def test_interval_is_that_of_the_bootstrap():
    measured = figure([1.0] * 95 + [0.0] * 5)
    # Of means of 100 draws with p = .95: the quantiles of Binomial(100, .95) / 100, from any table.
    assert (measured.low, measured.high) == (pytest.approx(0.90, abs=0.011), pytest.approx(0.99, abs=0.011))


def test_shares_that_are_all_alike_have_wilsons_interval():
    measured = figure([1.0] * 20)  # Wilson (1927): 1 / (1 + 1.96² / 20)
    assert (measured.low, measured.high) == (pytest.approx(0.8389, abs=1e-4), 1.0)


def test_interval_of_scores_that_are_all_alike_keeps_to_their_range():
    measured = figure([1.0] * 20, worst=-1.0)
    assert (measured.low, measured.high) == (pytest.approx(2 * 0.8389 - 1, abs=1e-4), 1.0)
    lowest = figure([-1.0] * 20, worst=-1.0)
    assert (lowest.low, lowest.high) == (-1.0, pytest.approx(1 - 2 * 0.8389, abs=1e-4))


def test_figure_may_be_more_than_a_mean():
    rows = [(1.0, 2.0), (3.0, 5.0), None]
    assert figure(rows, lambda matrix: float(matrix[:, 1].max())).value == 5.0


@given(SCORES)
def test_interval_lies_around_the_mean(scores):
    measured = figure(scores)
    assert -1e-9 <= measured.low <= measured.value + 1e-9
    assert measured.value - 1e-9 <= measured.high <= 1 + 1e-9


@given(SCORES)
def test_same_scores_give_the_same_figure(scores):
    assert figure(scores) == figure(scores)


def test_difference_is_paired():
    first, second = [0.0, 1.0, 1.0, 0.0] * 10, [1.0, 1.0, 1.0, 0.0] * 10
    found = difference(first, second)
    assert (found.value, found.cases) == (0.25, 40)
    # Ten cases changed, all the same way: 2 / 2^10 of the swaps are as large.
    assert found.p == pytest.approx(2 / 1024, abs=0.002)
    assert found.low > 0


def test_few_cases_have_an_exact_p_value():
    assert difference([0.0, 0.0, 0.0], [1.0, 1.0, 1.0]).p == pytest.approx(0.25)  # 2 of the 8 swaps


def test_case_that_only_one_run_was_scored_on_counts_for_that_run():
    found = difference([None, 1.0, 0.0], [1.0, 1.0, 1.0])
    assert (found.value, found.cases) == (0.5, 3)


def test_no_difference_where_one_run_was_not_scored():
    assert difference([None, None], [1.0, 0.0]) is None


def test_same_results_differ_by_nothing():
    found = difference([1.0, None, 0.0], [1.0, None, 0.0])
    assert (found.value, found.low, found.high, found.p) == (0.0, 0.0, 0.0, 1.0)


@given(SCORES, st.randoms())
def test_difference_turns_round(first, random):
    second = random.sample(first, len(first))
    there, back = difference(first, second), difference(second, first)
    assert there.value == pytest.approx(-back.value)
    assert there.p == pytest.approx(back.p, abs=0.05)


def test_difference_of_other_figures_than_means():
    first, second = [(1.0, 1.0), (2.0, 1.0)] * 5, [(1.0, 1.0), (4.0, 1.0)] * 5
    found = difference(first, second, lambda matrix: float(np.max(matrix[:, 0])))
    assert found.value == 2.0
