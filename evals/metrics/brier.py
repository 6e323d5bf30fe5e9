"""Brier score of the confidence of verdicts; less is better.

mean of (confidence - 1 if the label is right, else confidence - 0)²
"""

from __future__ import annotations

from typing import Any

from ..outputs import Judged
from .base import Metric


def _observe(case: Any, output: Judged) -> float:
    return (output.verdict.confidence - float(output.verdict.label == case.label)) ** 2


METRIC = Metric("brier", "Brier score", _observe, more_is_better=False, unit="")
