"""Right, with the right entries cited.

    1 if the answer is right (`answers_right`) and every entry that the case names is cited (`entries_cited`); else 0.

Not scored: questions that have no answer.
"""

from __future__ import annotations

from ..cases import Case
from ..outputs import Answered
from . import answers_right, entries_cited
from .base import Metric


def _observe(case: Case, output: Answered) -> float | None:
    if not case.answerable:
        return None
    parts = (answers_right.METRIC, entries_cited.METRIC)
    return float(all(metric.observe(case, output) != 0.0 for metric in parts))


METRIC = Metric("right_and_cited", "right, right entry cited", _observe)
