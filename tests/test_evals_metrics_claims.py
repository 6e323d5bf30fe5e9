"""Metrics of claims: hand-computed values, and reference values of published definitions."""

from __future__ import annotations

import numpy as np
import pytest
from evals_fakes import claim, judged
from hypothesis import given
from hypothesis import strategies as st

from evals.claims import LABELS
from evals.metrics import (
    OF_CLAIMS,
    balanced_accuracy,
    brier,
    calibration_error,
    claim_trust,
    label_accuracy,
    localisation,
    macro_f1,
    risk_coverage,
    strict,
    supported_or_not,
    wrongly_supported,
)

SUPPORTED, REFUTED, CONFLICTING, SILENT = LABELS
# Known and given: two supported right, one supported called refuted, one refuted right, one silent called supported.
KNOWN = [SUPPORTED, SUPPORTED, SUPPORTED, REFUTED, SILENT]
GIVEN = [SUPPORTED, SUPPORTED, REFUTED, REFUTED, SUPPORTED]
CASES = [claim(label) for label in KNOWN]
OUTPUTS = [judged(label, "2014-01-07") for label in GIVEN]


def value(metric, cases=CASES, outputs=OUTPUTS):
    """The figure itself."""
    return metric.METRIC.figure(cases, outputs).value


def test_accuracy():
    assert value(label_accuracy) == 3 / 5


def test_macro_f1_is_over_the_labels_that_occur():
    # supported: 2 TP, 1 FP, 1 FN; refuted: 1 TP, 1 FP; not enough evidence: 1 FN
    assert value(macro_f1) == pytest.approx((2 * 2 / 6 + 2 * 1 / 3 + 0) / 3)


def test_balanced_accuracy_is_the_mean_recall():
    assert value(balanced_accuracy) == pytest.approx((2 / 3 + 1 + 0) / 3)


def test_majority_label_gets_no_more_than_chance():
    outputs = [judged(SUPPORTED)] * 5
    assert value(label_accuracy, outputs=outputs) == 3 / 5
    assert value(balanced_accuracy, outputs=outputs) == pytest.approx(1 / 3)
    assert value(supported_or_not, outputs=outputs) == 0.5


def test_supported_or_not_balances_the_two_sides():
    assert value(supported_or_not) == pytest.approx((2 / 3 + 1 / 2) / 2)


def test_wrongly_supported_is_over_the_others():
    measured = wrongly_supported.METRIC.figure(CASES, OUTPUTS)
    assert (measured.value, measured.cases) == (0.5, 2)


def test_wrong_verdict_costs_more_than_none():
    assert claim_trust.METRIC.observe(claim(REFUTED), judged(SILENT)) == 0
    assert claim_trust.METRIC.observe(claim(REFUTED), judged(SUPPORTED)) == -1
    assert claim_trust.METRIC.observe(claim(SILENT), judged(REFUTED)) == -1


@pytest.mark.parametrize(
    ("case", "output", "expected"),
    [
        (claim(REFUTED), judged(REFUTED, "2014-01-07"), 1.0),
        (claim(REFUTED), judged(REFUTED, "2014-01-08"), 0.0),
        (claim(REFUTED), judged(SUPPORTED, "2014-01-07"), 0.0),
        (claim(SILENT), judged(SILENT), 1.0),
    ],
)
def test_strict_score_needs_label_and_evidence(case, output, expected):
    assert strict.METRIC.observe(case, output) == expected


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (("43",), 1.0),
        (("43 jihadists",), 2 * 1 / (1 + 2)),
        (("Rebels",), 0.0),
        ((), 0.0),
    ],
)
def test_localisation_is_f1_over_words(wrong, expected):
    assert localisation.METRIC.observe(claim(changed="43"), judged(REFUTED, wrong=wrong)) == pytest.approx(expected)


def test_claim_without_a_changed_part_is_not_localised():
    assert localisation.METRIC.observe(claim(SUPPORTED), judged(REFUTED, wrong=("43",))) is None


def test_brier_score():
    assert brier.METRIC.observe(claim(REFUTED), judged(REFUTED, confidence=0.7)) == pytest.approx(0.09)
    assert brier.METRIC.observe(claim(REFUTED), judged(SUPPORTED, confidence=0.7)) == pytest.approx(0.49)


def test_calibration_error_by_hand():
    rows = np.array([(0.95, 1), (0.95, 0), (0.55, 1), (1.0, 1)])
    # [.9, 1]: three verdicts, mean confidence .9667, two right; [.5, .6): one, right
    expected = 3 / 4 * abs(2 / 3 - 2.9 / 3) + 1 / 4 * 0.45
    assert calibration_error.calibration_error(rows) == pytest.approx(expected)


def test_risk_coverage_by_hand():
    rows = np.array([(0.9, 1), (0.8, 0), (0.7, 1), (0.6, 0)])
    assert risk_coverage.area(rows) == pytest.approx((0 + 1 / 2 + 1 / 3 + 2 / 4) / 4)


@given(st.lists(st.sampled_from((0.0, 1.0)), min_size=1, max_size=20))
def test_confidence_that_says_nothing_gets_the_share_of_wrong_labels(right):
    rows = np.array([(0.5, one) for one in right])
    assert risk_coverage.area(rows) == pytest.approx(1 - np.mean(right))


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from((0.0, 1.0))), min_size=1, max_size=20), st.randoms())
def test_order_of_cases_does_not_count(rows, random):
    mixed = random.sample(rows, len(rows))
    for over in (risk_coverage.area, calibration_error.calibration_error):
        assert over(np.array(rows)) == pytest.approx(over(np.array(mixed)))


@pytest.mark.parametrize("metric", OF_CLAIMS, ids=lambda metric: metric.key)
def test_every_metric_of_claims_can_be_taken(metric):
    measured = metric.figure(CASES, OUTPUTS)
    assert measured is None or measured.low <= measured.value + 1e-9 <= measured.high + 2e-9
