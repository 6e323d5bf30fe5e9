"""Which sentences go into an answer: one for each thing asked, and those that say otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.quantities import find_quantities
from ..questions import Ask, Question
from .evidence import Evidence
from .slots import Slot
from .weights import support

# A sentence that tells the same thing otherwise must speak for itself nearly as strongly as the best one.
RIVAL = 0.6
# Where several answers are asked for, each sentence must be this strong.
FURTHER = 0.6
MOST_SENTENCES = 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence of the answer with what it answers."""

    evidence: Evidence
    ask: Ask
    slot: Slot | None
    rival: bool = False  # it gives another figure than the best sentence


def select(question: Question, evidence: list[Evidence]) -> list[Chosen]:
    """The sentences of the answer, the strongest for each ask first, then its rivals."""
    chosen: list[Chosen] = []
    for number, ask in enumerate(question.asks):
        best = _best(evidence, number)
        chosen.append(_chosen(best, ask, number))
        chosen += _rivals(evidence, best, ask, number)
    return _distinct(chosen)[:MOST_SENTENCES]


def _best(evidence: list[Evidence], number: int) -> Evidence:
    """The strongest sentence that fills the ask, looked for near the strongest of all first."""
    top = evidence[0]
    if top.slots[number] and top.slots[number][0].score >= 0.7:
        return top
    same_entry = [e for e in evidence if e.entry is top.entry and e.slots[number]]
    filled = [e for e in evidence if e.slots[number] and support(e.features) >= RIVAL]
    candidates = [top, *same_entry, *filled]
    return max(candidates, key=lambda e: _fit(e, number))


def _fit(evidence: Evidence, number: int) -> float:
    slots = evidence.slots[number]
    return support(evidence.features) + 0.5 * (slots[0].score if slots else 0.0)


def _chosen(evidence: Evidence, ask: Ask, number: int, *, rival: bool = False) -> Chosen:
    slots = evidence.slots[number]
    return Chosen(evidence, ask, slots[0] if slots else None, rival)


def _rivals(evidence: list[Evidence], best: Evidence, ask: Ask, number: int) -> list[Chosen]:
    """Sentences that fill the same ask, with another figure or, where several are asked for, another name."""
    figures = ask.kind in ("how_many", "how_much")
    if not (figures or ask.several):
        return []
    threshold = RIVAL if figures else FURTHER
    found = []
    for other in evidence:
        slots = other.slots[number]
        strong = support(other.features) >= threshold and other.features.weakest_name >= 0.8
        if other is best or not slots or not strong or slots[0].score < 0.6:
            continue
        mine = best.slots[number][0].text if best.slots[number] else ""
        if not figures or _differs(mine, slots[0].text):
            found.append(_chosen(other, ask, number, rival=figures))
    return found


def _differs(one: str, other: str) -> bool:
    mine, theirs = find_quantities(one), find_quantities(other)
    if not mine or not theirs:
        return one != other
    return (mine[0].low, mine[0].high) != (theirs[0].low, theirs[0].high)


def _distinct(chosen: list[Chosen]) -> list[Chosen]:
    kept: dict[tuple[str, int, str], Chosen] = {}
    for one in chosen:
        kept.setdefault((one.evidence.entry.event.id, one.evidence.index, one.ask.text), one)
    return list(kept.values())
