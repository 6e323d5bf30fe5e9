"""Balanced accuracy of the labels of claims: the majority label gets no more than chance.

mean over the labels that are right for some claim of (claims that were given it) / (claims for which it is right)
"""

from __future__ import annotations

import numpy as np

from ..figures import Matrix
from .base import Metric
from .labels import confusion, known_and_given, recalls


def balanced_accuracy(rows: Matrix) -> float:
    """From 0 to 1; rows are known_and_given."""
    return float(np.mean(list(recalls(confusion(rows)))))


METRIC = Metric("balanced_accuracy", "balanced accuracy", known_and_given, balanced_accuracy)
