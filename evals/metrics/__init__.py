"""The metrics, a file each, in the order of the reports."""

from . import (
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
from .base import Metric, Observed

__all__ = ["OF_QUESTIONS", "OF_RETRIEVAL", "Metric", "Observed"]

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
    *OF_RETRIEVAL,
)
