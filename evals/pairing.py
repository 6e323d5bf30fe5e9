"""The same cases scored twice → the difference of the two figures, its interval, and how likely chance is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from warnings import catch_warnings, simplefilter

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from .figures import Matrix, Over, Row, mean

_SEED = 20140107
_RESAMPLES = 2000
_PERMUTATIONS = 4999


@dataclass(frozen=True, slots=True)
class Difference:
    """Second less first, with the 95 % interval, over the cases that either run was scored on.

    `p` is two-sided: how often as large a difference comes out when the two results of each case are swapped
    at random.
    """

    value: float
    low: float
    high: float
    p: float
    cases: int


def difference(
    first: Sequence[float | Row | None], second: Sequence[float | Row | None], over: Over = mean
) -> Difference | None:
    """The difference of the two figures, or None where one of them is scored on no case."""
    kept = [(a, b) for a, b in zip(first, second, strict=True) if a is not None or b is not None]
    if not any(a is not None for a, _ in kept) or not any(b is not None for _, b in kept):
        return None
    rows = _stacked([a for a, _ in kept], [b for _, b in kept])
    count = len(kept)
    value = float(_less(rows, over)(np.arange(count), np.arange(count) + count))
    if (np.nan_to_num(rows[:count], nan=-9) == np.nan_to_num(rows[count:], nan=-9)).all():
        return Difference(0.0, 0.0, 0.0, 1.0, count)
    low, high = _interval(rows, over, count)
    return Difference(value, low, high, _p_value(rows, over, count), count)


def _stacked(first: Sequence[float | Row | None], second: Sequence[float | Row | None]) -> Matrix:
    """float64 (2 × cases, numbers): those of the first run, then those of the second; NaN where not scored."""
    both = [(item,) if isinstance(item, float | int) else item for item in [*first, *second]]
    width = next(len(item) for item in both if item is not None)
    return np.asarray([(np.nan,) * width if item is None else item for item in both], np.float64)


def _less(rows: Matrix, over: Over) -> Callable[..., Matrix]:
    """Row numbers of the first and of the second run, along the last axis → second figure less first."""

    def of_rows(a: NDArray[np.int64], b: NDArray[np.int64], axis: int = -1) -> Matrix:
        ends = [_figures(rows, over, np.moveaxis(numbers, axis, -1)) for numbers in (a, b)]
        return ends[1] - ends[0]

    return of_rows


def _figures(rows: Matrix, over: Over, numbers: NDArray[np.int64]) -> Matrix:
    """The figure over the scored ones of each set of rows; NaN where there are none."""
    if over is mean:
        taken = rows[numbers, 0]
        scored = ~np.isnan(taken)
        count = scored.sum(axis=-1)
        sums = np.where(scored, taken, 0).sum(axis=-1)
        return np.asarray(np.where(count > 0, sums / np.maximum(count, 1), np.nan))
    return np.asarray(np.apply_along_axis(lambda one: _over_scored(rows[one], over), -1, numbers))


def _over_scored(rows: Matrix, over: Over) -> float:
    scored = rows[~np.isnan(rows[:, 0])]
    return over(scored) if len(scored) else np.nan


def _interval(rows: Matrix, over: Over, count: int) -> tuple[float, float]:
    """The middle 95 % of the differences over samples of cases drawn with replacement, both results together."""
    less = _less(rows, over)

    def of_cases(numbers: NDArray[np.int64], axis: int = -1) -> Matrix:
        return less(numbers, numbers + count, axis=axis)

    if count == 1:
        alone = float(of_cases(np.arange(1)))
        return alone, alone
    with catch_warnings():
        # A sample may leave one run without a scored case: no difference, and left out below.
        simplefilter("ignore", stats.DegenerateDataWarning)
        found = stats.bootstrap(
            (np.arange(count),),
            of_cases,
            n_resamples=_RESAMPLES,
            method="percentile",
            batch=100,
            rng=np.random.default_rng(_SEED),
        )
    low, high = np.nanquantile(found.bootstrap_distribution, [0.025, 0.975])
    return float(low), float(high)


def _p_value(rows: Matrix, over: Over, count: int) -> float:
    """Of a paired permutation test; exact where the cases are few."""
    if count == 1:
        return 1.0
    numbers = np.arange(count)
    found = stats.permutation_test(
        (numbers, numbers + count),
        _less(rows, over),
        permutation_type="samples",
        vectorized=True,
        n_resamples=_PERMUTATIONS,
        batch=100,
        rng=np.random.default_rng(_SEED),
    )
    return float(found.pvalue)
