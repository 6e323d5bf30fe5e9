"""Which sentences go into an answer: one for each thing asked, and those that say otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..facts.matching import match_term
from ..facts.parsing import Token, parse
from ..facts.quantities import find_quantities
from ..questions import Ask, Question
from .evidence import Evidence
from .slots import Slot
from .weights import ENOUGH, support

MOST_SENTENCES = 8
# A slot from this score on is taken for the thing asked; a lower one is only the best there is.
SURE = 0.6
# A sentence of another entry that tells the same with another figure accounts for the question's names fully,
# and for its other words nearly as well as the best sentence does.
RIVAL_NAMES, RIVAL_WORDS = 0.8, 0.2
_REPORTS = re.compile(
    r"\b(?:according to|(?:an)?other (?:report|source|account)s?|later|toll|revised|put (?:the|it|its)|claim(?:s|ed)?"
    r"|official(?:s|ly)?|estimat\w+|spoke of|figure|said|says|told|counted|confirmed|denied|denies|instead|while|but)\b", re.I,
)  # fmt: skip


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
        chosen += _others(question, evidence, best, ask, number)
    return _distinct(chosen)[:MOST_SENTENCES]


def _best(evidence: list[Evidence], number: int) -> Evidence:
    """The strongest sentence that fills the ask: the best of all, or a better filled one beside it."""
    top = evidence[0]
    beside = [e for e in evidence if e.entry is top.entry]
    strong = [e for e in evidence if support(e) >= ENOUGH]
    return max([top, *beside, *strong], key=lambda e: _fit(e, number))


def _fit(evidence: Evidence, number: int) -> float:
    slots = evidence.slots[number]
    return support(evidence) + 0.3 * (slots[0].score if slots else 0.0)


def _chosen(evidence: Evidence, ask: Ask, number: int, *, rival: bool = False) -> Chosen:
    slots = evidence.slots[number]
    return Chosen(evidence, ask, slots[0] if slots else None, rival)


def _others(question: Question, evidence: list[Evidence], best: Evidence, ask: Ask, number: int) -> list[Chosen]:
    """Sentences that fill the same ask, with another figure or, where several are asked for, another name."""
    figures = ask.kind in ("how_many", "how_much")
    if not (figures or ask.several) or not best.slots[number]:
        return []
    mine = best.slots[number][0].text
    return [
        _chosen(other, ask, number, rival=figures)
        for other in evidence
        if other is not best
        and other.slots[number]
        and other.slots[number][0].score >= SURE
        and (_is_beside(question, best, other) or _is_alike(best, other))
        and (not figures or _gives_another(question, mine, other.slots[number][0].text))
    ]


def _is_beside(question: Question, best: Evidence, other: Evidence) -> bool:
    """True for a sentence of the same entry that tells of the same thing again, as a report or by its name."""
    if other.entry is not best.entry:
        return False
    names = [t for t in question.terms if t.kind == "name"]
    named = any(match_term(t, other.tree).score >= RIVAL_NAMES for t in names)
    return named or bool(_REPORTS.search(other.passage.text))


def _is_alike(best: Evidence, other: Evidence) -> bool:
    mine, theirs = best.features, other.features
    return (
        support(other) >= ENOUGH
        and theirs.weakest_name >= RIVAL_NAMES
        and theirs.words >= mine.words - RIVAL_WORDS
        and theirs.swapped == 0.0
    )


def _gives_another(question: Question, one: str, other: str) -> bool:
    """True for another figure of the same; "several American citizens" among "359 people" are a part of them."""
    mine, theirs = find_quantities(one), find_quantities(other)
    if not mine or not theirs:
        return one != other
    fewer = theirs[0].low < mine[0].low
    narrower = [t for t in parse(other).tokens if t.pos in ("PROPN", "ADJ") and t.start >= theirs[0].number_end]
    if fewer and any(not _is_in(question, t, one) for t in narrower):
        return False
    return (mine[0].low, mine[0].high) != (theirs[0].low, theirs[0].high)


def _is_in(question: Question, token: Token, text: str) -> bool:
    return any(t.lemma == token.lemma for t in (*question.parse.tokens, *parse(text).tokens))


def _distinct(chosen: list[Chosen]) -> list[Chosen]:
    kept: dict[tuple[str, int, str], Chosen] = {}
    for one in chosen:
        kept.setdefault((one.evidence.entry.event.id, one.evidence.index, one.ask.text + one.ask.happening), one)
    return list(kept.values())
