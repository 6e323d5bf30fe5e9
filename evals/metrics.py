"""Scores of many cases → one figure with its interval. "Not scored" is not zero."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import stats

_SEED = 20140107  # any fixed number: the same scores give the same interval


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean of scores from 0 to 1 with the 95 % interval of it; `cases` is how many were scored."""

    mean: float
    low: float
    high: float
    cases: int


def figure(scores: Iterable[float | None]) -> Figure | None:
    """The mean of the scores that are not None, or None where there are none.

    Shares (every score 0 or 1) get Wilson's interval, others a bootstrap's.
    """
    scored = [score for score in scores if score is not None]
    if not scored:
        return None
    low, high = _wilson(scored) if set(scored) <= {0.0, 1.0} else _bootstrap(scored)
    return Figure(float(np.mean(scored)), low, high, len(scored))


def _wilson(scores: list[float]) -> tuple[float, float]:
    """Wilson's score interval of a share."""
    interval = stats.binomtest(round(sum(scores)), len(scores)).proportion_ci(method="wilson")
    return float(interval.low), float(interval.high)


def _bootstrap(scores: list[float]) -> tuple[float, float]:
    """The middle 95 % of the means of 2,000 samples drawn with replacement."""
    rng = np.random.default_rng(_SEED)
    means = rng.choice(np.asarray(scores), size=(2000, len(scores))).mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)
