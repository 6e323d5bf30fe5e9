"""Localisation of what is wrong: F1 over the words of the claim.

    P = common / (words in parts labelled refuted, conflicting or not enough evidence),
    R = common / (words that the case marks as changed), F1 = 2 P R / (P + R)

A word is told by its place in the claim. Not scored: claims that mark nothing as changed.
"""

from __future__ import annotations

import re
from typing import Any

from ..outputs import Judged
from .base import Metric

_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")


def _observe(case: Any, output: Judged) -> float | None:
    if not case.changed:
        return None
    start = case.claim.index(case.changed)
    wanted = _words(case.claim, start, start + len(case.changed))
    told: set[int] = set()
    for part in output.verdict.parts:
        if part.label != "supported":
            told |= _words(case.claim, part.start, part.end)
    return 2 * len(wanted & told) / (len(wanted) + len(told)) if wanted else None


def _words(claim: str, start: int, end: int) -> set[int]:
    """Where the words begin that lie in the span, if only in part."""
    return {word.start() for word in _WORD.finditer(claim) if word.start() < end and word.end() > start}


METRIC = Metric("localisation", "localisation of the wrong part", _observe)
