"""Macro-averaged F1 of the labels of claims.

F1 of a label = 2 TP / (2 TP + FP + FN); the figure is the plain mean over the labels that are right for some
claim or were given to one
"""

from __future__ import annotations

import numpy as np

from ..figures import Matrix
from .base import Metric
from .labels import confusion, known_and_given


def macro_f1(rows: Matrix) -> float:
    """From 0 to 1; rows are known_and_given."""
    counts = confusion(rows)
    hits, beside = np.diag(counts), counts.sum(axis=0) + counts.sum(axis=1)
    met = beside > 0
    return float((2 * hits[met] / beside[met]).mean())


METRIC = Metric("macro_f1", "macro F1", known_and_given, macro_f1)
