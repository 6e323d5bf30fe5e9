"""How far a figure of a claim and one of an entry count, or measure, the same thing."""

from __future__ import annotations

from collections.abc import Iterable

from ..facts.parsing import Token
from ..facts.quantities import Quantity
from ..facts.statements import Statement
from ..facts.synonyms import across_classes, same_kind, stands_for
from ..facts.wordnet import topics

OTHER_HARM = -0.5  # the wounded are not the dead
HARMED = frozenset(
    "kill die wound injure hurt execute behead slaughter shoot capture arrest detain miss displace infect free".split()
)
_PLURALS = {"men": "man", "women": "woman", "children": "child", "lives": "life", "bodies": "body"}
_THINGS = (("artifact",), ("location",))
_WOUNDING = frozenset({"wound", "injure", "hurt"})
ANYBODY = frozenset(
    "people person victim other one individual human life soul man dead casualty body corpse member".split()
)


def same_figure(claim: Statement, mine: Quantity, sentence: Statement, other: Quantity) -> float:
    """0 to 1, below 0 where the same befell others: by what is counted, by the happening, by what is measured."""
    counted = _same_counted(mine, other)
    happening = _same_happening(above(claim, mine), above(sentence, other))
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
    if best < 0.75 and (one & ANYBODY or two & ANYBODY) and all(_is_person(w) for w in one | two):
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
    senses = topics(word)[:2]
    # A house is a family to the lexicon as well, but a building first.
    return word in ANYBODY or (senses[:1] not in _THINGS and bool({"person", "group"} & set(senses)))


def above(statement: Statement, quantity: Quantity) -> Token | None:
    """The verb that a figure belongs to; None where it belongs to none."""
    token = statement.token_at(quantity.number_start)
    told = statement.governing(token) if token else None
    return told.verb if told else None


def _same_happening(mine: Token | None, other: Token | None) -> float:
    if mine is None or other is None:
        return 0.6
    both = {mine.lemma, other.lemma}
    if both <= HARMED and len(both) > 1:
        return 0.9 if both <= _WOUNDING else max(OTHER_HARM, stands_for(mine.lemma, other.lemma, "v"))
    alike = across_classes(mine.lemma, other.lemma)
    return max(0.3, alike)
