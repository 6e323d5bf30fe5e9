"""Stated but wrong; fewer is better.

    1 if the question was answered and the answer is not right with the right entries cited; else 0.

Not scored: questions that have no answer (`abstention_recall` counts what was stated to those).
"""

from __future__ import annotations

from ..cases import Case
from ..outputs import Answered
from . import right_and_cited
from .base import Metric


def _observe(case: Case, output: Answered) -> float | None:
    if not case.answerable:
        return None
    return float(not output.answer.abstained and right_and_cited.METRIC.observe(case, output) == 0.0)


METRIC = Metric("stated_but_wrong", "stated but wrong", _observe, more_is_better=False)
