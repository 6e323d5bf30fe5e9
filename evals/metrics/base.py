"""What a metric is: what it observes of one case, and what it makes of all that were observed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..figures import Figure, Over, Row, figure, mean

Observed = float | Row | None


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that is measured; its formula stands in the docstring of its module.

    `observe` takes a case and an output and gives None where the case has nothing to score.
    `over` takes the rows of all scored cases, float64 (cases, numbers observed).
    """

    key: str  # in files: gates, scores
    title: str  # in reports
    observe: Callable[[Any, Any], Observed]
    over: Over = mean
    more_is_better: bool = True
    unit: str = "%"  # "%" for shares, "" for plain numbers
    lowest: float = 0.0  # score of a case
    opinion: bool = False  # what a language model says: shown where there is any, and no gate

    def figure(self, cases: Sequence[Any], outputs: Sequence[Any]) -> Figure | None:
        """The figure over the cases and what was given for each, in the same order."""
        return figure(self.observed(cases, outputs), self.over, self.lowest)

    def observed(self, cases: Sequence[Any], outputs: Sequence[Any]) -> list[Observed]:
        """What was observed of each case, None where it was not scored."""
        return [self.observe(case, output) for case, output in zip(cases, outputs, strict=True)]
