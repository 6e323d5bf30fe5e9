"""A claim's figures against an entry's, by algebra: the same thing counted, or measured, in the same happening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..facts.parsing import Token
from ..facts.quantities import Quantity, comparable, compatible, entails
from ..facts.statements import Statement
from ..facts.synonyms import across_classes, same_kind, stands_for
from ..facts.wordnet import topics
from .findings import Finding, Part, Status

# Below this two figures count different things ("46 fighters", "46 villages").
SAME_COUNT = 0.5
OTHER_HARM = -0.5  # the wounded are not the dead
SURE_COUNT = 0.6  # from here on another figure gainsays the claim's
ELSEWHERE = 0.85  # a figure of another sentence of the entry
_PLURALS = {"men": "man", "women": "woman", "children": "child", "lives": "life", "bodies": "body"}
_WOUNDING = frozenset({"wound", "injure", "hurt"})
_ANYBODY = frozenset("people person victim other one individual human life soul man dead casualty body corpse".split())
_HARMED = frozenset(
    "kill die wound injure hurt execute behead slaughter shoot capture arrest detain miss displace infect free".split()
)


@dataclass(frozen=True, slots=True)
class Rival:
    """A figure of an entry that may answer a figure of the claim."""

    quantity: Quantity
    statement: Statement
    likeness: float  # 0 to 1: how far it counts the same
    index: int


def amount_findings(claim: Statement, entry: Sequence[Statement], at: int) -> list[Finding]:
    """A finding for each figure of the claim beside the sentence `at` of an entry and its neighbours."""
    return [_finding(claim, quantity, entry, at) for quantity in claim.quantities]


def rivals(claim: Statement, quantity: Quantity, entry: Sequence[Statement], at: int) -> list[Rival]:
    """The entry's figures for what the claim's figure counts, the likeliest first."""
    found = [
        Rival(other, sentence, likeness * (1.0 if index == at else ELSEWHERE), index)
        for index, sentence in enumerate(entry)
        for other in sentence.quantities
        if comparable(other, quantity) and (likeness := _likeness(claim, quantity, sentence, other)) >= SAME_COUNT
    ]
    return sorted(found, key=lambda r: (-r.likeness, r.index != at, r.index, r.quantity.start))


def _finding(claim: Statement, quantity: Quantity, entry: Sequence[Statement], at: int) -> Finding:
    part = Part("how_many", quantity.text, quantity.start, quantity.end)
    candidates = rivals(claim, quantity, entry, at)
    if not candidates:
        same = _said_otherwise(claim, quantity, entry[at])
        if same is not None:
            return Finding(part, "fails", 0.8, same.text, f"the entry says it of others: {same.text}", index=at)
        return Finding(part, "open", why="no such figure is given")
    best = candidates[0].likeness
    near = [r for r in candidates if r.likeness >= best - 0.15]
    holding = next((r for r in candidates if r.likeness >= best - 0.25 and entails(r.quantity, quantity)), None)
    if holding:
        return Finding(part, "holds", holding.likeness, holding.quantity.text, "the figure fits", index=holding.index)
    first = near[0]
    unsure = best < SURE_COUNT or _is_share(claim, quantity) or any(compatible(r.quantity, quantity) for r in near)
    summed = _sum_fits(quantity, [r for r in candidates if r.index == first.index])
    status: Status = "holds" if summed else "open" if unsure else "fails"
    why = f"the entry says {first.quantity.text}, the claim {quantity.text}"
    return Finding(part, status, first.likeness, first.quantity.text, why, index=first.index)


def _is_share(claim: Statement, quantity: Quantity) -> bool:
    """True for a part of what was counted before: "16 of them"."""
    return claim.text[quantity.number_end :].lstrip().startswith(("of them", "of whom", "of which"))


def _sum_fits(quantity: Quantity, candidates: Sequence[Rival]) -> bool:
    """True if two figures of one sentence add up to the claim's ("five dinghies and two larger vessels")."""
    plain = [r.quantity for r in candidates if not r.quantity.unit and r.quantity.low == r.quantity.high]
    pairs = [(a, b) for a in plain for b in plain if a.start < b.start]
    return quantity.low == quantity.high and any(a.low + b.low == quantity.low for a, b in pairs)


def _said_otherwise(claim: Statement, quantity: Quantity, sentence: Statement) -> Quantity | None:
    """The same figure of the same people to whom something else befell ("injuring 22", for 22 killed)."""
    mine = _above(claim, quantity)
    for other in sentence.quantities:
        theirs = _above(sentence, other)
        both = {t.lemma for t in (mine, theirs) if t is not None}
        if comparable(other, quantity) and entails(other, quantity) and len(both) == 2 and both <= _HARMED:
            return other
    return None


def _likeness(claim: Statement, mine: Quantity, sentence: Statement, other: Quantity) -> float:
    counted = _same_counted(mine, other)
    happening = _same_happening(_above(claim, mine), _above(sentence, other))
    if mine.unit or other.unit:
        return 0.35 + 0.35 * happening + 0.3 * _same_measured(claim, mine, sentence, other)
    return 0.55 * counted + 0.45 * happening


def _same_measured(claim: Statement, mine: Quantity, sentence: Statement, other: Quantity) -> float:
    """How far two figures are the size of one thing ("a turnout of 73 %")."""
    one, two = _measured(claim, mine), _measured(sentence, other)
    if not one or not two:
        return 0.6
    return max(0.0, *(same_kind(a, b) for a in one for b in two))


def _measured(statement: Statement, quantity: Quantity) -> list[str]:
    """The nouns whose size a figure gives: what "of" hangs it on, and what it counts."""
    found = sorted(_heads(quantity))
    token = statement.token_at(quantity.number_start)
    for _ in range(4):
        if token is None or token.head == token.index or token.pos == "VERB":
            break
        token = statement.tree.head(token)
        if token.pos in ("NOUN", "PROPN") and token.start < quantity.number_start:
            found.append(token.lemma)
            break
    return found


def _same_counted(mine: Quantity, other: Quantity) -> float:
    """How far two figures count the same things; a figure with no noun of its own may count anything."""
    one, two = _heads(mine), _heads(other)
    if not one or not two:
        return 0.7
    if one & two:
        return 1.0
    best = max(max(same_kind(a, b), same_kind(b, a)) for a in one for b in two)
    if best < 0.75 and (one & _ANYBODY or two & _ANYBODY) and all(_is_person(w) for w in one | two):
        best = 0.75
    return max(0.0, best)


def _heads(quantity: Quantity) -> frozenset[str]:
    words = (quantity.counted or quantity.antecedent).lower().split()
    if quantity.unit and not words:
        return frozenset()
    return frozenset(_singular(words[-1:]))


def _singular(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        if word in _PLURALS:
            yield _PLURALS[word]
        elif word.endswith("ies") and len(word) > 4:
            yield f"{word[:-3]}y"
        else:
            yield word if word.endswith("ss") else word.removesuffix("s")


def _is_person(word: str) -> bool:
    return word in _ANYBODY or bool({"person", "group"} & set(topics(word)[:2]))


def _above(statement: Statement, quantity: Quantity) -> Token | None:
    token = statement.token_at(quantity.number_start)
    told = statement.governing(token) if token else None
    return told.verb if told else None


def _same_happening(mine: Token | None, other: Token | None) -> float:
    if mine is None or other is None:
        return 0.6
    both = {mine.lemma, other.lemma}
    if both <= _HARMED and len(both) > 1:
        return 0.9 if both <= _WOUNDING else max(OTHER_HARM, stands_for(mine.lemma, other.lemma, "v"))
    alike = across_classes(mine.lemma, other.lemma)
    return max(0.3, alike)
