"""Trust, the overall score of claims, from -1 to 1: a wrong verdict costs more than none.

    1   the label is right
    0   "not enough evidence" was said of a claim that the sources decide
    -1  anything else: a claim was called supported, refuted or conflicting, and it is not

The figure is the mean.
"""

from __future__ import annotations

from typing import Any

from ..outputs import Judged
from .base import Metric


def _observe(case: Any, output: Judged) -> float:
    if output.verdict.label == case.label:
        return 1.0
    return 0.0 if output.verdict.label == "not_enough_evidence" else -1.0


METRIC = Metric("claim_trust", "trust (-1 to 1)", _observe, unit="", lowest=-1.0)
