"""Accuracy of the labels of claims.

(claims that were given the right label) / (claims)
"""

from __future__ import annotations

from typing import Any

from ..outputs import Judged
from .base import Metric


def _observe(case: Any, output: Judged) -> float:
    return float(output.verdict.label == case.label)


METRIC = Metric("label_accuracy", "accuracy", _observe)
