"""Verdicts from the words of claims alone, never from evidence: a suite on which that does well gives itself away."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from typing import Any, Protocol

from assistant.models import Label

_FOLDS = 10
_WORD = re.compile(r"\w+")


class Labelled(Protocol):
    """A claim with the label that is right."""

    @property
    def id(self) -> str: ...
    @property
    def claim(self) -> str: ...
    @property
    def label(self) -> Label: ...


@dataclass(frozen=True, slots=True)
class Guess:
    """A label, and how likely the words make it, from 0 to 1."""

    label: Label
    confidence: float


def guesses(cases: Sequence[Labelled]) -> Mapping[str, Guess]:
    """For each claim's id: the guess of a multinomial naive Bayes over single words and pairs of neighbours.

    It is trained on the other folds of ten; the claims of a minimal pair are in one fold.
    """
    folds = _folds(cases)
    found: dict[str, Guess] = {}
    for fold in range(_FOLDS):
        held = [case for case, its in zip(cases, folds, strict=True) if its == fold]
        rest = [case for case, its in zip(cases, folds, strict=True) if its != fold]
        model = NaiveBayes(rest or held)
        found |= {case.id: model.guess(case.claim) for case in held}
    return found


class NaiveBayes:
    """Multinomial naive Bayes with add-one smoothing."""

    def __init__(self, cases: Iterable[Labelled]) -> None:
        self._claims: Counter[Label] = Counter()
        self._words: defaultdict[Label, Counter[str]] = defaultdict(Counter)
        for case in cases:
            self._claims[case.label] += 1
            self._words[case.label].update(features(case.claim))
        self._known = len(set().union(*self._words.values())) + 1

    def guess(self, claim: str) -> Guess:
        """The likeliest label; of equally likely ones the first in the alphabet."""
        scores = {label: self._score(label, claim) for label in sorted(self._claims)}
        best = max(scores, key=lambda label: scores[label])
        return Guess(best, 1 / sum(exp(score - scores[best]) for score in scores.values()))

    def _score(self, label: Label, claim: str) -> float:
        words = self._words[label]
        total = words.total() + self._known
        prior = log(self._claims[label] / self._claims.total())
        return prior + sum(log((words[word] + 1) / total) for word in features(claim))


def features(claim: str) -> list[str]:
    """The words of a claim and each two neighbours, lower-cased."""
    words = _WORD.findall(claim.lower())
    return words + [f"{one} {other}" for one, other in pairwise(words)]


def _folds(cases: Sequence[Labelled]) -> list[int]:
    """The fold of each claim: round and round in their order, the claims of a pair together."""
    place: dict[str, int] = {}
    groups = 0
    for case in cases:
        partner = _pair(case)
        known = place.get(case.id, place.get(partner) if partner else None)
        if known is None:
            known, groups = groups, groups + 1
        place[case.id] = known
        if partner:
            place.setdefault(partner, known)
    return [place[case.id] % _FOLDS for case in cases]


def _pair(case: Any) -> str | None:
    pair: str | None = getattr(case, "pair", None)
    return pair
