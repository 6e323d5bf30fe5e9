"""Labels as numbers, and what is counted of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..claims import LABELS
from ..figures import Matrix, Row
from ..outputs import Judged

_NUMBER = {label: number for number, label in enumerate(LABELS)}


def known_and_given(case: Any, output: Judged) -> Row:
    """The numbers of the label that is right and of the one that was given."""
    return float(_NUMBER[case.label]), float(_NUMBER[output.verdict.label])


def sure_and_right(case: Any, output: Judged) -> Row:
    """The confidence of a verdict, and 1 where its label is right, else 0."""
    return output.verdict.confidence, float(output.verdict.label == case.label)


def confusion(rows: Matrix) -> Matrix:
    """float64 (labels, labels): how many cases of the label of each row were given that of each column."""
    counts = np.zeros((len(LABELS), len(LABELS)))
    np.add.at(counts, (rows[:, 0].astype(int), rows[:, 1].astype(int)), 1)
    return counts


def recalls(counts: Matrix) -> Iterator[float]:
    """For each label that is right for some case: the share of those cases that were given it."""
    for number in range(len(counts)):
        if counts[number].sum():
            yield float(counts[number, number] / counts[number].sum())
