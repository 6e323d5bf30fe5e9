"""Mean reciprocal rank of retrieval.

    MRR = mean of 1 / (rank of the first entry found that the case names), 0 where none was found

Computed by ir-measures (`RR`). Not scored: cases that name no entry.
"""

from __future__ import annotations

from ir_measures import RR

from .base import Metric
from .ranking import of_ranking

METRIC = Metric("mrr", "MRR", of_ranking(RR))
