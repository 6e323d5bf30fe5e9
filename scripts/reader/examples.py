"""What the reader learns from: evidence beside a claim or a question, and what is right about it."""

from __future__ import annotations

from dataclasses import dataclass

SUPPORTED, REFUTED, NOT_TOLD = 0, 1, 2
UNSET = -100  # no label of that kind; the loss leaves it out


@dataclass(frozen=True, slots=True)
class Example:
    """Evidence and a text read beside it; each label is UNSET where it does not apply."""

    evidence: str
    text: str
    origin: str
    claim: int = UNSET  # SUPPORTED, REFUTED or NOT_TOLD
    disputed: int = UNSET  # 1: the evidence holds two answers that cannot both be true, and the claim takes one
    told: int = UNSET  # 1: the evidence answers the question, 0: it does not
    yes: int = UNSET  # 1: the answer is yes, 0: it is no
    start: int = UNSET  # characters of the answer in the evidence
    end: int = UNSET
    fault: tuple[int, int] | None = None  # characters of the claim that are gainsaid or not told; (0, 0): none are
    held: bool = False  # measured on, not learned from
