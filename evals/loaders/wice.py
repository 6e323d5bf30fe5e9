"""WiCE: a sentence of Wikipedia against the article that it cites.

    {"claim": "…", "evidence": ["…", …], "label": "supported" | "partially_supported" | "not_supported", …}

What is supported in part or not at all is "not enough evidence" here: WiCE does not tell contradiction from silence.
The metric to read is therefore "supported or not".
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from ..claims import GivenClaim
from .rows import Loaded, PublicRow, by_label, rows

_LABELS = {
    "supported": "supported",
    "partially_supported": "not_enough_evidence",
    "not_supported": "not_enough_evidence",
}


class _Row(PublicRow):
    claim: str = Field(min_length=1)
    evidence: tuple[str, ...] = Field(min_length=1)
    label: str


def load(path: Path) -> Loaded:
    """The claims of a file of JSON Lines."""
    return Loaded("given", tuple(_case(path, number, row) for number, row in rows(_Row, path)))


def _case(path: Path, number: int, row: _Row) -> GivenClaim:
    label = by_label(_LABELS, row.label, f"{path}:{number}")
    return GivenClaim(id=str(number), claim=row.claim, label=label, evidence=row.evidence, kind=row.label)
