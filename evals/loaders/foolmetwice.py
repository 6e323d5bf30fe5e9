"""FoolMeTwice: a claim that players wrote to mislead, with the sentences that decide it.

{"text": "…", "label": "SUPPORTS" | "REFUTES", "gold_evidence": [{"text": "…", …}, …], …}
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from ..claims import GivenClaim
from .rows import Loaded, PublicRow, by_label, rows

_LABELS = {"SUPPORTS": "supported", "REFUTES": "refuted"}


class _Sentence(PublicRow):
    text: str


class _Row(PublicRow):
    text: str = Field(min_length=1)
    label: str
    gold_evidence: tuple[_Sentence, ...] = Field(min_length=1)
    category: str = "given"


def load(path: Path) -> Loaded:
    """The claims of a file of JSON Lines, each with its gold sentences alone."""
    return Loaded("given", tuple(_case(path, number, row) for number, row in rows(_Row, path)))


def _case(path: Path, number: int, row: _Row) -> GivenClaim:
    label = by_label(_LABELS, row.label, f"{path}:{number}")
    evidence = tuple(sentence.text for sentence in row.gold_evidence)
    return GivenClaim(id=str(number), claim=row.text, label=label, evidence=evidence, kind=row.category)
