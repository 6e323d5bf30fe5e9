"""Claims called supported that are not; fewer is better. The error that does most harm.

    (claims called supported that are not) / (claims that are not supported)

Not scored: claims that are supported.
"""

from __future__ import annotations

from typing import Any

from ..outputs import Judged
from .base import Metric


def _observe(case: Any, output: Judged) -> float | None:
    return None if case.label == "supported" else float(output.verdict.label == "supported")


METRIC = Metric("wrongly_supported", "wrongly called supported", _observe, more_is_better=False)
