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
_LEAST = 2  # claims that have a word before it counts
_DRAWN = 5  # as many claims of the usual kind are added to those of each label
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
    """For each claim's id: the guess of a naive Bayes over single words and pairs of neighbours.

    It is trained on the other folds of ten. The claims on an entry are in one fold: claims on the same event
    share words and differ in their labels, which says nothing about claims on others.
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
    """Naive Bayes over which words occur; the share of claims that have a word is drawn to that of all labels.

    Adding one to each count instead would give every claim to the rarest label.
    """

    def __init__(self, cases: Iterable[Labelled]) -> None:
        self._claims: Counter[Label] = Counter()
        self._having: defaultdict[Label, Counter[str]] = defaultdict(Counter)
        for case in cases:
            self._claims[case.label] += 1
            self._having[case.label].update(features(case.claim))
        self._all = sum(self._having.values(), Counter[str]())

    def guess(self, claim: str) -> Guess:
        """The likeliest label; of equally likely ones the first in the alphabet."""
        known = [word for word in sorted(features(claim)) if self._all[word] >= _LEAST]
        scores = {label: self._score(label, known) for label in sorted(self._claims)}
        best = max(scores, key=lambda label: scores[label])
        return Guess(best, 1 / sum(exp(score - scores[best]) for score in scores.values()))

    def _score(self, label: Label, words: Iterable[str]) -> float:
        claims, total = self._claims[label], self._claims.total()
        usual = ((self._having[label][word], self._all[word] / total) for word in words)
        ratios = sum(log((having + _DRAWN * share) / (claims + _DRAWN) / share) for having, share in usual)
        return log(claims / total) + ratios


def features(claim: str) -> set[str]:
    """The words of a claim and each two neighbours, lower-cased."""
    words = _WORD.findall(claim.lower())
    return {*words, *(f"{one} {other}" for one, other in pairwise(words))}


def _folds(cases: Sequence[Labelled]) -> list[int]:
    """The fold of each claim: groups of claims go round and round in their order."""
    roots = _groups(cases)
    numbers = {root: number for number, root in enumerate(dict.fromkeys(roots))}
    return [numbers[root] % _FOLDS for root in roots]


def _groups(cases: Sequence[Any]) -> list[str]:
    """A name for each claim that it has in common with its pair and with the claims on the same entries."""
    above: dict[str, str] = {}

    def root(name: str) -> str:
        while above.setdefault(name, name) != name:
            name = above[name]
        return name

    for case in cases:
        pair = getattr(case, "pair", None)
        tied = [f"entry {case.corpus} {entry}" for entry in getattr(case, "cites", ())] + ([pair] if pair else [])
        for other in tied:
            above[root(other)] = root(case.id)
    return [root(case.id) for case in cases]
