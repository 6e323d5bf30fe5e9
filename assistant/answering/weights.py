"""How strongly the features of a sentence speak for it: fitted, not felt."""

from __future__ import annotations

import math

from .evidence import Evidence, Features

# Logistic weights, fitted by scripts/fit_weights.py on the dev splits of the question suites.
BIAS = -7.0
WEIGHTS = {
    "dense": 4.0,
    "nearby": 2.0,
    "names": 0.0,
    "weakest_name": 3.0,
    "no_name": -1.4,
    "words": 2.2,
    "verbs": 0.0,
    "slot": 1.8,
    "no_slot": -1.6,
    "swapped": -1.0,
}
# An answer is given from this support on.
ENOUGH = 0.5


def support(features: Features) -> float:
    """The probability, 0 to 1, that the sentence answers the question."""
    total = BIAS + sum(weight * getattr(features, name) for name, weight in WEIGHTS.items())
    return 1.0 / (1.0 + math.exp(-total))


def ranked(evidence: list[Evidence]) -> list[Evidence]:
    """The evidence by falling support; equals in the order of their dates and places."""
    return sorted(evidence, key=lambda e: (-round(support(e.features), 6), e.entry.event.id, e.index))
