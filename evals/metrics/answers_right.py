"""Answers matched.

    1 if the question was not refused, every group of accepted strings is matched by one of its strings in the
    answer or the short answer, and the short answer of a yes-or-no question begins with the right word; else 0.

Not scored: questions that have no answer, and those whose answer is a list of entries alone.
"""

from __future__ import annotations

from ..cases import Case
from ..matching import leads_with, says
from ..outputs import Answered
from .base import Metric


def _observe(case: Case, output: Answered) -> float | None:
    if not case.answerable or not (case.answers or case.polarity):
        return None
    answer = output.answer
    said = f"{answer.answer} | {answer.short_answer}"
    groups = all(any(says(said, accepted) for accepted in group) for group in case.answers)
    sided = case.polarity is None or leads_with(answer.short_answer, case.polarity)
    return float(not answer.abstained and groups and sided)


METRIC = Metric("answers_right", "right", _observe)
