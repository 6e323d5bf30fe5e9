"""How strongly the features of a sentence speak for it: fitted, not felt."""

from __future__ import annotations

import math
import re

from .evidence import Evidence

# Rounded from two logistic fits, ten-fold by question: the first six on the development questions of the suites, then
# these as one figure beside the reader's, with 128 questions and 68 near misses more, written for entries of eight
# months. In that fit the share of these answered from the right entry rose from 0.67 to 0.77, that of the near misses
# refused from 0.60 to 0.78; on the suites' both moved by 0.04 at most, to either side.
BIAS = -5.65
WEIGHTS = {
    "dense": 1.84,
    "nearby": 2.16,
    "weakest_name": 1.95,
    "words": 1.03,
    "slot": 1.08,
    "no_slot": -0.97,
}
TOLD = 0.26  # of the log odds that the reader gives the entry to answer the question
_SUREST = 0.998  # that it is taken at
# An answer is given from this support on.
ENOUGH = 0.26
_EXACT = re.compile(r"\b(?:names?|identity) of\b|\b(?:what|which) (?:type|kind|make|model|brand)s?\b", re.I)
_MEASURED = frozenset({"how_many", "how_much", "how_long"})


def support(evidence: Evidence) -> float:
    """The probability, 0 to 1, that the sentence answers; 0 where it gives the parts to others, or no figure."""
    return 0.0 if evidence.features.swapped == 1.0 or _lacks_a_figure(evidence) else likeness(evidence)


def likeness(evidence: Evidence) -> float:
    """The same whoever did it to whom, and whether a figure is there."""
    features = evidence.features
    told = min(max(features.told, 1 - _SUREST), _SUREST)
    total = BIAS + sum(weight * getattr(features, name) for name, weight in WEIGHTS.items())
    total += TOLD * math.log(told / (1.0 - told))
    return 1.0 / (1.0 + math.exp(-total))


def other_way_round(evidence: list[Evidence]) -> Evidence | None:
    """The sentence that tells just what is asked with the parts exchanged; None where another answers as well."""
    swapped = max((e for e in evidence if e.features.swapped == 1.0), key=likeness, default=None)
    if swapped is None or likeness(swapped) <= max(ENOUGH, *(support(e) for e in evidence)):
        return None
    return swapped


def _lacks_a_figure(evidence: Evidence) -> bool:
    """True if a number, a name or a make was asked for and the sentence has none that would do."""
    return not any(evidence.slots) and all(ask.kind in _MEASURED or _EXACT.search(ask.text) for ask in evidence.asks)


def ranked(evidence: list[Evidence]) -> list[Evidence]:
    """The evidence by falling support, then likeness; equals in the order of their entries and places."""
    return sorted(evidence, key=lambda e: (-round(support(e), 6), -e.features.dense, e.entry.event.id, e.index))
