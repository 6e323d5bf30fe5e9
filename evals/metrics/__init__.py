"""The metrics, a file each, in the order of the reports."""

from . import (
    abstention_precision,
    abstention_recall,
    answers_right,
    citation_precision,
    citation_recall,
    entries_cited,
    false_refusals,
    ndcg,
    quote_integrity,
    recall,
    reciprocal_rank,
    right_and_cited,
    stated_but_wrong,
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
    citation_precision.METRIC,
    citation_recall.METRIC,
    quote_integrity.METRIC,
    *OF_RETRIEVAL,
)
