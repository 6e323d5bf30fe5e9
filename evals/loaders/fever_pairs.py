"""FEVER-like pairs, FEVER-Symmetric among them: a claim, the text to judge it by, a label.

    {"claim": "…", "evidence": "…" or ["…", …], "label": "SUPPORTS" | "REFUTES" | "NOT ENOUGH INFO"}

a line; `gold_label` in place of `label`, and "supported" and "refuted" in small letters, are read too.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import AliasChoices, Field

from ..claims import GivenClaim
from .rows import Loaded, PublicRow, by_label, rows

_LABELS = {
    "SUPPORTS": "supported",
    "REFUTES": "refuted",
    "NOT ENOUGH INFO": "not_enough_evidence",
    "supported": "supported",
    "refuted": "refuted",
    "not_enough_evidence": "not_enough_evidence",
}


class _Row(PublicRow):
    claim: str = Field(min_length=1)
    evidence: str | tuple[str, ...]
    label: str = Field(validation_alias=AliasChoices("label", "gold_label"))


def load(path: Path) -> Loaded:
    """The pairs of a file of JSON Lines."""
    return Loaded("given", tuple(_case(path, number, row) for number, row in rows(_Row, path)))


def _case(path: Path, number: int, row: _Row) -> GivenClaim:
    evidence = (row.evidence,) if isinstance(row.evidence, str) else row.evidence
    label = by_label(_LABELS, row.label, f"{path}:{number}")
    return GivenClaim(id=str(number), claim=row.claim, label=label, evidence=evidence, kind=label)
