"""Recall of the citations, by entry.

    (entries that the case names and that are cited) / (entries that the case names)

Not scored: cases that name no entry. A refusal cites none and gets 0.
"""

from __future__ import annotations

from ..cases import Case
from ..outputs import Answered
from .base import Metric
from .entries import cited


def _observe(case: Case, output: Answered) -> float | None:
    if not case.cites:
        return None
    names = set(cited(output))
    return sum(name in names for name in case.cites) / len(case.cites)


METRIC = Metric("citation_recall", "citation recall", _observe)
