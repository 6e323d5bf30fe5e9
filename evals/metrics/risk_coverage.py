"""Area under the risk–coverage curve; less is better.

    risk(k) = share of wrong labels among the k verdicts of the highest confidence,
    area = mean of risk(k) over k = 1 … cases

Among verdicts of equal confidence each takes the mean of them, as if their order were drawn by lot. A confidence
that orders verdicts by nothing gets the share of wrong labels.
"""

from __future__ import annotations

import numpy as np

from ..figures import Matrix
from .base import Metric
from .labels import sure_and_right


def risks(rows: Matrix) -> Matrix:
    """float64 (cases,): risk(k) for k from 1; rows are sure_and_right."""
    levels, numbers = np.unique(-rows[:, 0], return_inverse=True)
    cases = np.bincount(numbers, minlength=len(levels))
    wrong = np.bincount(numbers, weights=1 - rows[:, 1], minlength=len(levels))
    expected = np.repeat(wrong / cases, cases)  # of each verdict, those of the highest confidence first
    return np.asarray(np.cumsum(expected) / np.arange(1, len(rows) + 1))


def area(rows: Matrix) -> float:
    """From 0 to 1; rows are sure_and_right."""
    return float(risks(rows).mean())


METRIC = Metric("risk_coverage", "risk–coverage area", sure_and_right, area, more_is_better=False, unit="")
