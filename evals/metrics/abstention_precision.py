"""Refusals that were right: precision of abstention.

    (refused questions that have no answer) / (refused questions)

Not scored: questions that were not refused.
"""

from __future__ import annotations

from ..cases import Case
from ..outputs import Answered
from .base import Metric


def _observe(case: Case, output: Answered) -> float | None:
    return float(not case.answerable) if output.answer.abstained else None


METRIC = Metric("abstention_precision", "refusals that were right", _observe)
