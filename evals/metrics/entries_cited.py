"""Right entries cited.

    1 if every entry that the case names is cited; else 0.

Not scored: cases that name no entry.
"""

from __future__ import annotations

from ..cases import Case
from ..outputs import Answered
from .base import Metric
from .entries import cited


def _observe(case: Case, output: Answered) -> float | None:
    return float(set(case.cites) <= set(cited(output))) if case.cites else None


METRIC = Metric("entries_cited", "right entry cited", _observe)
