"""Expected calibration error: how far the confidence of verdicts is from the share that are right; less is better.

ECE = sum over ten equal bins of confidence of (cases in the bin / cases) × |share right - mean confidence|
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..figures import Matrix
from .base import Metric
from .labels import sure_and_right

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The verdicts of like confidence."""

    cases: int
    confidence: float  # mean
    right: float  # share


def bins(rows: Matrix) -> Iterator[Bin]:
    """The bins that have cases, from the least confidence; rows are sure_and_right."""
    numbers = np.minimum((rows[:, 0] * _BINS).astype(int), _BINS - 1)
    for number in range(_BINS):
        inside = rows[numbers == number]
        if len(inside):
            confidence, right = inside.mean(axis=0)
            yield Bin(len(inside), float(confidence), float(right))


def calibration_error(rows: Matrix) -> float:
    """From 0 to 1; rows are sure_and_right."""
    return sum(item.cases * abs(item.right - item.confidence) for item in bins(rows)) / len(rows)


METRIC = Metric(
    "calibration_error", "calibration error (ECE)", sure_and_right, calibration_error, more_is_better=False, unit=""
)
