"""Balanced accuracy of "supported or not", as LLM-AggreFact has it.

    half of (supported claims that were called so) / (supported claims)
    and half of (other claims that were called otherwise) / (other claims)

where "otherwise" is any other label; the share of one side alone where the other has no claims.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..figures import Matrix, Row
from ..outputs import Judged
from .base import Metric


def _observe(case: Any, output: Judged) -> Row:
    return float(case.label == "supported"), float(output.verdict.label == "supported")


def _over(rows: Matrix) -> float:
    known, given = rows.T
    sides = [given[known == side] == side for side in (0, 1) if (known == side).any()]
    return float(np.mean([side.mean() for side in sides]))


METRIC = Metric("supported_or_not", "supported or not, balanced", _observe, _over)
