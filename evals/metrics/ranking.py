"""The measures of ir-measures over one case's ranking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ir_measures import Qrel, ScoredDoc
from ir_measures.measures import Measure

from ..outputs import Output
from .base import Observed
from .entries import found


def of_ranking(measure: Measure) -> Callable[[Any, Output], Observed]:
    """The measure as a function of a case and an output; None where the case names nothing to find."""

    def observe(case: Any, output: Output) -> Observed:
        grades = relevant(case)
        if not grades:
            return None
        wanted = [Qrel("", name, grade) for name, grade in grades.items()]
        # trec_eval orders by score: what stands first gets the highest.
        ranked = [ScoredDoc("", name, -place) for place, name in enumerate(found(output))]
        return float(measure.calc_aggregate(wanted, ranked)) if ranked else 0.0

    return observe


def relevant(case: Any) -> Mapping[str, int]:
    """What is to be found, with its grade: of a query the graded documents, of other cases each entry named."""
    grades: Mapping[str, int] = getattr(case, "relevant", None) or dict.fromkeys(case.cites, 1)
    return grades
