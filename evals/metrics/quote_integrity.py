"""Integrity of the quotes; anything below 100 % is a fault.

    1 if every quote stands byte for byte in its source at the place that its citation names; else 0.

Not scored: outputs that cite nothing.
"""

from __future__ import annotations

from ..cases import Case
from ..outputs import Answered
from .base import Metric


def _observe(case: Case, output: Answered) -> float | None:
    del case
    return float(all(output.exact) and len(output.exact) == len(output.citations)) if output.citations else None


METRIC = Metric("quote_integrity", "quotes byte for byte", _observe)
