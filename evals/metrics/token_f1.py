"""Token F1 of the short answer, after SQuAD.

    P = common / (words of the short answer), R = common / (words of the accepted string), F1 = 2 P R / (P + R)

with `common` counting each word as often as both have it, and words as in `exact_match`; the best of the accepted
strings counts. Not scored: questions that ask for several things, for yes or no, or that have no answer.
"""

from __future__ import annotations

from collections import Counter

from .base import Metric
from .short_answers import over_accepted


def f1(said: list[str], wanted: list[str]) -> float:
    """From 0 to 1; 1 where both have no words."""
    common = (Counter(said) & Counter(wanted)).total()
    if not said or not wanted:
        return float(said == wanted)
    return 2 * common / (len(said) + len(wanted))


METRIC = Metric("token_f1", "token F1, short answer", over_accepted(f1))
