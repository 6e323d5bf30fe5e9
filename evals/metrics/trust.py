"""Trust, the overall score of questions, from -1 to 1: a cited wrong answer costs more than a refusal.

    1   the answer is right with the right entries cited, or a question that has no answer was refused
    0   a question that has an answer was refused
    -1  anything else was stated: a wrong answer, a wrong entry cited, an answer where there is none

The figure is the mean. Refusing everything gets the share of questions that have no answer; one wrong
statement takes away what one right answer brought.
"""

from __future__ import annotations

from ..cases import Case
from ..outputs import Answered
from . import right_and_cited
from .base import Metric


def _observe(case: Case, output: Answered) -> float:
    if output.answer.abstained:
        return float(not case.answerable)
    return 1.0 if right_and_cited.METRIC.observe(case, output) == 1.0 else -1.0


METRIC = Metric("trust", "trust (-1 to 1)", _observe, unit="", lowest=-1.0)
