"""Precision of the citations, by entry.

    (cited entries that the case names) / (cited entries)

Not scored: cases that name no entry, and outputs that cite none.
"""

from __future__ import annotations

from ..cases import Case
from ..outputs import Answered
from .base import Metric
from .entries import cited


def _observe(case: Case, output: Answered) -> float | None:
    names = cited(output)
    if not names or not case.cites:
        return None
    return sum(name in case.cites for name in names) / len(names)


METRIC = Metric("citation_precision", "citation precision", _observe)
