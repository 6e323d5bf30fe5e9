"""The metrics, a file each, in the order of the reports."""

from . import (
    abstention_precision,
    abstention_recall,
    answers_right,
    balanced_accuracy,
    brier,
    by_model,
    calibration_error,
    citation_precision,
    citation_recall,
    claim_trust,
    dates_equal,
    entries_cited,
    exact_match,
    false_refusals,
    label_accuracy,
    localisation,
    macro_f1,
    ndcg,
    numbers_equal,
    quote_integrity,
    recall,
    reciprocal_rank,
    right_and_cited,
    risk_coverage,
    stated_but_wrong,
    strict,
    supported_or_not,
    token_f1,
    trust,
    wrongly_supported,
)
from .base import Metric, Observed

__all__ = ["OF_CLAIMS", "OF_GIVEN", "OF_QUESTIONS", "OF_RETRIEVAL", "Metric", "Observed"]

OF_RETRIEVAL: tuple[Metric, ...] = (recall.AT_1, recall.AT_5, recall.AT_10, reciprocal_rank.METRIC, ndcg.METRIC)
OF_QUESTIONS: tuple[Metric, ...] = (
    right_and_cited.METRIC,
    answers_right.METRIC,
    entries_cited.METRIC,
    abstention_recall.METRIC,
    abstention_precision.METRIC,
    false_refusals.METRIC,
    stated_but_wrong.METRIC,
    trust.METRIC,
    exact_match.METRIC,
    token_f1.METRIC,
    numbers_equal.METRIC,
    dates_equal.METRIC,
    citation_precision.METRIC,
    citation_recall.METRIC,
    quote_integrity.METRIC,
    by_model.RIGHT,
    by_model.BORNE_OUT,
    *OF_RETRIEVAL,
)
_OF_LABELS: tuple[Metric, ...] = (
    label_accuracy.METRIC,
    macro_f1.METRIC,
    balanced_accuracy.METRIC,
    supported_or_not.METRIC,
    wrongly_supported.METRIC,
    claim_trust.METRIC,
)
_OF_CONFIDENCE: tuple[Metric, ...] = (calibration_error.METRIC, brier.METRIC, risk_coverage.METRIC)
OF_CLAIMS: tuple[Metric, ...] = (
    *_OF_LABELS,
    strict.METRIC,
    localisation.METRIC,
    *_OF_CONFIDENCE,
    citation_precision.METRIC,
    citation_recall.METRIC,
    quote_integrity.METRIC,
    *OF_RETRIEVAL,
)
OF_GIVEN: tuple[Metric, ...] = (*_OF_LABELS, *_OF_CONFIDENCE, quote_integrity.METRIC)
