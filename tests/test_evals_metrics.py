"""Means and their intervals; what was not scored does not count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics import figure

SCORES = st.lists(st.floats(0, 1), min_size=1, max_size=30)


def test_nothing_scored_is_no_figure():
    assert figure([None, None]) is None


def test_unscored_is_not_zero():
    assert figure([1.0, None, 1.0]).mean == 1.0


def test_share_has_wilsons_interval():
    measured = figure([1.0] * 95 + [0.0] * 5)  # Wilson (1927), as in any table
    assert (measured.low, measured.high) == (pytest.approx(0.8882, abs=1e-4), pytest.approx(0.9785, abs=1e-4))


@given(SCORES)
def test_interval_lies_around_the_mean(scores):
    measured = figure(scores)
    assert 0 <= measured.low <= measured.mean + 1e-9
    assert measured.mean - 1e-9 <= measured.high <= 1


@given(SCORES)
def test_same_scores_give_the_same_figure(scores):
    assert figure(scores) == figure(scores)
