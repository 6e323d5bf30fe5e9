"""What became of one part of a claim beside one sentence of an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..models import PartKind

# holds: said or entailed. fails: something else is said in its place. open: nothing is said of it.
Status = Literal["holds", "fails", "open"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a claim that can hold or fail on its own; offsets in the claim."""

    kind: PartKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A part with its status, and what the entry has in its place."""

    part: Part
    status: Status
    strength: float = 1.0  # 0 to 1: how surely the two speak of the same thing
    found: str = ""
    why: str = ""
    weight: float = 1.0  # how telling the part is for which event it is
    index: int = -1  # of the sentence in its entry that decides it
