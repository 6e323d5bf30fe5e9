"""Factcheck-Bench, stance: a claim of a chat model against one piece of evidence from the web.

    {"claim": "…", "evidence": "…", "stance": "completely-support" | "partially-support" | "refute" | "irrelevant"}

What is supported in part, and what the evidence has nothing to do with, is "not enough evidence".
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from ..claims import GivenClaim
from .rows import Loaded, PublicRow, by_label, rows

_LABELS = {
    "completely-support": "supported",
    "partially-support": "not_enough_evidence",
    "refute": "refuted",
    "irrelevant": "not_enough_evidence",
}


class _Row(PublicRow):
    claim: str = Field(min_length=1)
    evidence: str
    stance: str


def load(path: Path) -> Loaded:
    """The pairs of a file of JSON Lines."""
    return Loaded("given", tuple(_case(path, number, row) for number, row in rows(_Row, path)))


def _case(path: Path, number: int, row: _Row) -> GivenClaim:
    label = by_label(_LABELS, row.stance, f"{path}:{number}")
    return GivenClaim(id=str(number), claim=row.claim, label=label, evidence=(row.evidence,), kind=row.stance)
