"""Label and evidence, after FEVER's strict score.

1 if the label is right and every entry that decides is cited; else 0. Claims for which there is not enough
evidence need the label alone.
"""

from __future__ import annotations

from typing import Any

from ..outputs import Judged
from .base import Metric
from .entries import cited


def _observe(case: Any, output: Judged) -> float:
    evidence = case.label == "not_enough_evidence" or set(case.cites) <= set(cited(output))
    return float(output.verdict.label == case.label and evidence)


METRIC = Metric("strict", "label and evidence (FEVER)", _observe)
