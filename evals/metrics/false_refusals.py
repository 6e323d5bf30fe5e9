"""Refusals where there is an answer; fewer is better.

    (refused questions that have an answer) / (questions that have an answer)

Not scored: questions that have no answer.
"""

from __future__ import annotations

from ..cases import Case
from ..outputs import Answered
from .base import Metric


def _observe(case: Case, output: Answered) -> float | None:
    return float(output.answer.abstained) if case.answerable else None


METRIC = Metric("false_refusals", "answerable refused", _observe, more_is_better=False)
