"""Refusals where there is no answer: recall of abstention.

    (refused questions that have no answer) / (questions that have no answer)

Not scored: questions that have an answer.
"""

from __future__ import annotations

from ..cases import Case
from ..outputs import Answered
from .base import Metric


def _observe(case: Case, output: Answered) -> float | None:
    return None if case.answerable else float(output.answer.abstained)


METRIC = Metric("abstention_recall", "unanswerable refused", _observe)
