"""Recall of retrieval among the first k entries found.

    recall@k = (entries that the case names, among the first k found) / (entries that the case names)

Computed by ir-measures (`R@k`). Not scored: cases that name no entry.
"""

from __future__ import annotations

from ir_measures import R

from .base import Metric
from .ranking import of_ranking

AT_1 = Metric("recall_at_1", "recall@1", of_ranking(R @ 1))
AT_5 = Metric("recall_at_5", "recall@5", of_ranking(R @ 5))
AT_10 = Metric("recall_at_10", "recall@10", of_ranking(R @ 10))
