"""Scores of many cases → one figure with its 95 % interval. "Not scored" is not zero."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Row = tuple[float, ...]  # what is observed of one case: its score, or what the figure is made of
Matrix = NDArray[np.float64]  # (cases, numbers observed of each)
Over = Callable[[Matrix], float]

_SEED = 20140107  # any fixed number: the same scores give the same interval
_RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the 95 % interval of it; `cases` is how many were scored."""

    value: float
    low: float
    high: float
    cases: int


def mean(rows: Matrix) -> float:
    """The mean of the first numbers observed."""
    return float(rows[:, 0].mean())


def figure(observed: Sequence[float | Row | None], over: Over = mean, worst: float = 0.0) -> Figure | None:
    """The figure over the cases that were observed, or None where there are none.

    The interval is the middle 95 % of the figures of 2,000 samples of cases, drawn with replacement. A mean is
    of scores from `worst` to 1.
    """
    rows = matrix(observed)
    if not len(rows):
        return None
    low, high = _alike(rows, over, worst) if (rows == rows[0]).all() else _interval(rows, over)
    return Figure(over(rows), low, high, len(rows))


def matrix(observed: Sequence[float | Row | None]) -> Matrix:
    """float64 (cases scored, numbers): what was observed, without the cases that were not scored."""
    rows = [item if isinstance(item, tuple) else (item,) for item in observed if item is not None]
    return np.asarray(rows, np.float64).reshape(len(rows), -1 if rows else 1)


def _interval(rows: Matrix, over: Over) -> tuple[float, float]:
    """The interval by resampling."""
    found = stats.bootstrap(
        (np.arange(len(rows)),),
        resampled(rows, over),
        n_resamples=_RESAMPLES,
        method="percentile",
        batch=100,
        rng=np.random.default_rng(_SEED),
    ).confidence_interval
    return float(found.low), float(found.high)


def resampled(rows: Matrix, over: Over) -> Callable[..., Matrix]:
    """The figure as a function of arrays of row numbers, along their last axis: what scipy resamples."""

    def of_rows(numbers: NDArray[np.int64], axis: int = -1) -> Matrix:
        taken = np.moveaxis(numbers, axis, -1)
        if over is mean:
            means: Matrix = rows[taken, 0].mean(axis=-1)
            return means
        return np.apply_along_axis(lambda one: over(rows[one]), -1, taken)

    return of_rows


def _alike(rows: Matrix, over: Over, worst: float) -> tuple[float, float]:
    """The interval where all cases are alike: Wilson's, where their score is the best or the worst there is.

    Every sample of 20 right answers is 20 right answers, and resampling would say [100 %, 100 %].
    """
    value = over(rows)
    if over is not mean or value not in {worst, 1.0}:
        return value, value
    best = len(rows) if value == 1.0 else 0
    interval = stats.binomtest(best, len(rows)).proportion_ci(method="wilson")
    return worst + (1 - worst) * float(interval.low), worst + (1 - worst) * float(interval.high)
