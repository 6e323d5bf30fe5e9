"""What speaks for and against a claim beside one sentence, as numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..facts.statements import Statement
from .findings import Finding
from .happenings import Told, directions_swapped
from .wordings import rivalled


@dataclass(frozen=True, slots=True)
class Likeness:
    """Cosines of the claim with a sentence, and the best within its entry; the reader's three shares, if it ran."""

    sentence: float
    entry: float
    supported: float = 1 / 3
    refuted: float = 1 / 3
    untold: float = 1 / 3


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for and against a claim beside one sentence; shares from 0 to 1, counts from 0."""

    dense: float
    nearby: float
    names: float  # share of the claim's names that the entry has
    words: float  # share of its other words
    verbs: float  # how far its happenings are told
    open_names: float
    rival_names: float  # of those, the ones in whose place the sentence may have another
    open_words: float
    failed_words: float  # words in whose place the sentence has another
    amounts_held: float
    amounts_failed: float
    amounts_open: float
    dates_held: float
    dates_failed: float
    dates_open: float
    swapped: float
    denied: float
    opposite: float
    by_another: float  # who did it is somebody else of the same sentence
    named_otherwise: float
    other_agent: float
    other_patient: float
    negated_words: float
    unstated: float  # a happening of the claim is only planned, doubted or ordered
    supported: float  # the reader's shares, a third each where it did not run
    refuted: float
    untold: float
    doubt_held: float = 0.0  # the reader's strongest doubt in a word that the entry has, by what is found of it
    doubt_open: float = 0.0  # … in one that it lacks
    doubt_exact: float = 0.0  # … in a figure or date that holds by algebra
    doubt_verbs: float = 0.0


def features(
    claim: Statement, sentence: Statement, findings: Sequence[Finding], told: Sequence[Told], alike: Likeness
) -> Features:
    """What the findings and what is told come to, beside the sentence that they are of."""
    amounts = [f for f in findings if f.part.kind == "how_many"]
    moments = [f for f in findings if f.part.kind == "when"]
    wordings = [f for f in findings if f.part.kind not in ("how_many", "when")]
    named = {t.start for t in claim.terms if t.kind == "name"}
    names = [f for f in wordings if f.part.start in named]
    words = [f for f in wordings if f.part.start not in named]
    return Features(
        dense=alike.sentence,
        nearby=alike.entry,
        names=_held(names),
        words=_held(words),
        verbs=_mean([max(0.0, t.likeness) for t in told]),
        open_names=_count(names, "open"),
        rival_names=float(rivalled(claim, sentence, [f for f in names if f.status == "open"])),
        open_words=_count(words, "open"),
        failed_words=_count([*names, *words], "fails"),
        amounts_held=_count(amounts, "holds"),
        amounts_failed=math.fsum(f.strength for f in amounts if f.status == "fails"),
        amounts_open=_count(amounts, "open"),
        dates_held=_count(moments, "holds"),
        dates_failed=_count(moments, "fails"),
        dates_open=_count(moments, "open"),
        swapped=float(any(t.swapped for t in told) or directions_swapped(claim, sentence)),
        denied=float(any(t.denied for t in told)),
        opposite=float(any(t.opposite for t in told)),
        by_another=float(any(t.by_another for t in told)),
        named_otherwise=float(any(t.named_otherwise for t in told)),
        other_agent=float(any(t.other_agent for t in told)),
        other_patient=float(any(t.other_patient for t in told)),
        negated_words=float(_negated(claim) != _negated(sentence)),
        unstated=float(any(t.unstated for t in told)),
        supported=alike.supported,
        refuted=alike.refuted,
        untold=alike.untold,
    )


def _held(findings: Sequence[Finding]) -> float:
    total = math.fsum(f.weight for f in findings)
    return math.fsum(f.weight * f.strength for f in findings if f.status == "holds") / total if total else 1.0


def _count(findings: Sequence[Finding], status: str) -> float:
    return float(sum(f.status == status for f in findings))


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 1.0


_NEGATIVE = frozenset("no not n't never neither nor without none nobody nothing n’t".split())


def _negated(statement: Statement) -> bool:
    return any(t.lemma in _NEGATIVE for t in statement.tree.tokens)
