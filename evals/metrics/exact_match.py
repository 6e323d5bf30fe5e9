"""Exact match of the short answer, after SQuAD.

    1 if the short answer, without case, punctuation and articles and with its numbers in digits, is one of the
    accepted strings; else 0.

Not scored: questions that ask for several things, for yes or no, or that have no answer.
"""

from __future__ import annotations

from .base import Metric
from .short_answers import over_accepted

METRIC = Metric("exact_match", "exact match, short answer", over_accepted(lambda said, wanted: float(said == wanted)))
