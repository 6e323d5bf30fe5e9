"""Normalised discounted cumulative gain of retrieval at 10.

    nDCG@10 = DCG / (DCG of the best ranking), DCG = sum over ranks i ≤ 10 of gain(i) / log2(i + 1)

The gain is 1 for an entry that the case names, or its grade where the case gives grades.
Computed by ir-measures (`nDCG@10`). Not scored: cases that name no entry.
"""

from __future__ import annotations

from ir_measures import nDCG

from .base import Metric
from .ranking import of_ranking

METRIC = Metric("ndcg_at_10", "nDCG@10", of_ranking(nDCG @ 10))
